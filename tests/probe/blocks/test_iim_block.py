"""IIM: datasets of texts in their characters, and records that are hostile."""

import struct

import pytest

from gate.probe.blocks.iim import iim
from tests.probe.blocks.told import dataset, told
from tests.probe.containers.walk import faults, texts
from tests.probe.small import TRAINED

_WHOLE = dataset(90, b"\x1b%G", 1) + dataset(0, b"\0\4") + dataset(80, "Zoë".encode()) + dataset(110, b"Made with Google AI")


def test_texts_are_facts_by_the_names_of_their_datasets() -> None:
    found = told(iim, _WHOLE + dataset(25, b"one") + dataset(25, b"two") + dataset(199, b"unheard of") + dataset(7, b"far", 9))
    assert texts(found) == [
        ("IPTC:By-line", "Zoë"),
        ("IPTC:Credit", "Made with Google AI"),
        ("IPTC:Keywords", "one"),
        ("IPTC:Keywords", "two"),
        ("IPTC:IPTC_2_199", "unheard of"),
        ("IPTC:IPTC_9_7", "far"),
    ]
    assert not faults(found)


def test_text_that_is_no_utf8_is_latin() -> None:
    assert texts(told(iim, dataset(120, "Zoë".encode("latin-1")))) == [("IPTC:Caption-Abstract", "Zoë")]


def test_an_extended_dataset_says_how_long_its_length_is() -> None:
    data = struct.pack(">BBBHI", 0x1C, 2, 120, 0x8004, 40_000) + b"long " * 8000
    assert texts(told(iim, data)) == [("IPTC:Caption-Abstract", ("long " * 8000).strip())]


def test_nulls_behind_the_last_dataset_mean_nothing() -> None:
    assert told(iim, _WHOLE + bytes(9)) == told(iim, _WHOLE)


def test_a_label_in_a_dataset_that_holds_none_is_heard_all_the_same() -> None:
    found = told(iim, dataset(202, TRAINED.encode()))
    assert (texts(found), faults(found)) == ([("Bytes:DigitalSourceType", "trainedAlgorithmicMedia")], ["damaged"])


@pytest.mark.parametrize("cut", range(1, len(_WHOLE)))
def test_records_that_are_cut_are_damaged_or_end_with_a_dataset(cut: int) -> None:
    found = told(iim, _WHOLE[:cut])
    ends = [8, 15, 24]
    assert bool(faults(found)) is (cut not in ends)


@pytest.mark.parametrize(
    "data",
    [
        b"text that is none of IPTC's",
        _WHOLE + b"\1\2\3",
        struct.pack(">BBBH", 0x1C, 2, 120, 0xFFFF) + bytes(99),
        struct.pack(">BBBHQ", 0x1C, 2, 120, 0x8008, 1 << 63) + bytes(99),
        dataset(0, b"") * 300_000,
    ],
    ids=["text", "behind", "wide", "long", "many"],
)
def test_hostile_records_are_damaged(data: bytes) -> None:
    assert faults(told(iim, data)) == ["damaged"]
