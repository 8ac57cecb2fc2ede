"""Riff: every text of every chunk is heard in WAV, AVI and WebP files, unknown bytes are searched, and a cut or hostile file is never whole."""

import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gate.probe.containers.riff import riff
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.reading import one
from tests.probe.signed import TRAINED, actions, house, sign
from tests.probe.small import SAMPLES, source_type, tiff, wav, xmp
from tests.probe.small import riff as form

MIB = 1 << 20
LABEL = b'{"Label":"1","ContentProducer":"x","ProduceID":"y"}'

Chunk = tuple[bytes, bytes]
Make = Callable[..., bytes]


def avi(*chunks: Chunk, header: bytes = b"") -> bytes:
    return form(b"AVI ", (b"LIST", b"hdrl" + chunk(b"avih", bytes(56)) + header), (b"LIST", b"movi00dcxxxx"), *chunks)


def webp(*chunks: Chunk) -> bytes:
    return form(b"WEBP", (b"VP8L", b"a picture's bytes"), *chunks)


def chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def info(*rows: Chunk) -> Chunk:
    return b"LIST", b"INFO" + b"".join(chunk(*row) for row in rows)


def bext(description: bytes = b"", originator: bytes = b"", reference: bytes = b"", history: bytes = b"") -> Chunk:
    head = description.ljust(256, b"\0") + originator.ljust(32, b"\0") + reference.ljust(32, b"\0")
    return b"bext", head.ljust(602, b"\0") + history


def wide(*chunks: Chunk, sound: int = 800, said: int = 0xFFFFFFFF, rows: bytes = b"", mark: bytes = b"RF64") -> bytes:
    """A WAV whose sizes stand in a ds64 chunk, also those of the chunks of whom it says so."""
    body = b"".join(chunk(*item) for item in ((b"fmt ", bytes(16)),))
    body += b"data" + struct.pack("<I", said) + b"\x80" * 800 + b"".join(chunk(*item) for item in chunks)
    table = struct.pack("<QQQI", 4 + 8 + 28 + len(rows) + len(body), sound, 0, len(rows) // 12) + rows
    return mark + b"\xff" * 4 + b"WAVE" + chunk(b"ds64", table) + body


FORMS = pytest.mark.parametrize("make", [wav, avi, webp, wide], ids=["wav", "avi", "webp", "rf64"])


@FORMS
def test_the_texts_of_an_info_list_are_facts(tmp_path: Path, make: Make) -> None:
    rows = info(
        (b"INAM", b"Quay\0"),
        (b"ICMT", "caf\u00e9".encode()),
        (b"ISFT", "caf\u00e9".encode("latin-1") + b"\0\0more"),
        (b"IXYZ", b"own"),
    )
    found = walked(riff, tmp_path, make(rows))
    expected = [
        ("RIFF:Title", "Quay"),
        ("RIFF:Comment", "caf\u00e9"),
        ("RIFF:Software", "caf\u00e9more"),
        ("RIFF:Unknown_IXYZ", "own"),
    ]
    assert texts(found) == expected
    assert faults(found) == []


@FORMS
def test_the_label_of_ai_is_heard_in_a_chunk_and_in_a_list(tmp_path: Path, make: Make) -> None:
    for place in ((b"AIGC", LABEL), info((b"AIGC", LABEL + b"\0"))):
        assert texts(walked(riff, tmp_path, make(place))) == [("RIFF:AIGC", LABEL.decode())]
    assert one(tmp_path, make((b"AIGC", LABEL))).ai == "generated"
    assert one(tmp_path, make()).ai == "none"


@FORMS
def test_what_has_a_reader_of_its_own_is_handed_on(tmp_path: Path, make: Make) -> None:
    fields = tiff(software="gate")
    chunks = [
        (b"XMP ", b"<a/>"),
        (b"XMP\0", b"<b/>"),
        (b"_PMX", b"<c/>"),
        (b"EXIF", fields),
        (b"EXIF", b"Exif\0\0" + fields),
        (b"EXIF", b"odd"),
    ]
    said = [found for found in blocks(walked(riff, tmp_path, make(*chunks))) if found[0] in ("xmp", "exif") or found[1] == b"odd"]
    assert said == [("xmp", b"<a/>"), ("xmp", b"<b/>"), ("xmp", b"<c/>"), ("exif", fields), ("exif", fields), ("raw", b"odd")]


def test_the_texts_of_broadcast_wave_are_facts(tmp_path: Path) -> None:
    found = walked(riff, tmp_path, wav(bext(b"d" * 256, b"Sound Desk", b"r" * 32, b"A=PCM,T=Suno\r\n")))
    assert texts(found) == [
        ("RIFF:Description", "d" * 256),
        ("RIFF:Originator", "Sound Desk"),
        ("RIFF:OriginatorReference", "r" * 32),
        ("RIFF:CodingHistory", "A=PCM,T=Suno\r\n"),
    ]


def test_the_texts_of_a_cart_chunk_are_facts(tmp_path: Path) -> None:
    data = bytearray(2048)
    data[4:8], data[488:492], data[1024:1028] = b"Quay", b"Suno", b"http"
    assert texts(walked(riff, tmp_path, wav((b"cart", bytes(data) + b"tag")))) == [
        ("Cart:Title", "Quay"),
        ("Cart:Producer", "Suno"),
        ("Cart:URL", "http"),
        ("Cart:TagText", "tag"),
    ]


def test_the_texts_of_a_camera_are_facts(tmp_path: Path) -> None:
    comment = chunk(b"eucm", b"UNICODE\0" + "a comment".encode("utf-16-le")) + chunk(b"eucm", b"ASCII\0\0\0another")
    rows = chunk(b"ecor", b"Maker\0") + chunk(b"emnt", b"notes of the maker") + comment
    found = walked(riff, tmp_path, wav((b"LIST", b"exif" + rows), (b"LIST", b"Tdat" + chunk(b"rn_O", b"Tape 1"))))
    assert texts(found) == [
        ("RIFF:Make", "Maker"),
        ("RIFF:UserComment", "a comment"),
        ("RIFF:UserComment", "another"),
        ("RIFF:Unknown_rn_O", "Tape 1"),
    ]
    assert (blocks(found), faults(found)) == ([("raw", b"notes of the maker")], [])


@pytest.mark.parametrize("name", [b"iXML", b"aXML", b"axml"])
def test_the_texts_of_an_xml_document_are_facts(tmp_path: Path, name: bytes) -> None:
    document = (
        b'<?xml version="1.0"?><BWFXML><NOTE>by <![CDATA[hand]]></NOTE><TAKE>3</TAKE><TRACK_LIST><TRACK id="boom left"><NAME>A</NAME></TRACK>'
        b"<TRACK><NAME>B</NAME><NAME>A</NAME></TRACK></TRACK_LIST><x:note xmlns:x='u'>c</x:note></BWFXML>\0\0"
    )
    found = walked(riff, tmp_path, wav((name, document)))
    assert texts(found) == [
        ("XML:BwfxmlNote", "by hand"),
        ("XML:BwfxmlTrackListTrackId", "boom left"),
        ("XML:BwfxmlTrackListTrackName", "A"),
        ("XML:BwfxmlTrackListTrackName", "B"),
        ("XML:BwfxmlNoteX", "u"),
        ("XML:BwfxmlNote", "c"),
    ]
    assert faults(found) == []


@pytest.mark.parametrize(
    "document",
    [
        b"<a><b>text</a>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<a>" * 70 + b"text" + b"</a>" * 70,
        b"<a>text",
        b"<a>" + b" " * (8 * MIB) + b"</a>",
        b"<a>" + b"".join(b"<b>x%dx</b>" % number for number in range(70_000)) + b"</a>",
    ],
)
def test_an_xml_document_that_is_none_is_searched_and_a_fault(tmp_path: Path, document: bytes) -> None:
    found = walked(riff, tmp_path, wav((b"iXML", document)))
    assert faults(found) == ["limit"]
    assert blocks(found) == [("raw", document)]


def test_the_texts_of_cue_points_are_facts(tmp_path: Path) -> None:
    rows = chunk(b"labl", b"\1\0\0\0start\0") + chunk(b"note", b"\1\0\0\0a note\0") + chunk(b"ltxt", bytes(20) + b"text\0")
    rows += chunk(b"file", b"something that is not known")
    found = walked(riff, tmp_path, wav((b"LIST", b"adtl" + rows)))
    assert texts(found) == [("RIFF:CuePointLabel", "start"), ("RIFF:CuePointNote", "a note"), ("RIFF:LabeledText", "text")]
    assert blocks(found) == [("raw", b"something that is not known")]


def test_the_names_of_streams_and_texts_in_padding_are_facts(tmp_path: Path) -> None:
    stream = chunk(
        b"LIST", b"strl" + chunk(b"strh", b"vidsMJPG") + chunk(b"strn", b"A stream\0") + chunk(b"strd", b"data of an encoder")
    )
    found = walked(riff, tmp_path, avi((b"JUNK", b"made by some encoder" + bytes(20)), header=stream))
    assert texts(found) == [
        ("RIFF:StreamType", "vids"),
        ("RIFF:VideoCodec", "MJPG"),
        ("RIFF:StreamName", "A stream"),
        ("RIFF:TextJunk", "made by some encoder"),
    ]
    assert [data.rstrip(b"\0") for _, data in blocks(found)] == [b"data of an encoder", b"made by some encoder"]


@pytest.mark.parametrize(
    "data",
    [
        avi((b"JUNK", b"OLYMDigital Camera" + bytes(9))),
        avi((b"LIST", b"ncdtnctg")),
        avi(header=chunk(b"LIST", b"strl" + chunk(b"strd", b"AVIF" + bytes(20)))),
        wav((b"olym", bytes(9))),
    ],
)
def test_the_own_fields_of_a_camera_are_left_to_others(tmp_path: Path, data: bytes) -> None:
    assert faults(walked(riff, tmp_path, data)) == ["limit"]


@FORMS
@pytest.mark.parametrize("chunk_", [(b"LGWV", LABEL + bytes(9)), (b"LIST", b"ownlAIGC" + LABEL), (b"cue ", b"eighteen more bytes")])
def test_what_is_not_known_is_searched(tmp_path: Path, make: Make, chunk_: Chunk) -> None:
    found = walked(riff, tmp_path, make(chunk_))
    assert chunk_[1] in {data for kind, data in blocks(found) if kind == "raw"}
    assert faults(found) == []


@FORMS
def test_what_stands_behind_the_end_is_read(tmp_path: Path, make: Make) -> None:
    assert blocks(walked(riff, tmp_path, make() + chunk(b"_PMX", b"<x/>") + b"and the rest")[-2:]) == [
        ("xmp", b"<x/>"),
        ("raw", b"and the rest"),
    ]
    assert texts(walked(riff, tmp_path, make() + chunk(*info((b"INAM", b"Quay"))))) == [("RIFF:Title", "Quay")]
    assert faults(walked(riff, tmp_path, make() + bytes(1000))) == []
    assert faults(walked(riff, tmp_path, make() + chunk(b"_PMX", b"<x/>" * 9)[:-5])) == ["damaged"]
    assert faults(walked(riff, tmp_path, make() + b"x" * (17 * MIB))) == ["limit"]


def test_chunks_of_odd_length_are_padded_also_behind_the_end(tmp_path: Path) -> None:
    packet, title = (b"_PMX", b"<x/> "), chunk(*info((b"INAM", b"Quay")))
    assert texts(walked(riff, tmp_path, wav() + chunk(*packet) + title)) == [("RIFF:Title", "Quay")]
    data = wav(packet)
    odd = data[:4] + struct.pack("<I", len(data) - 9) + data[8:]
    assert texts(walked(riff, tmp_path, odd + title)) == [("RIFF:Title", "Quay")]


def test_bytes_that_are_kept_free_or_damaged_are_searched(tmp_path: Path) -> None:
    name, data = bext(history=b"x")
    reserved = b"words in what is reserved"
    assert (
        blocks(walked(riff, tmp_path, wav((name, data[:420] + reserved + data[420 + len(reserved) :]))))[0][1].strip(b"\0")
        == reserved
    )
    cart = bytes(700) + reserved + bytes(2048)
    assert blocks(walked(riff, tmp_path, wav((b"cart", cart))))[0][1].strip(b"\0") == reserved
    found = walked(riff, tmp_path, wav((b"LIST", b"INFOICMT\xff\0\0\0" + LABEL), info((b"INAM", b"Quay"))))
    assert blocks(found) == [("raw", b"INFOICMT\xff\0\0\0" + LABEL)]
    assert (texts(found), faults(found)) == ([("RIFF:Title", "Quay")], ["damaged"])


def test_a_long_avi_file_goes_on_in_further_chunks(tmp_path: Path) -> None:
    more = form(b"AVIX", (b"LIST", b"movi" + b"pictures" * 9), info((b"ICMT", b"second")))
    found = walked(riff, tmp_path, avi() + more + more)
    assert texts(found) == [("RIFF:Comment", "second")] * 2
    assert b"pictures" * 9 not in {data for _, data in blocks(found)}
    assert "damaged" in faults(walked(riff, tmp_path, avi() + more[:-3]))


def test_sizes_of_64_bits_count_where_those_of_32_say_nothing(tmp_path: Path) -> None:
    title = info((b"INAM", b"Quay"))
    for mark in (b"RF64", b"BW64"):
        found = walked(riff, tmp_path, wide(title, mark=mark))
        assert (texts(found), faults(found)) == ([("RIFF:Title", "Quay")], [])
    assert faults(walked(riff, tmp_path, wide(title, sound=1 << 40))) == ["damaged"]
    own = b"own1" + b"\xff" * 4 + b"a chunk of twenty...." + b"\0"
    data = wide(rows=b"own1" + struct.pack("<Q", 21))
    data = data[:20] + struct.pack("<Q", struct.unpack_from("<Q", data, 20)[0] + len(own)) + data[28:] + own
    assert ("raw", own[8:-1]) in blocks(walked(riff, tmp_path, data))


def test_sound_of_which_nobody_knows_the_end_is_left_to_others(tmp_path: Path) -> None:
    data = wav().replace(b"data" + struct.pack("<I", 800), b"data" + b"\xff" * 4)
    assert faults(walked(riff, tmp_path, data[:4] + b"\xff" * 4 + data[8:])) == ["limit"]


@FORMS
def test_credentials_are_found(tmp_path: Path, make: Make) -> None:
    assert blocks(walked(riff, tmp_path, make((b"C2PA", b"x" * 99)))[-1:]) == [("credentials", b"")]


def test_credentials_that_nobody_reads_keep_a_file_from_being_complete(tmp_path: Path) -> None:
    assert one(tmp_path, wide((b"C2PA", bytes.fromhex("0000003b6a756d62")))).read == "partial"
    generated = {"action": "c2pa.created", "digitalSourceType": TRAINED}
    reading = one(tmp_path, sign(house(), wav(), [actions(generated)]))
    assert (reading.read, reading.ai, reading.seal) == ("complete", "generated", "intact")


@pytest.mark.parametrize(
    "data",
    [
        wav(info((b"INAM", b"Quay")), (b"_PMX", b"<x/>"), bext(b"desc")),
        avi(info((b"INAM", b"Quay")), header=chunk(b"LIST", b"strl" + chunk(b"strh", b"vids" * 14))),
        webp((b"EXIF", tiff(software="x")), (b"XMP ", b"<x/>" * 20)),
        wide(info((b"INAM", b"Quay")), (b"iXML", b"<a>b</a>")),
        form(b"WAVE", info((b"INAM", b"Quay")), (b"fmt ", bytes(16)), (b"data", bytes(4000))),
    ],
    ids=["wav", "avi", "webp", "rf64", "sound last"],
)
def test_a_cut_file_is_damaged(tmp_path: Path, data: bytes) -> None:
    assert "damaged" not in faults(walked(riff, tmp_path, data))
    assert [len(cut) for cut in cuts(data) if "damaged" not in faults(walked(riff, tmp_path, cut))] == []


def deep(levels: int) -> bytes:
    data = b"strl"
    for _ in range(levels):
        data = b"strl" + chunk(b"LIST", data)
    return data


@pytest.mark.parametrize(
    "data",
    [
        form(b"WAVE", (b"fmt ", bytes(16))),
        form(b"AVI ", (b"idx1", bytes(16))),
        form(b"WEBP", (b"EXIF", bytes(16))),
        b"RF64\xff\xff\xff\xffWAVEdata\0\0\0\0",
        b"RF64\xff\xff\xff\xffWAVE" + chunk(b"ds64", struct.pack("<QQQI", 40, 0, 0, 1 << 31)),
        b"RF64\xff\xff\xff\xffWAVEds64\xff\xff\xff\xff" + bytes(90),
        b"RIFF\xff\xff\xff\xffWAVE",
        b"RIFF\0\0\0\0WAVE",
        b"RIFF",
        wav((b"LIST", b"INFO" + b"INAM\xff\xff\xff\x7fx")),
        wav((b"LIST", b"adtl" + chunk(b"labl", b"x") * 300_000)),
        avi(header=chunk(b"LIST", deep(1000))),
        wav(*[(b"xxxx", b"")] * 300_000),
        wav() + chunk(b"_PMX", b"") * 300_000,
    ],
)
def test_a_hostile_file_is_damaged_and_ends_in_time(tmp_path: Path, data: bytes) -> None:
    begun = time.process_time()
    assert "damaged" in faults(walked(riff, tmp_path, data))
    assert time.process_time() - begun < 5


def test_more_metadata_than_is_read_is_a_fault(tmp_path: Path) -> None:
    assert "limit" in faults(walked(riff, tmp_path, wav((b"_PMX", b"x" * (16 * MIB + 1)))))
    assert faults(walked(riff, tmp_path, wav(*[(b"_PMX", b"x" * (15 * MIB))] * 5))) == ["limit"]
    found = walked(riff, tmp_path, wav(info((b"ICMT", b"x" * (MIB + 1)))))
    assert ([len(text) for _, text in texts(found)], faults(found)) == ([MIB], ["limit"])


@pytest.mark.parametrize(
    "sample", [*SAMPLES.rglob("*.wav"), *SAMPLES.rglob("*.avi"), *SAMPLES.rglob("*.webp")], ids=lambda path: path.name
)
def test_real_files_are_walked_whole(tmp_path: Path, sample: Path) -> None:
    data = sample.read_bytes()
    assert "damaged" not in faults(walked(riff, tmp_path, data))
    assert [len(cut) for cut in cuts(data) if "damaged" not in faults(walked(riff, tmp_path, cut))] == []


@pytest.mark.parametrize(
    ("item", "tag"),
    [
        ((b"_PMX", xmp(source_type())), "XMP-iptcExt:DigitalSourceType"),
        (info((b"ICMT", b'{"3": {"inputs": {}, "class_type": "KSampler"}}')), "RIFF:Comment"),
        (bext(originator=b"ElevenLabs"), "RIFF:Originator"),
        (
            (b"iXML", b"<BWFXML><NOTE>Steps: 20, Sampler: Euler, CFG scale: 7, Seed: 1, Size: 1x1, Model: x</NOTE></BWFXML>"),
            "XML:BwfxmlNote",
        ),
        ((b"own ", b'AIGC{"Label":"1","ContentProducer":"x","ProduceID":"y"}'), "Bytes:Aigc"),
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_a_label_is_found_wherever_it_stands(tmp_path: Path, item: Chunk, tag: str, *, behind: bool) -> None:
    reading = one(tmp_path, wav() + chunk(*item) if behind else wav(item))
    assert reading.ai == "generated"
    assert tag in {found.tag for found in reading.evidence}
