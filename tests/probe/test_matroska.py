"""Matroska: tags are read wherever they stand in the segment, also behind the pictures."""

from pathlib import Path

import pytest

from tests.probe.reading import one

AIGC = '{"Label":"1","ContentProducer":"001191330106MA2CFLDG4R10001","ProduceID":"x"}'


def element(kind: str, content: bytes) -> bytes:
    return bytes.fromhex(kind) + (len(content) | 1 << 28).to_bytes(4) + content


def tags(name: str, text: str) -> bytes:
    return element("1254c367", element("7373", element("67c8", element("45a3", name.encode()) + element("4487", text.encode()))))


def segment(*elements: bytes, live: bool = False) -> bytes:
    header = element("1a45dfa3", element("4282", b"matroska"))
    content = b"".join(elements)
    return header + (bytes.fromhex("18538067 01ffffffffffffff") + content if live else element("18538067", content))


INFO = element("1549a966", element("2ad7b1", b"\x0f\x42\x40"))
CLUSTER = element("1f43b675", element("e7", b"\0") + element("a3", bytes(500)))


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("before", [True, False])
def test_a_label_is_read_before_and_behind_the_pictures(tmp_path: Path, *, live: bool, before: bool) -> None:
    label = tags("AIGC", AIGC)
    data = segment(INFO, *((label, CLUSTER) if before else (CLUSTER, label)), live=live)
    assert one(tmp_path, data, "a.mkv").ai == "generated"


def test_a_file_without_labels_says_nothing(tmp_path: Path) -> None:
    found = one(tmp_path, segment(INFO, CLUSTER, tags("TITLE", "Firefly S01E01")), "a.mkv")
    assert (found.ai, found.read) == ("none", "complete")


@pytest.mark.parametrize("live", [False, True])
def test_a_cut_shows(tmp_path: Path, *, live: bool) -> None:
    whole = segment(INFO, CLUSTER, tags("AIGC", AIGC), live=live)
    for length in range(len(whole) // 4, len(whole), 40):
        found = one(tmp_path, whole[:length], "a.mkv")
        assert found.ai != "none" or found.read != "complete" or length == len(segment(INFO, CLUSTER, live=live))
