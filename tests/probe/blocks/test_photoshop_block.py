"""Photoshop: resources with their names, the blocks in them, and resources that are hostile."""

import struct

import pytest

from gate.probe import blocks as readers
from gate.probe.blocks.photoshop import photoshop
from gate.probe.fact import Block
from tests.probe.blocks.told import dataset, resource, told, written
from tests.probe.containers.walk import blocks, faults, texts
from tests.probe.small import TRAINED, source_type, xmp

_VERSION = b"\0\0\0\1\1" + b"".join(struct.pack(">I", len(text)) + text.encode("utf-16-be") for text in ("Writer", "Reader 2"))
_WHOLE = resource(0x0404, dataset(105, b"News")) + resource(0x0424, b"<x/>", b"named") + resource(0x0422, b"II*\0....")


@pytest.mark.parametrize("head", [b"", b"Photoshop 3.0\0"])
def test_blocks_are_handed_on(head: bytes) -> None:
    found = told(photoshop, head + _WHOLE)
    assert blocks(found) == [("iim", dataset(105, b"News")), ("xmp", b"<x/>"), ("exif", b"II*\0....")]
    assert texts(found) == [("Photoshop:Name", "named")]
    assert not faults(found)


def test_texts_are_facts() -> None:
    found = told(photoshop, resource(0x03F0, b"\7caption") + resource(0x040B, b"http://example.org") + resource(0x0421, _VERSION))
    assert texts(found) == [
        ("Photoshop:Caption", "caption"),
        ("Photoshop:URL", "http://example.org"),
        ("Photoshop:WriterName", "Writer"),
        ("Photoshop:ReaderName", "Reader 2"),
    ]


@pytest.mark.parametrize("number", [0x03ED, 0x0423, 0x0FA0])
def test_a_label_in_any_other_resource_is_heard_all_the_same(number: int) -> None:
    found = told(photoshop, resource(number, b"\1\2" + TRAINED.encode()))
    assert (texts(found), faults(found)) == ([("Bytes:DigitalSourceType", "trainedAlgorithmicMedia")], ["damaged"])


def test_a_small_picture_says_nothing() -> None:
    assert told(photoshop, resource(0x040C, TRAINED.encode())) == []


def test_all_kinds_of_blocks_in_one_another_are_read() -> None:
    inner = written((700, 1, xmp(source_type())), (0x0131, 2, b"some tool\0"))
    said = readers.gathered([Block("photoshop", resource(0x0422, inner) + resource(0x0404, dataset(110, b"a house")))])
    assert {(fact.tag, fact.value) for fact in said.facts} == {
        ("XMP-iptcExt:DigitalSourceType", TRAINED),
        ("IFD0:Software", "some tool"),
        ("IPTC:Credit", "a house"),
    }
    assert not said.faults


@pytest.mark.parametrize("cut", range(1, len(_WHOLE)))
def test_resources_that_are_cut_are_damaged_or_end_with_one(cut: int) -> None:
    first = len(resource(0x0404, dataset(105, b"News")))
    ends = (first - 1, first, len(_WHOLE) - len(resource(0x0422, b"II*\0....")))
    assert bool(faults(told(photoshop, _WHOLE[:cut]))) is (cut not in ends)


@pytest.mark.parametrize(
    "data",
    [
        b"text that is no resource",
        b"8BIM\4\4\xff" + bytes(20),
        b"8BIM\4\4\0\0\xff\xff\xff\xff" + bytes(20),
        resource(0x0FA0, b"") * 300_000,
    ],
    ids=["text", "name", "length", "many"],
)
def test_hostile_resources_are_damaged(data: bytes) -> None:
    assert faults(told(photoshop, data)) == ["damaged"]


def test_resources_of_more_than_are_searched_are_a_fault() -> None:
    assert faults(told(photoshop, resource(0x0FA0, bytes(17 << 20)))) == ["limit"]
