"""Isobmff, pictures: the metadata among the items of HEIF and AVIF, and the texts that describe pictures."""

from pathlib import Path

import pytest

from gate.probe.containers.isobmff import still as read_still
from tests.probe.containers.boxes import PACKET, full, picture
from tests.probe.containers.walk import blocks, faults, texts, walked
from tests.probe.small import box

UNKNOWN = b"of which nothing is known"
EXIF = b"MM\0\x2a\0\0\0\x08\0\0\0\0\0\0"


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize(
    ("item", "block"),
    [
        ((b"Exif", b"\0\0\0\6Exif\0\0" + EXIF), ("exif", EXIF)),
        ((b"mime", PACKET, b"\0application/rdf+xml\0"), ("xmp", PACKET)),
        ((b"mime", UNKNOWN, b"\0text/plain\0"), ("raw", UNKNOWN)),
        ((b"uri ", UNKNOWN, b"\0urn:x\0"), ("raw", UNKNOWN)),
        ((b"zzzz", UNKNOWN), ("raw", UNKNOWN)),
    ],
)
def test_each_item_of_metadata_is_a_block(
    item: tuple[bytes, ...], block: tuple[str, bytes], tmp_path: Path, *, inside: bool
) -> None:
    found = walked(read_still, tmp_path, picture(*item, inside=inside))
    assert (blocks(found), faults(found)) == ([block], [])


def test_what_describes_pictures_is_a_fact(tmp_path: Path) -> None:
    described = full(b"udes", b"en\0a title\0words\0tag\0") + full(b"altt", b"alt\0en\0") + full(b"auxC", b"urn:x\0")
    found = walked(read_still, tmp_path, picture(b"mime", PACKET, b"a name\0application/rdf+xml\0", description=described))
    names = ["Title", "Description", "Keywords", "AltText", "AuxiliaryImageType", "ItemName"]
    assert texts(found) == list(
        zip([f"Meta:{name}" for name in names], ["a title", "words", "tag", "alt", "urn:x", "a name"], strict=True)
    )


def versions(infos: bytes, places: bytes) -> bytes:
    """A picture whose only item is metadata in 25 bytes at the end of the file, at the place 0xbeef of a list of places."""
    meta = full(b"meta", box(b"iloc", places), infos)
    start = box(b"ftyp", b"avif\0\0\0\0mif1") + meta + box(b"mdat", UNKNOWN)
    return start.replace(b"\xbe\xef", (len(start) - len(UNKNOWN)).to_bytes(2))


@pytest.mark.parametrize(
    ("infos", "places"),
    [
        (
            full(b"iinf", b"\0\1", full(b"infe", b"\0\7\0\0\0application/rdf+xml\0")),
            b"\0\0\0\0\x44\0\0\1\0\7\0\0\0\1\0\0\xbe\xef\0\0\0\x19",
        ),
        (
            box(b"iinf", b"\1\0\0\0\0\0\0\1" + box(b"infe", b"\3\0\0\0\0\1\0\7\0\0zzzz\0")),
            b"\2\0\0\0\x44\0\0\0\0\1\0\1\0\7\0\0\0\0\0\1\0\0\xbe\xef\0\0\0\x19",
        ),
        (
            full(b"iinf", b"\0\1", box(b"infe", b"\2\0\0\0\0\7\0\0zzzz\0")),
            b"\1\0\0\0\x88\x84\0\1\0\7\0\0\0\0\0\0\0\0\0\0\xbe\xef\0\1\0\0\0\1" + bytes(8) + b"\0\0\0\0\0\0\0\x19",
        ),
        (
            full(b"iinf", b"\0\1", box(b"infe", b"\2\0\0\0\0\7\0\0zzzz\0")),
            b"\0\0\0\0\x44\0\0\1\0\7\0\0\0\1\0\0\xbe\xef\0\0\0\0",
        ),
    ],
    ids=["oldest", "longest numbers", "base and index", "to the end"],
)
def test_lists_of_items_are_read_in_each_version(infos: bytes, places: bytes, tmp_path: Path) -> None:
    found = walked(read_still, tmp_path, versions(infos, places))
    assert (blocks(found), faults(found)) == ([("xmp" if b"rdf" in infos else "raw", UNKNOWN)], [])
