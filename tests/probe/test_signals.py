"""Signals: every row hears its example and not its near miss, and none of them takes long over anything."""

import time
from collections.abc import Mapping

import pytest

from gate.evidence import Evidence
from gate.probe import signals
from gate.probe.fact import Fact
from gate.probe.hearing import heard
from gate.probe.interpret import evidence
from gate.signal import Signal

ROWS = signals.rows()
LENGTH = 30_000


def said(tags: Mapping[str, str]) -> tuple[Evidence, ...]:
    return evidence(Fact("xmp", tag, value) for tag, value in tags.items())


def name(row: Signal) -> str:
    return f"{row.generator or row.claim}: {next(iter(row.example.values()))[:30]}"


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_the_example_is_heard(row: Signal) -> None:
    found = [item for item in said(row.example) if item.claim == row.claim]
    assert any(row.generator in (None, "=", item.generator) for item in found)
    assert any(item.confidence == row.confidence and item.private >= row.private for item in found)


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_the_near_miss_is_not_heard(row: Signal) -> None:
    assert row.claim not in {item.claim for item in said(row.near_miss)}


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_a_row_listens_in_one_way_and_says_where_it_is_from(row: Signal) -> None:
    assert sum(map(bool, (row.terms, row.names, row.whole, row.every))) == 1
    assert row.where
    assert row.source


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_names_are_written_as_they_are_compared(row: Signal) -> None:
    words = (*row.terms, *row.names, *row.whole)
    assert all(word == word.lower().strip() for word in words)
    assert not any(set(word) & set("_-/") for word in row.names)


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_no_value_takes_long(row: Signal) -> None:
    text = next(iter(row.example.values()))
    begun = time.process_time()
    for piece in (text, text[:-1], text[:1], '"', " --v", "1-", '"class_type": "'):
        heard(row, (piece * LENGTH)[:LENGTH])
    assert time.process_time() - begun < 0.5
