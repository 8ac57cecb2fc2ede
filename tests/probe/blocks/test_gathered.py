"""Gathered: what a file says is heard up to a bound, in number and in letters, and beyond it the file is not taken for read."""

import pytest

from gate.probe import blocks
from gate.probe.fact import Block, Fact

FEW = Fact("png", "PNG:Comment", "x")
LONG = Fact("png", "PNG:Comment", "x" * (1 << 20))


@pytest.mark.parametrize(("fact", "within", "beyond"), [(FEW, 1 << 16, (1 << 16) + 2), (LONG, 16, 18)])
def test_texts_are_heard_up_to_a_bound(fact: Fact, within: int, beyond: int) -> None:
    assert [fault.cause for fault in blocks.gathered([fact] * within).faults] == []
    assert [fault.cause for fault in blocks.gathered([fact] * beyond).faults] == ["limit"]


def test_credentials_are_seen_and_blocks_are_not_entered_for_ever() -> None:
    assert blocks.gathered([FEW, Block("credentials", b"")]).sealed
    assert [fault.cause for fault in blocks.gathered([Block("raw", b"x")], 0).faults] == ["limit"]
