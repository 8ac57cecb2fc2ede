"""TIFF: every field of every directory, pictures that lie within the file, what stands behind them, and files that are cut or hostile."""

import struct
import time
from pathlib import Path

import pytest

from gate.probe.blocks import gathered
from gate.probe.containers.tiff import tiff
from gate.probe.fact import Found
from tests.probe.blocks.told import Stream, dataset, resource, written
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.reading import one
from tests.probe.small import TRAINED, source_type, xmp
from tests.probe.small import tiff as small_tiff

_STEPS = b"a fox\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 1"


def strips(places: int, lengths: int) -> bytes:
    """A TIFF whose picture of six bytes stands at its end, by the fields for strips or for tiles."""
    return b"II*\0" + struct.pack("<IHHHIIHHIII", 8, 2, places, 4, 1, 38, lengths, 4, 1, 6, 0) + b"pixels"


WHOLE = {
    "classic": small_tiff(software="gate", artist="nobody"),
    "big": b"II+\0\x08\0\0\0" + struct.pack("<QQHHQQQ", 16, 1, 305, 2, 9, 52, 0) + b"gate\0gate",
    "strips": strips(273, 279),
    "tiles": strips(324, 325),
    "small JPEG": strips(513, 514),
}


def of(folder: Path, data: bytes) -> list[Found]:
    return walked(tiff, folder, data)


def sub_directory() -> bytes:
    """A DNG in small: the label stands in the second of two directories below the first."""
    stream = Stream(">")
    places = [stream.add((254, 4, bytes(4))), stream.add((0x010E, 2, _STEPS + b"\0"))]
    return stream.begun(stream.add((0x0131, 2, b"some tool\0"), (330, 4, struct.pack(">II", *places))))


def second_page() -> bytes:
    stream = Stream(">", big=True)
    second = stream.add((0x010E, 2, _STEPS + b"\0"))
    return stream.begun(stream.add((0x0131, 2, b"some tool\0"), following=second))


def exif_directory() -> bytes:
    stream = Stream()
    part = stream.add((0x9286, 7, b"UNICODE\0" + _STEPS.decode().encode("utf-16-le")))
    return stream.begun(stream.add((34665, 4, struct.pack("<I", part))))


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_has_no_fault(name: str, tmp_path: Path) -> None:
    assert faults(of(tmp_path, WHOLE[name])) == []


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("missing", [1, 3])
def test_a_file_that_ends_too_early_is_damaged(name: str, missing: int, tmp_path: Path) -> None:
    assert faults(of(tmp_path, WHOLE[name][:-missing])) == ["damaged"]


LABELLED = {
    "XMP-iptcExt:DigitalSourceType": written((700, 1, xmp(source_type()))),
    "IPTC:Credit": written((33723, 7, dataset(110, b"Made with Google AI"))),
    "XMP-iptcExt:DigitalSourceType in resources": written((34377, 1, resource(0x0424, xmp(source_type())))),
    "IFD0:Make": written((0x010F, 2, b"Ideogram AI\0")),
    "ExifIFD:UserComment": exif_directory(),
    "SubIFD1:ImageDescription": sub_directory(),
    "IFD1:ImageDescription": second_page(),
    "IFD0:XPComment": written((0x9C9C, 1, _STEPS.decode().encode("utf-16-le"))),
}


@pytest.mark.parametrize("tag", LABELLED)
def test_a_label_is_found_wherever_it_stands(tag: str, tmp_path: Path) -> None:
    reading = one(tmp_path, LABELLED[tag])
    assert (reading.type, reading.ai, reading.read) == ("image/tiff", "generated", "complete")
    assert tag.partition(" ")[0] in [item.tag for item in reading.evidence]


@pytest.mark.parametrize("tag", LABELLED)
def test_a_labelled_file_that_is_cut_is_not_complete_unless_all_was_read(tag: str, tmp_path: Path) -> None:
    whole = LABELLED[tag]
    everything = gathered(of(tmp_path, whole)).facts
    for cut in cuts(whole):
        said = gathered(of(tmp_path, cut))
        assert said.faults or said.facts == everything, cut


def test_without_a_label_there_is_none(tmp_path: Path) -> None:
    reading = one(tmp_path, written((700, 1, xmp("<dc:source>a boat</dc:source>")), (0x0131, 2, b"Nuke 15\0")))
    assert (reading.ai, reading.read, reading.evidence) == ("none", "complete", ())


def test_credentials_are_handed_on(tmp_path: Path) -> None:
    assert blocks(of(tmp_path, written((0xCD41, 7, b"a store of manifests")))) == [("credentials", b"")]


def test_a_label_behind_the_picture_is_heard(tmp_path: Path) -> None:
    reading = one(tmp_path, WHOLE["strips"] + TRAINED.encode())
    assert (reading.ai, reading.read) == ("generated", "partial")
    assert blocks(of(tmp_path, WHOLE["strips"] + b"behind it")) == [("raw", b"behind it")]


def test_a_label_in_a_field_that_is_not_known_is_heard(tmp_path: Path) -> None:
    found = of(tmp_path, written((0xABCD, 7, b"\1\2\3" + TRAINED.encode() + b"\xff")))
    assert texts(found) == [("Bytes:DigitalSourceType", "trainedAlgorithmicMedia")]
    assert faults(found) == ["damaged"]


def test_a_picture_that_does_not_say_how_long_it_is_reaches_to_the_end(tmp_path: Path) -> None:
    assert of(tmp_path, written((273, 4, struct.pack("<I", 8))) + b"picture") == []


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"II*\0", "damaged"),
        (b"II*\0" + struct.pack("<I", 9999), "damaged"),
        (b"II*\0" + struct.pack("<IHHHII", 8, 1, 305, 2, 9, 9999) + b"\0" * 4, "damaged"),
        (b"II*\0" + struct.pack("<IHHHIII", 8, 1, 305, 2, 1, 0, 8), "damaged"),
        (b"II*\0" + struct.pack("<IHHHIII", 8, 1, 273, 4, 1, 0xFFFFFFFF, 0), "damaged"),
        (written((273, 4, bytes(1_200_000)), (279, 4, bytes(1_200_000))), "damaged"),
        (written((0xABCD, 7, bytes(17 << 20))), "limit"),
        (WHOLE["strips"] + bytes(17 << 20), "limit"),
    ],
    ids=["header", "directory", "value", "loop", "strip", "strips", "field", "behind"],
)
def test_a_hostile_file_is_not_complete(data: bytes, cause: str, tmp_path: Path) -> None:
    begun = time.monotonic()
    assert faults(of(tmp_path, data)) == [cause]
    assert time.monotonic() - begun < 5
