"""Isobmff, labels: a file with one in any place is read as whole and as made by AI, and the same file without it is not."""

from pathlib import Path

import pytest

from tests.probe.containers.boxes import (
    FTYP,
    LABEL,
    MDAT,
    PACKET,
    QT,
    XMP_ID,
    data,
    full,
    handler,
    international,
    keyed,
    listed,
    moov,
    movie,
    picture,
    track,
)
from tests.probe.reading import one
from tests.probe.small import TRAINED, box, tiff, xmp

GRAPH = '{"3": {"inputs": {}, "class_type": "KSampler"}}'
INNOCENT = xmp("<dc:source>x</dc:source>")
M4A = box(b"ftyp", b"M4A \0\0\0\0M4A mp42")
AVIF = box(b"ftyp", b"avif\0\0\0\0mif1avif")
PLACES = {
    "key": movie(keyed("AIGC", data(LABEL))),
    "graph": movie(keyed("prompt", data(GRAPH))),
    "tool": movie(keyed("com.apple.quicktime.software", data("RunwayML Gen-4"))),
    "enhanced": movie(keyed("videoai", data("Enhanced using prob-4"))),
    "source type": movie(keyed("DigitalSourceType", data(TRAINED))),
    "track": movie(track(more=keyed("AIGC", data(LABEL)))),
    "item": M4A + moov(listed(b"\xa9too", data("Kling AI 2.1"))) + MDAT,
    "comment": M4A
    + moov(box(b"udta", listed(b"\xa9cmt", data("made with suno; created=2025-01-01T00:00:00Z; id=6e51a44a"))))
    + MDAT,
    "user data": QT + MDAT + moov(box(b"udta", box(b"\xa9swr", international(b"Pika Labs 2.2")))),
    "3gp": movie(box(b"udta", full(b"dscp", b"\x15\xc7" + LABEL.encode() + b"\0"))),
    "own box": movie(box(b"udta", box(b"AIGC", LABEL.encode()))),
    "xmp behind": movie() + box(b"uuid", XMP_ID + PACKET),
    "xmp before": FTYP + box(b"uuid", XMP_ID + PACKET) + MDAT + moov(),
    "xmp of quicktime": MDAT + moov(box(b"udta", box(b"XMP_", PACKET))),
    "id3": M4A
    + moov(full(b"meta", handler(b"ID32"), full(b"ID32", b"\x15\xc7ID3\4\0\0\0\0\0\x18TSSE\0\0\0\x0e\0\0\3Pika Labs 2.2")))
    + MDAT,
    "document": FTYP + full(b"meta", handler(b"null"), full(b"xml ", PACKET)) + moov() + MDAT,
    "xmp of a picture": picture(b"mime", PACKET, b"\0application/rdf+xml\0"),
    "xmp in a picture": picture(b"mime", PACKET, b"\0application/rdf+xml\0", inside=True),
    "fields of a picture": picture(b"Exif", bytes(4) + tiff(software="NovelAI Diffusion V4.5")),
    "fields of an avif": AVIF + picture(b"Exif", bytes(4) + tiff(software="NovelAI Diffusion V4.5"))[len(AVIF) :],
    "words of a picture": picture(
        b"mime", INNOCENT, b"\0application/rdf+xml\0", description=full(b"udes", b"\0\0", LABEL.encode(), b"\0\0")
    ),
}
WITHOUT = {
    "movie": movie(keyed("comment", data("a comment"))),
    "sound": M4A + moov(listed(b"\xa9too", data("Lavf61.7.100"))) + MDAT,
    "quicktime": QT + MDAT + moov(box(b"udta", box(b"XMP_", INNOCENT) + box(b"\xa9swr", international(b"Studio 3")))),
    "picture": picture(b"mime", INNOCENT, b"\0application/rdf+xml\0"),
    "fields": picture(b"Exif", bytes(4) + tiff(software="a camera")),
    "unlabelled": movie(keyed("AIGC", data('{"Label":"0"}'))),
}
ELSEWHERE = {
    "unknown box": movie() + box(b"zzzz", TRAINED.encode()),
    "free": movie() + box(b"free", TRAINED.encode()),
    "unknown key's picture": movie(listed(b"covr", data(b"\x89PNG" + TRAINED.encode() + b"\0\1", 14))),
    "unknown user data": movie(box(b"udta", box(b"zzzz", TRAINED.encode("utf-16-le")))),
    "garbage": movie() + TRAINED.encode(),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_label_is_found_in_each_place(place: str, tmp_path: Path) -> None:
    reading = one(tmp_path, PLACES[place])
    assert (reading.ai, reading.read, reading.why) == ("enhanced" if place == "enhanced" else "generated", "complete", None)


@pytest.mark.parametrize("place", WITHOUT)
def test_a_file_without_a_label_is_read_as_whole(place: str, tmp_path: Path) -> None:
    reading = one(tmp_path, WITHOUT[place])
    assert (reading.ai, reading.read, reading.why) == ("none", "complete", None)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_label_where_nothing_is_known_is_seen_and_told(place: str, tmp_path: Path) -> None:
    reading = one(tmp_path, ELSEWHERE[place])
    assert (reading.ai, reading.read) == ("generated", "partial")
