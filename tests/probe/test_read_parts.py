"""Parts: sidecars, labels where no reader looks, and what an old ExifTool drops."""

import os
from pathlib import Path

import pytest

from gate.evidence import Query
from gate.probe import blind, sidecar
from gate.probe.fact import Answer
from gate.probe.opening import Opened
from tests.probe.reading import one, read
from tests.probe.small import SAMPLES, TRAINED, exr, made, png, riff, source_type, tiff, xmp


@pytest.mark.parametrize("name", ["shot.xmp", "shot.mov.xmp", "shot.XMP"])
def test_a_sidecar_speaks_for_its_media(name: str, tmp_path: Path) -> None:
    made(tmp_path, xmp(source_type()), name)
    reading = one(tmp_path, (SAMPLES / "xmp-toolkit" / "BlueSquare.mov").read_bytes(), "shot.mov")
    assert (reading.read, reading.ai) == ("complete", "generated")
    assert ("sidecar", "XMP-iptcExt:DigitalSourceType", TRAINED) in {
        (item.channel, item.tag, item.value) for item in reading.evidence
    }


def test_a_sidecar_that_cannot_be_read_makes_the_reading_partial(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png.xmp")
    made(tmp_path, xmp(source_type())[:-9], "b.xmp")
    made(tmp_path, b"no xmp", "c.xmp")
    readings = read(*(made(tmp_path, png(), name) for name in ("a.png", "b.png", "c.png", "d.png")))
    assert [reading.read for reading in readings] == ["partial", "partial", "partial", "complete"]
    assert "Its sidecar a.png.xmp" in (readings[0].why or "")


def test_a_sidecar_is_not_its_own_sidecar(tmp_path: Path) -> None:
    made(tmp_path, xmp(source_type()), "x.xmp")
    query = Query("x.xmp", str(made(tmp_path, xmp(""), "x.XMP")))
    assert sidecar.answer(query, lambda _: Answer()) == Answer(examined=False)


@pytest.mark.parametrize(
    "spelled", ["trainedAlgorithmicMedia", "TRAINEDALGORITHMICMEDIA", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_label_where_no_reader_looks_is_never_clean(spelled: str, encoding: str, tmp_path: Path) -> None:
    jpeg = (SAMPLES / "c2pa-rs" / "IMG_0003.jpg").read_bytes()
    assert one(tmp_path, jpeg).read == "complete"
    reading = one(tmp_path, jpeg + b"\0" + f"digitalsourcetype/{spelled} ".encode(encoding))
    assert (reading.read, reading.cause) == ("partial", "damaged")
    assert "where no reader looks" in (reading.why or "")


def test_the_xmp_of_an_exr_is_read(tmp_path: Path) -> None:
    for headers in ([{"xmp": xmp(source_type()).decode()}], [{"name": "a"}, {"name": "b", "xmp": xmp(source_type()).decode()}]):
        reading = one(tmp_path, exr(*headers))
        assert (reading.type, reading.read, reading.ai, reading.why) == ("image/x-exr", "complete", "generated", None)


def test_a_sidecar_that_changes_while_it_is_read_is_a_fault(tmp_path: Path) -> None:
    made(tmp_path, xmp(""), "x.xmp")

    def reader(_: Opened) -> Answer:
        made(tmp_path, xmp(source_type()), "x.xmp")
        return Answer()

    answer = sidecar.answer(Query("x.png", str(made(tmp_path, png(), "x.png"))), reader)
    assert [fault.cause for fault in answer.faults] == ["changed"]


def test_a_label_in_the_exif_of_a_webp_with_a_header_of_jpeg_is_read(tmp_path: Path) -> None:
    prompt = "a boat\nNegative prompt: none\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1"
    webp = riff(
        b"WEBP",
        (b"VP8X", b"\x08\0\0\0" + b"\0" * 6),
        (b"VP8L", b"\x2f\0\0\0\0"),
        (b"EXIF", b"Exif\0\0" + tiff(software="NovelAI", description=prompt)),
    )
    reading = one(tmp_path, webp)
    assert (reading.ai, reading.read, reading.why) == ("generated", "complete", None)


@pytest.mark.parametrize(
    ("kind", "version", "examined", "told"),
    [
        ("video/mp4", (12, 57), False, True),
        ("video/mp4", (12, 57), True, False),
        ("video/mp4", (12, 70), False, False),
        ("image/jpeg", (12, 57), False, False),
        ("audio/mpeg", (13, 59), False, True),
        ("image/x-exr", (12, 57), False, False),
    ],
)
def test_what_an_old_version_does_not_see_is_told(kind: str, version: tuple[int, int], examined: bool, told: bool) -> None:
    assert [fault.cause for fault in blind.faults(kind, version, Answer(examined=examined))] == ["old-reader"] * told


def test_a_source_type_where_no_reader_looks_is_evidence_all_the_same(tmp_path: Path) -> None:
    found = one(tmp_path, png() + b"x compositeWithTrainedAlgorithmicMedia x")
    assert (found.ai, found.read) == ("edited", "partial")
    assert one(tmp_path, b"a note on trainedAlgorithmicMedia\n", "note.txt").ai == "none"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("shot.mov", b"see ticket 55, file too big to upload"),
        ("frame.1001.dpx", b"<html><body>404</body></html>"),
        ("mix.WAV", b'{"error": 1}'),
        ("plate.pcx", b"not here"),
    ],
)
def test_text_under_a_name_that_promises_media_is_not_the_media(tmp_path: Path, name: str, data: bytes) -> None:
    found = one(tmp_path, data, name)
    assert (found.read, found.cause) == ("not-read", "damaged")
    assert "promises" in (found.why or "")
    assert one(tmp_path, data, "notes.txt").read == "complete"


@pytest.mark.parametrize(
    ("label", "ai"),
    [
        (b'AIGC{"Label":"1","ContentProducer":"x","ProduceID":"y"}', "generated"),
        (b'{"3":{"class_type":"KSampler","inputs":{"seed":2}}}', "generated"),
        (b'PhotoEditor_Re_Edit_Data{"genAIType":8}', "edited"),
        (b'AIGC{"Label":"0","ContentProducer":"x"}', "none"),
        (b'PhotoEditor_Re_Edit_Data{"genAIType":0}', "none"),
        (b"the AIGC report of 2026", "none"),
    ],
)
def test_a_label_behind_the_end_of_a_picture_is_heard(tmp_path: Path, label: bytes, ai: str) -> None:
    assert one(tmp_path, png() + b"\0\0" + label).ai == ai
