"""SVG, PSD and XMP files: a label in each place that can hold one, and files that are cut or hostile."""

import struct
from pathlib import Path

import pytest

from gate.probe.blocks import gathered
from gate.probe.containers.psd import psd
from gate.probe.containers.svg import svg
from gate.probe.containers.xmp_file import xmp_file
from tests.probe.blocks.told import dataset, resource
from tests.probe.containers.walk import Reader, blocks, cuts, faults, texts, walked
from tests.probe.reading import one
from tests.probe.small import SAMPLES, TRAINED, opened, source_type, xmp

_STEPS = "a fox\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 1"


def drawn(inside: str, before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" width="1"><path d="M0 0"/>{inside}</svg>'.encode()


def sections(resources: bytes, layers: bytes = b"", *, large: bool = False) -> bytes:
    """A Photoshop file, of which the picture is seven bytes."""
    return (
        (b"8BPS\0\2" if large else b"8BPS\0\1")
        + bytes(20)
        + struct.pack(">I3sI", 3, b"rgb", len(resources))
        + resources
        + struct.pack(">Q" if large else ">I", len(layers))
        + layers
        + b"picture"
    )


LABELLED = {
    "svg metadata": (drawn(f"<metadata>{xmp(source_type()).decode()}</metadata>"), "XMP-iptcExt:DigitalSourceType"),
    "svg metadata without xmpmeta": (
        drawn(f"<g><metadata>{xmp(source_type()).decode().partition('>')[2].removesuffix('</x:xmpmeta>')}</metadata></g>"),
        "XMP-iptcExt:DigitalSourceType",
    ),
    "svg of a named type": (
        drawn(
            f"<metadata>{xmp(source_type()).decode()}</metadata>",
            '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        ),
        "XMP-iptcExt:DigitalSourceType",
    ),
    "svg title": (drawn(f"<title>{_STEPS}</title>"), "SVG:Title"),
    "psd xmp": (sections(resource(0x0424, xmp(source_type()))), "XMP-iptcExt:DigitalSourceType"),
    "psb iptc": (sections(resource(0x0404, dataset(110, b"Made with Google AI")), b"layers", large=True), "IPTC:Credit"),
    "xmp": (xmp(source_type()), "XMP-iptcExt:DigitalSourceType"),
    "xmp in utf-16": (xmp(source_type()).decode().encode("utf-16"), "XMP-iptcExt:DigitalSourceType"),
}
READERS: dict[str, Reader] = {"svg": svg, "psd": psd, "psb": psd, "xmp": xmp_file}


@pytest.mark.parametrize("name", LABELLED)
def test_a_label_is_found_wherever_it_stands(name: str, tmp_path: Path) -> None:
    data, tag = LABELLED[name]
    reading = one(tmp_path, data)
    assert (reading.ai, reading.read) == ("generated", "complete")
    assert tag in [item.tag for item in reading.evidence]


@pytest.mark.parametrize("name", LABELLED)
def test_a_file_that_is_cut_is_not_complete_unless_all_was_read(name: str, tmp_path: Path) -> None:
    data, _ = LABELLED[name]
    reader = READERS[name.partition(" ")[0]]
    whole = gathered(walked(reader, tmp_path, data))
    for cut in cuts(data):
        said = gathered(walked(reader, tmp_path, cut))
        assert said.faults or said.facts == whole.facts, cut


@pytest.mark.parametrize(
    "data",
    [
        drawn("<title>A boat</title><text>by hand</text>", "<!-- made by hand --><?xml-stylesheet href='a.css'?>"),
        sections(b""),
        sections(resource(0x0424, xmp("<dc:source>a boat</dc:source>")), b"layers"),
        xmp("<dc:source>a boat</dc:source>"),
    ],
    ids=["svg", "psd", "psd with xmp", "xmp"],
)
def test_without_a_label_there_is_none(data: bytes, tmp_path: Path) -> None:
    reading = one(tmp_path, data)
    assert (reading.ai, reading.read, reading.evidence) == ("none", "complete", ())


@pytest.mark.parametrize(
    "data",
    [
        drawn(f"<!-- {TRAINED} -->"),
        drawn(f"<text>{TRAINED}</text>"),
        drawn(f'<g id="{TRAINED}"/>'),
        drawn("", f"<?note {TRAINED}?>"),
        sections(b"", b"\0\1" + TRAINED.encode()),
    ],
    ids=["comment", "text", "attribute", "instruction", "layers"],
)
def test_a_label_in_any_other_place_is_heard(data: bytes, tmp_path: Path) -> None:
    reading = one(tmp_path, data)
    assert (reading.ai, reading.read) == ("generated", "partial")


def test_credentials_of_a_drawing_are_handed_on(tmp_path: Path) -> None:
    data = drawn('<metadata><c:manifest xmlns:c="http://c2pa.org/manifest">AAAA</c:manifest></metadata>')
    found = walked(svg, tmp_path, data)
    assert (texts(found), blocks(found), faults(found)) == ([], [("credentials", b"")], [])


@pytest.mark.parametrize(
    ("data", "name", "cause"),
    [
        (drawn("&b;", '<!DOCTYPE svg [<!ENTITY b "c">]>'), "svg", "unsupported"),
        (drawn("&b;", '<!DOCTYPE svg SYSTEM "a.dtd">'), "svg", "unsupported"),
        (drawn("<g>" * 100_000), "svg", "limit"),
        (drawn("<g>"), "svg", "damaged"),
        (drawn(" " * (17 << 20)), "svg", "limit"),
        (xmp(" " * (17 << 20)), "xmp", "limit"),
        (sections(bytes(17 << 20)), "psd", "limit"),
        (b"8BPS\0\1" + bytes(20), "psd", "damaged"),
        (b"8BPS\0\1" + bytes(20) + b"\xff" * 20, "psd", "damaged"),
        (sections(b"")[:-7], "psd", "damaged"),
    ],
)
def test_a_hostile_file_is_not_complete(data: bytes, name: str, cause: str, tmp_path: Path) -> None:
    assert faults(walked(READERS[name], tmp_path, data)) == [cause]


def test_a_sidecar_beside_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.tif.xmp").write_bytes(xmp(source_type()))
    reading = one(tmp_path, b"II*\0" + struct.pack("<IHHHIII", 8, 1, 305, 2, 4, 0x6C6F6F74, 0), "a.tif")
    assert (reading.ai, reading.read) == ("generated", "complete")


def test_a_real_file_of_photoshop_is_whole() -> None:
    (path,) = SAMPLES.rglob("*.psd")
    file = opened(path)
    found = list(psd(file))
    file.close()
    assert [kind for kind, _ in blocks(found)] == ["photoshop", "raw"]
