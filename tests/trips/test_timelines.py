"""Timelines that a manifest names, through the real command: read where they can be, and never passed over in silence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.delivered import CLEARANCES, MANIFEST, png
from tests.trips.conftest import Ran

CUT = "conform/NF_104_v01.otio"


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    """A delivery that names a timeline, with no timeline in it yet."""
    (tmp_path / "delivery.yaml").write_text(MANIFEST.replace("registers:", f"timelines: [{CUT}]\nregisters:"))
    for folder in ("registers", "stills", "conform"):
        (tmp_path / folder).mkdir()
    (tmp_path / "registers/clearances.yaml").write_text(CLEARANCES)
    (tmp_path / "stills/harbour.png").write_bytes(png())
    (tmp_path / "stills/pier.png").write_bytes(png(("Comment", "pier")))
    return tmp_path


def cut(name: str) -> str:
    """A timeline with one clip on a track of a name."""
    media = {"OTIO_SCHEMA": "ExternalReference.1", "target_url": "file:///x/harbour.png"}
    length = {"OTIO_SCHEMA": "RationalTime.1", "value": 24, "rate": 24}
    clip = {
        "OTIO_SCHEMA": "Clip.1",
        "name": "harbour",
        "media_reference": media,
        "source_range": {"OTIO_SCHEMA": "TimeRange.1", "duration": length},
    }
    track = {"OTIO_SCHEMA": "Track.1", "name": name, "kind": "Video", "children": [clip]}
    return json.dumps({"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [track]}}, indent=1)


def found(gate: Callable[..., Ran], *words: str) -> list[dict[str, Any]]:
    ran = gate("check", "--today", "2024-05-02", "--format", "json", *words)
    assert ran.code in (0, 1), ran
    return [row for row in json.loads(ran.out)["findings"] if row["rule"].startswith("TMP")]


@pytest.mark.parametrize("words", [(), ("--manifest-only",)])
def test_a_timeline_is_read_whether_media_are_opened_or_not(
    gate: Callable[..., Ran], delivery: Path, words: tuple[str, ...]
) -> None:
    (delivery / CUT).write_text(cut("V1"))
    assert found(gate, *words) == []
    (delivery / CUT).write_text(cut("TEMP VFX"))
    [row] = found(gate, *words)
    assert (row["rule"], row["element"], row["timecode"]) == ("TMP204", "NF_104_010", "00:00:00:00")
    place = row["location"]
    assert place["path"] == CUT
    assert '"Clip.1"' in "".join((delivery / CUT).read_text().splitlines()[place["line"] - 1 :][:3])


@pytest.mark.parametrize("text", [None, "", "[", "{}", cut("V1").replace("Clip.1", "House.1")])
def test_one_that_is_not_there_or_cannot_be_read_shuts_the_gate_at_its_entry(
    gate: Callable[..., Ran], delivery: Path, text: str | None
) -> None:
    if text is not None:
        (delivery / CUT).write_text(text)
    [row] = found(gate)
    assert (row["rule"], row["severity"], row["location"]["path"], row["location"]["line"]) == (
        "TMP211",
        "error",
        "delivery.yaml",
        11,
    )
