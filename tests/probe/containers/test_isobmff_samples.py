"""Isobmff, samples: those of metadata are searched where they are few, by tables of each kind."""

import struct
from pathlib import Path

import pytest

from gate.probe.containers.isobmff import movie
from tests.probe.containers.boxes import FTYP, full, moov, sample_table, track
from tests.probe.containers.walk import blocks, faults, walked
from tests.probe.small import box


def searched(folder: Path, whole: bytes) -> list[bytes]:
    found = walked(movie, folder, whole)
    assert faults(found) == []
    return [content for kind, content in blocks(found) if kind == "raw"]


def described(count: int, handled: bytes = b"mdta", *, alike: bool = False, far: bool = False) -> bytes:
    """A movie whose second track has so many samples of ten bytes, one in the first chunk and two in each other, at the end of the file."""

    def whole(place: int) -> bytes:
        chunks = [place, *(place + 10 + 20 * number for number in range(count // 2))]
        each = b"" if alike else struct.pack(f">{count}I", *[10] * count)
        sizes = full(b"stsz", struct.pack(">II", 10 * alike, count), each)
        runs = full(b"stsc", struct.pack(">I6I", 2, 1, 1, 1, 2, 2, 1))
        form = "Q" if far else "I"
        offsets = full(b"co64" if far else b"stco", struct.pack(f">I{len(chunks)}{form}", len(chunks), *chunks))
        return FTYP + moov(track(handled, table=sample_table(sizes, runs, offsets))) + box(b"mdat", b"0123456789" * count)

    return whole(len(whole(0)) - 10 * count)


@pytest.mark.parametrize(("count", "handled", "chunks"), [(3, b"mdta", 2), (16, b"meta", 9), (17, b"mdta", 0), (3, b"vide", 0)])
def test_the_samples_of_metadata_are_searched_if_they_are_few(count: int, handled: bytes, chunks: int, tmp_path: Path) -> None:
    found = searched(tmp_path, described(count, handled))
    assert b"".join(found) == (b"0123456789" * count if chunks else b"")
    assert len(found) == chunks


@pytest.mark.parametrize("alike", [False, True])
@pytest.mark.parametrize("far", [False, True])
def test_samples_are_found_by_tables_of_each_kind(tmp_path: Path, *, alike: bool, far: bool) -> None:
    assert searched(tmp_path, described(5, alike=alike, far=far)) == [b"0123456789", b"0123456789" * 2, b"0123456789" * 2]


def test_samples_in_another_file_are_told(tmp_path: Path) -> None:
    assert set(faults(walked(movie, tmp_path, described(2)[:-28] + box(b"mdat")))) == {"limit"}
