"""Mxf: texts of all partitions are heard, what is unknown is searched, essence is passed over, and a file without its footer is damaged."""

import struct
import time
from pathlib import Path

import pytest

from gate.probe.containers.mxf import mxf
from gate.probe.fact import Fault
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.reading import one, read
from tests.probe.small import SAMPLES, source_type, xmp

MIB = 1 << 20
SET, PRIMER = "060e2b34025301010d01010101013000", "060e2b34020501010d01020101050100"
FILL, TABLE, RANDOM = "060e2b34010101020301021001000000", "060e2b34025301010d01020101100100", "060e2b34020501010d01020101110100"
PICTURE, DARK = "060e2b34010201010d01030115010500", "060e2b34010101010e09010203040506"
LABELS = {
    0x3C01: "060e2b34010101020520070102010000",
    0x4402: "060e2b34010101010103030201000000",
    0x5001: "060e2b34010101020302010209010000",
    0x5003: "060e2b3401010102030201020a010000",
    0x8001: "060e2b34010101050301022001020000",
}


def klv(key: str, *content: bytes) -> bytes:
    data = b"".join(content)
    return bytes.fromhex(key) + b"\x87" + len(data).to_bytes(7) + data


def item(tag: int, value: bytes | str) -> bytes:
    data = value.encode("utf-16-be") if isinstance(value, str) else value
    return struct.pack(">HH", tag, len(data)) + data


def primer() -> bytes:
    return klv(
        PRIMER, struct.pack(">II", len(LABELS), 18), *(struct.pack(">H", tag) + bytes.fromhex(ul) for tag, ul in LABELS.items())
    )


def pack(kind: int, this: int, previous: int, footer: int, stream: tuple[int, str] = (0, "0400")) -> bytes:
    """A partition pack; `stream` is that of its essence, and the kind and status that end its key."""
    value = struct.pack(">HHIQQQQQIQI", 1, 3, 1, this, previous, footer, 0, 0, 0, 0, stream[0]) + bytes(24)
    return klv(f"060e2b34020501010d01020101{kind:02x}{stream[1]}", value)


PACK = len(pack(2, 0, 0, 0))


def file(*metadata: bytes, index: bool = True, told: bool = True, tail: str = "0400") -> bytes:
    """A header partition, a body partition with essence, and a footer; the header says where the footer stands, if `told`."""
    header, body, footer = (*metadata, b"", b"")[:3]
    header = primer() + header
    second = PACK + len(header)
    third = second + PACK + len(body)
    data = pack(2, 0, 0, third if told else 0) + header + pack(3, second, 0, 0, (1, tail)) + body
    data += pack(4, third, second, third) + footer
    rows = b"".join(struct.pack(">IQ", stream, place) for stream, place in ((0, 0), (1, second), (0, third)))
    return data + klv(RANDOM, rows, struct.pack(">I", 24 + len(rows) + 4)) * index


ESSENCE = klv(PICTURE, bytes(range(256)) * 8)
SUPPLIER = klv(SET, item(0x3C01, "Caf\u00e9"))
SAID = [("MXF:ApplicationSupplierName", "Café")]


@pytest.mark.parametrize(
    "data",
    [
        file(SUPPLIER, ESSENCE),
        file(b"", SUPPLIER.join([primer(), ESSENCE])),
        file(b"", ESSENCE, primer() + SUPPLIER),
        file(b"", ESSENCE, primer() + SUPPLIER, told=False),
        file(b"", primer() + SUPPLIER + ESSENCE, index=False),
        file(SUPPLIER, ESSENCE, index=False, told=False),
        file(SUPPLIER, ESSENCE, primer() + SUPPLIER),
        bytes(1000) + file(SUPPLIER, ESSENCE),
        file(klv(FILL, bytes(500)) + klv(TABLE, b"x" * 500) + SUPPLIER, ESSENCE),
    ],
)
def test_the_metadata_of_every_partition_are_read_once(tmp_path: Path, data: bytes) -> None:
    assert walked(mxf, tmp_path, data) == walked(mxf, tmp_path, file(SUPPLIER))
    assert texts(walked(mxf, tmp_path, data)) == SAID


def test_a_partition_that_only_the_index_or_only_the_footer_names_is_read(tmp_path: Path) -> None:
    data = file(b"", primer() + SUPPLIER + ESSENCE)
    second = struct.pack(">Q", PACK + len(primer()))
    footer = data.rindex(bytes.fromhex("060e2b34020501010d0102010104"))
    back = data.index(second, footer)
    row = data.index(struct.pack(">I", 1) + second, back)
    unnamed = data[:back] + bytes(8) + data[back + 8 :]
    unlisted = data[:row] + bytes(12) + data[row + 12 :]
    assert texts(walked(mxf, tmp_path, unnamed)) == texts(walked(mxf, tmp_path, unlisted)) == SAID


def test_a_partition_pack_without_its_fields_is_damage(tmp_path: Path) -> None:
    found = walked(mxf, tmp_path, klv("060e2b34020501010d01020101020400", bytes(20)) + bytes(200))
    assert [item.why for item in found if isinstance(item, Fault)] == ["its partition packs are too short"]


def test_texts_are_known_by_their_label_or_by_their_looks(tmp_path: Path) -> None:
    values = (
        item(0x4402, "短い"), item(0x4402, "A\0"), item(0x9001, "a text"), item(0x9002, b"plain text\0"), item(0x9003, b"\0\0\0\x18"),
        item(0x9004, struct.pack(">QQ", 24, 1)), item(0x9005, "短い"),
    )  # fmt: skip
    found = walked(mxf, tmp_path, file(klv(SET, *values)))
    said = [("MXF:PackageName", "短い"), ("MXF:PackageName", "A"), ("MXF:Local9001", "a text"), ("MXF:Local9002", "plain text")]
    assert (texts(found), blocks(found), faults(found)) == (said, [], [])


@pytest.mark.parametrize(
    "value",
    [
        "on set",
        b"L\0\x02\x10\1\0\0\0\0\x06\x0e\x2b\x34\1\4\1\1" + "on set\0".encode("utf-16-le"),
        b"B\1\x10\2\0\0\0\0\0\x06\x0e\x2b\x34\1\4\1\1" + "on set".encode("utf-16-be"),
    ],
)
def test_a_named_value_is_told_under_its_name_too(tmp_path: Path, value: bytes | str) -> None:
    found = walked(mxf, tmp_path, file(klv(SET, item(0x5001, "my comment"), item(0x5003, value))))
    assert texts(found)[1:] == [("MXF:AssignedCategoryValue", "on set"), ("MXF:MyComment", "on set")]


NOTE = b"\x01\x02 a note of more than sixteen bytes"


@pytest.mark.parametrize(
    "data",
    [
        file(klv(SET, item(0x9001, NOTE))),
        file(klv(DARK, NOTE), ESSENCE),
        file(b"", klv(DARK, NOTE) + ESSENCE),
        file(b"", ESSENCE, klv(FILL, NOTE)),
        file(SUPPLIER, ESSENCE) + NOTE,
        NOTE + file(SUPPLIER, ESSENCE),
        file(b"", klv("060e2b340101010c0d01050901000000", NOTE), tail="1100"),
        file(b"", NOTE),
    ],
)
def test_what_is_no_text_is_searched(tmp_path: Path, data: bytes) -> None:
    found = walked(mxf, tmp_path, data)
    assert [data.strip(b"\0") for _, data in blocks(found)] == [NOTE]
    assert faults(found) == []


def test_essence_is_not_searched(tmp_path: Path) -> None:
    assert walked(mxf, tmp_path, file(b"", klv(PICTURE, NOTE) + klv(DARK, NOTE))) == []


def test_more_than_is_read_is_a_fault(tmp_path: Path) -> None:
    found = walked(mxf, tmp_path, file(klv(DARK, b"x" * (17 * MIB)) + SUPPLIER))
    assert (faults(found), texts(found)) == (["limit"], SAID)


def test_a_cut_file_is_damaged(tmp_path: Path) -> None:
    for data in (file(SUPPLIER, ESSENCE, primer() + SUPPLIER, index=False), file(SUPPLIER, ESSENCE, index=False, told=False)):
        assert faults(walked(mxf, tmp_path, data)) == []
        assert [cut for cut in cuts(data) if faults(walked(mxf, tmp_path, cut)) != ["damaged"]] == []


@pytest.mark.parametrize(
    "data",
    [
        pack(2, 0, 0, 0),
        pack(2, 0, 0, 1 << 62) + SUPPLIER,
        file(SUPPLIER).replace(pack(4, 0, 0, 0)[:16], pack(3, 0, 0, 0)[:16]),
        pack(2, 0, 0, PACK) + pack(4, PACK, PACK, PACK),  # a partition before itself
        pack(2, 0, 0, PACK) + pack(4, PACK, 1 << 63, PACK),
        file(klv(SET, item(0x4402, "name")[:-2])),
        file(klv(SET, b"\x44")),
        file(klv(PRIMER, struct.pack(">II", 1 << 31, 18))),
        file(klv(PRIMER, struct.pack(">II", 1, 0))),
        file(bytes.fromhex(SET) + b"\x80" + bytes(20)),
        file(bytes.fromhex(SET) + b"\xff" * 20),
        file(klv(DARK) * 300_000),
        file(klv(SET, *(item(0x4402, "name") for _ in range(500_000))) + b"\x06\x0e\x2b\x34" + b"\xff" * 30),
    ],
)
def test_a_hostile_file_is_damaged_and_ends_in_time(tmp_path: Path, data: bytes) -> None:
    begun = time.process_time()
    assert faults(walked(mxf, tmp_path, data)) == ["damaged"]
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("sample", sorted((SAMPLES / "photon-imf").rglob("*.mxf")), ids=lambda path: path.name)
def test_a_real_file_is_read_whole(tmp_path: Path, sample: Path) -> None:
    (reading,) = read(sample)
    assert (reading.read, reading.ai) == ("complete", "none")
    found = walked(mxf, tmp_path, sample.read_bytes())
    assert ("MXF:ApplicationName", "Clipster") in texts(found)
    assert ("MXF:TrackName", "Timed Text Track") in texts(found)
    assert [cut for cut in cuts(sample.read_bytes()) if faults(walked(mxf, tmp_path, cut)) != ["damaged"]] == []


GRAPH = '{"3": {"inputs": {"seed": 1}, "class_type": "KSampler"}}'
AIGC = '{"Label":"1","ContentProducer":"x","ProduceID":"y"}'


@pytest.mark.parametrize(
    "label",
    [
        klv(SET, item(0x3C01, "RunwayML")),
        klv(SET, item(0x5001, "AIGC"), item(0x5003, AIGC)),
        klv(SET, item(0x5001, "prompt"), item(0x5003, GRAPH)),
        klv(DARK, xmp(source_type())),
        klv(SET, item(0x8001, xmp(source_type()))),
        klv(DARK, b"AIGC" + AIGC.encode()),
    ],
)
@pytest.mark.parametrize("place", range(3))
def test_a_label_is_found_wherever_it_stands(tmp_path: Path, label: bytes, place: int) -> None:
    places = [b"", ESSENCE, b""]
    places[place] = primer() + label + places[place]
    assert one(tmp_path, file(*places)).ai == "generated"


def test_a_file_without_a_label_says_nothing(tmp_path: Path) -> None:
    found = one(tmp_path, file(SUPPLIER, ESSENCE))
    assert (found.ai, found.read) == ("none", "complete")
