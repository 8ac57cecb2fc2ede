"""Structure: a whole file passes, a cut one is damaged, and hostile ones end in time."""

import struct
import time
from pathlib import Path

import pytest

from gate.probe import structure
from gate.probe.fact import Answer, Fact
from gate.probe.sniff import media_type
from tests.probe.small import SAMPLES, box, exr, made, opened, png, riff, tiff, wav, xmp


def strips(places: int, lengths: int) -> bytes:
    """A TIFF whose picture of six bytes stands at its end, by the fields for strips or for tiles."""
    return b"II*\0" + struct.pack("<IHHHIIHHIII", 8, 2, places, 4, 1, 38, lengths, 4, 1, 6, 0) + b"pixels"


WHOLE = {
    "png": png(("Comment", "x")),
    "wav": wav(),
    "webp": riff(b"WEBP", (b"VP8L", b"picture")),
    "tiff": tiff(software="gate", artist="nobody"),
    "bigtiff": b"II+\0\x08\0\0\0" + struct.pack("<QQHHQQQ", 16, 1, 305, 2, 9, 52, 0) + b"gate\0gate",
    "gif": b"GIF89a\1\0\1\0\x80\0\0" + b"\0" * 6 + b"!\xfe\3abc\0,\0\0\0\0\1\0\1\0\0\2\2\x4c\1\0;",
    "mov": box(b"ftyp", b"qt  \0\0\0\0") + box(b"mdat", b"x" * 20) + box(b"moov", b"x" * 8),
    "heic": box(b"ftyp", b"heic\0\0\0\0") + box(b"meta", b"x" * 20),
    "flac": b"fLaC" + b"\x80\0\0\x22" + b"\0" * 34 + b"sound",
    "mp3": b"ID3\3\0\0\0\0\0\x0a" + b"\0" * 10 + b"\xff\xfb\x90\x64",
    "ogg": b"OggS\0\4" + b"\0" * 20 + b"\1\5sound",
    "webm": bytes.fromhex("1a45dfa3 85 4282 82") + b"we" + bytes.fromhex("18538067 84 ec82 0000"),
    "dpx": b"SDPX" + b"\0" * 12 + struct.pack(">I", 64) + b"\0" * 44,
    "cineon": b"\x80\x2a\x5f\xd7" + b"\0" * 16 + struct.pack(">I", 64) + b"\0" * 40,
    "exr": exr({"comments": "hi"}),
    "exr of parts": exr({"name": "a"}, {"name": "b"}),
    "tiff of strips": strips(273, 279),
    "tiff of tiles": strips(324, 325),
    "psd": b"8BPS\0\1" + b"\0" * 20 + b"\0\0\0\0\0\0\0\4abcd\0\0\0\0" + b"picture",
    "pdf": b"%PDF-1.4\nstartxref\n9\n%%EOF\n",
    "xmp": xmp("<dc:source>x</dc:source>"),
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>",
}
CUT = {"flac": 5, "gif": 1, "mp3": 4, "pdf": 6, "png": 12, "psd": 9}
"""How many bytes have to be missing; 3 of the other formats."""


def examined(path: Path) -> Answer:
    file = opened(path)
    try:
        return structure.answer(file, media_type(file) or "")
    finally:
        file.close()


def damaged(data: bytes, folder: Path) -> bool:
    return [fault.cause for fault in examined(made(folder, data)).faults] == ["damaged"]


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_has_no_fault(name: str, tmp_path: Path) -> None:
    assert examined(made(tmp_path, WHOLE[name])).faults == ()


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_ends_too_early_is_damaged(name: str, tmp_path: Path) -> None:
    assert damaged(WHOLE[name][: -CUT.get(name, 3)], tmp_path)


@pytest.mark.parametrize(
    "sample", sorted(path for path in SAMPLES.rglob("*.*") if path.suffix not in {".edl", ".xml"}), ids=lambda path: path.name
)
def test_real_files_are_whole(sample: Path) -> None:
    assert examined(sample).faults == ()


@pytest.mark.parametrize(
    "name", ["composite-dst.jpg", "BlueSquare.mov", "stripes.exr", "MERIDIAN_Netflix_Photon_161006_00_tt.mxf", "videotest2.mp4"]
)
def test_a_real_file_that_is_cut_is_damaged(name: str, tmp_path: Path) -> None:
    whole = next(SAMPLES.rglob(name)).read_bytes()
    share = 300 if name.endswith("exr") else len(whole) * 6 // 10
    assert damaged(whole[:share], tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        box(b"ftyp", b"qt  \0\0\0\0") + box(b"mdat", b"x" * 20),  # no moov
        riff(b"WAVE", (b"fmt ", b"x" * 16)),  # no sound
        b"RF64\xff\xff\xff\xffWAVEdata\0\0\0\0",  # no ds64
        b"II*\0" + struct.pack("<I", 9999),  # directory outside
        b"II*\0" + struct.pack("<IHHHII", 8, 1, 305, 2, 9, 9999) + b"\0" * 4,  # value outside
        xmp("<dc:source>"),  # not closed
        b"\xff\xd8\xff\xd9" + b"\0" * 20,  # no picture
        WHOLE["mov"] + b"\0" * 8 + box(b"udta", b"x"),  # behind what looks like the end
        WHOLE["mov"] + bytes(3 << 20) + box(b"udta", b"x"),
        WHOLE["mov"] + b"\0" * 7 + b"\1abc",
        WHOLE["exr"][:-18] + bytes(8) + WHOLE["exr"][-10:],  # a picture that was never written
        WHOLE["exr"][:5] + b"\x08" + WHOLE["exr"][6:-18] + b"\xff" * 8 + WHOLE["exr"][-10:],
        WHOLE["exr"].replace(b"dataWindow", b"dataWidows").replace(b"chunkCount", b"chunkyPart"),
    ],
)
def test_what_a_format_needs_has_to_be_there(data: bytes, tmp_path: Path) -> None:
    assert damaged(data, tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8" + b"\xff" * 300_000,  # fill bytes without an end
        b"\x89PNG\r\n\x1a\n" + (b"\0\0\0\0tEXt\0\0\0\0") * 300_000,
        b"II*\0" + struct.pack("<IHHHIII", 8, 1, 305, 2, 1, 0, 8),  # a directory that is its own next
        xmp("<dc:a>" * 100_000),
    ],
    ids=["fill", "chunks", "loop", "nesting"],
)
def test_a_hostile_file_ends_in_time(data: bytes, tmp_path: Path) -> None:
    begun = time.monotonic()
    assert damaged(data, tmp_path)
    assert time.monotonic() - begun < 10


def test_the_texts_of_every_part_of_an_exr_are_facts(tmp_path: Path) -> None:
    parts = exr({"prompt": "a"}, {"prompt": "b", "comments": "c"}, {"prompt": "d"})
    said = [("OpenEXR:Prompt", "b"), ("OpenEXR:Comments", "c"), ("OpenEXR:Prompt", "d")]
    assert examined(made(tmp_path, parts)).facts == tuple(Fact("exr", tag, text) for tag, text in said)


@pytest.mark.parametrize("chunks", [[(b"AIGC", b'{"Label":"1"}')], [(b"LIST", b"INFO" + b"AIGC\x0d\0\0\0" + b'{"Label":"1"}\0')]])
def test_a_label_that_exiftool_passes_over_is_a_fact(chunks: list[tuple[bytes, bytes]], tmp_path: Path) -> None:
    assert examined(made(tmp_path, wav(*chunks))).facts == (Fact("riff", "RIFF:AIGC", '{"Label":"1"}'),)


@pytest.mark.parametrize(
    ("data", "without"),
    [
        (WHOLE["mov"], True),
        (WHOLE["mov"] + box(b"uuid", bytes.fromhex("d8fec3d61b0e483c92975828877ec481") + b"x"), False),
        (WHOLE["mov"][:-3], False),
        (wav(), True),
        (wav((b"C2PA", b"x")), False),
        (WHOLE["tiff"], False),
    ],
)
def test_the_structure_shows_where_no_credentials_can_stand(data: bytes, without: bool, tmp_path: Path) -> None:
    file = opened(made(tmp_path, data))
    assert structure.without_credentials(file, media_type(file) or "") is without
    file.close()
