"""Mp3: every frame of every ID3 tag is heard, at the beginning and at the end, and so are the other tags behind the sound."""

import struct
import time
import zlib
from pathlib import Path

import pytest

from gate.probe.containers.mp3 import mp3
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.reading import one
from tests.probe.small import source_type, xmp

MIB = 1 << 20
SOUND = b"\xff\xfb\x90\x64" + bytes(413)
GRAPH = '{"3": {"inputs": {"seed": 1}, "class_type": "KSampler"}}'
LABEL = '{"Label":"1","ContentProducer":"x","ProduceID":"y"}'


def seven(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def frame(name: bytes, data: bytes, flags: int = 0, version: int = 4) -> bytes:
    if version == 2:
        return name + len(data).to_bytes(3) + data
    return name + (seven(len(data)) if version == 4 else len(data).to_bytes(4)) + bytes([0, flags]) + data


def tag(*frames: bytes, version: int = 4, flags: int = 0, padding: int = 0) -> bytes:
    body = b"".join(frames) + bytes(padding)
    footer = b"3DI" + bytes([version, 0, flags]) + seven(len(body)) if flags & 0x10 else b""
    return b"ID3" + bytes([version, 0, flags]) + seven(len(body)) + body + footer


def ape(*items: tuple[bytes, bytes, int], header: bool = True) -> bytes:
    body = b"".join(struct.pack("<II", len(value), flags) + key + b"\0" + value for key, value, flags in items)
    end = struct.pack("<IIII8x", 2000, len(body) + 32, len(items), header << 31)
    return (b"APETAGEX" + end if header else b"") + body + b"APETAGEX" + end


def first(title: bytes = b"", comment: bytes = b"") -> bytes:
    return b"TAG" + title.ljust(30, b"\0") + bytes(64) + comment.ljust(30, b"\0") + b"\0"


def lyrics(*fields: tuple[bytes, bytes]) -> bytes:
    body = b"LYRICSBEGIN" + b"".join(name + b"%05d" % len(text) + text for name, text in fields)
    return body + b"%06dLYRICS200" % len(body)


NAMES = {2: (b"TT2", b"COM", b"TXX", b"WXX"), 3: (b"TIT2", b"COMM", b"TXXX", b"WXXX"), 4: (b"TIT2", b"COMM", b"TXXX", b"WXXX")}


@pytest.mark.parametrize("version", [2, 3, 4])
@pytest.mark.parametrize(
    ("encoding", "codec", "end"), [(0, "latin-1", b"\0"), (1, "utf-16", b"\0\0"), (2, "utf-16-be", b"\0\0"), (3, "utf-8", b"\0")]
)
def test_texts_of_all_versions_and_encodings_are_facts(tmp_path: Path, version: int, encoding: int, codec: str, end: bytes) -> None:
    title, comment, own, address = NAMES[version]
    start, said = bytes([encoding]), "café".encode(codec)
    frames = [
        frame(title, start + said + end, version=version),
        frame(comment, start + b"deu" + "own".encode(codec) + end + said, version=version),
        frame(comment, start + b"eng" + "".encode(codec) + end + said, version=version),
        frame(own, start + "MY_KEY".encode(codec) + end + said, version=version),
        frame(address, start + "shop".encode(codec) + end + b"http://x\0", version=version),
    ]
    found = walked(mp3, tmp_path, tag(*frames, version=version, padding=99) + SOUND)
    group = f"ID3v2_{version}"
    assert texts(found) == [
        (f"{group}:Title", "café"),
        (f"{group}:Comment-deu", "(own) café"),
        (f"{group}:Comment", "café"),
        (f"{group}:MyKey", "café"),
        (f"{group}:Shop_URL", "http://x"),
    ]
    assert faults(found) == []


def test_all_other_texts_are_facts(tmp_path: Path) -> None:
    frames = [
        frame(b"TPE1", b"\3one\0two"),
        frame(b"TZZZ", b"\3unknown"),
        frame(b"TXXX", b"\3\0no key"),
        frame(b"TXXX", b"\3a\0short"),
        frame(b"WOAS", b"http://suno.com\0"),
        frame(b"WXXX", b"\3\0http://y"),
        frame(b"USLT", b"\3xxx\0a song"),
        frame(b"SYLT", b"\3eng\2\1\0la \0\0\0\0\1lu\0\0\0\0\2"),
        frame(b"USER", b"\3engterms"),
        frame(b"IPLS", b"\3mixer\0me", version=3),
        frame(b"TIT2", b"\1\xff\xfea\0\0\0\xfe\xff\0b"),
        frame(b"TIT3", b"\1c\0d\0"),
    ]
    assert texts(walked(mp3, tmp_path, tag(*frames) + SOUND)) == [
        ("ID3v2_4:Artist", "one/two"),
        ("ID3v2_4:ID3_TZZZ", "unknown"),
        ("ID3v2_4:UserDefinedText", "no key"),
        ("ID3v2_4:TagA", "short"),
        ("ID3v2_4:SourceURL", "http://suno.com"),
        ("ID3v2_4:UserDefinedURL", "http://y"),
        ("ID3v2_4:Lyrics-xxx", "a song"),
        ("ID3v2_4:SynchronizedLyricsText", "la lu"),
        ("ID3v2_4:TermsOfUse", "terms"),
        ("ID3v2_4:InvolvedPeople", "mixer/me"),
        ("ID3v2_4:Title", "a/b"),
        ("ID3v2_4:Subtitle", "cd"),
    ]


def test_objects_are_credentials_or_searched(tmp_path: Path) -> None:
    image = b"a picture with AIGC in it"
    frames = [
        frame(b"GEOB", b"\0application/c2pa\0c2pa\0c2pa manifest store\0" + b"store"),
        frame(b"GEOB", b"\1text/plain\0n\0\0\0d\0\0\0" + b"an object that is none of ours"),
        frame(b"PRIV", b"XMP\0<x/>"),
        frame(b"PRIV", b"AIGC\0" + LABEL.encode()),
        frame(b"PRIV", b"WM/Provider\0" + bytes(range(20))),
        frame(b"APIC", b"\0image/png\0\3cover\0" + image),
        frame(b"UFID", b"http://id\0and twenty more bytes"),
        frame(b"WOAF", b"\0something behind an address"),
    ]
    found = walked(mp3, tmp_path, tag(*frames) + SOUND)
    assert blocks(found) == [
        ("credentials", b""),
        ("raw", b"an object that is none of ours"),
        ("xmp", b"<x/>"),
        ("raw", b"AIGC\0" + LABEL.encode()),
        ("raw", b"WM/Provider\0" + bytes(range(20))),
        ("raw", image),
        ("raw", b"http://id\0and twenty more bytes"),
        ("raw", b"something behind an address"),
    ]
    assert texts(found) == [
        ("ID3v2_4:GEOB-File", "c2pa"),
        ("ID3v2_4:GEOB-Desc", "c2pa manifest store"),
        ("ID3v2_4:GEOB-Mime", "application/c2pa"),
        ("ID3v2_4:GEOB-File", "n"),
        ("ID3v2_4:GEOB-Desc", "d"),
        ("ID3v2_4:GEOB-Mime", "text/plain"),
        ("ID3v2_4:AIGC", LABEL),
        ("ID3v2_4:WM_Provider", ""),
        ("ID3v2_4:PictureMIMEType", "image/png"),
        ("ID3v2_4:PictureDescription", "cover"),
    ]


PLAIN = b"\3" + b"a text \xff of a frame" * 9


@pytest.mark.parametrize(
    ("version", "flags", "data"),
    [
        (4, 0x08, b"\0\0\1\x36" + zlib.compress(PLAIN)),
        (4, 0x0B, b"\0\0\1\x36" + zlib.compress(PLAIN).replace(b"\xff", b"\xff\0")),
        (4, 0x48, b"g\0\0\1\x36" + zlib.compress(PLAIN)),
        (4, 0x01, b"\0\0\1\x36" + PLAIN),
        (4, 0x02, PLAIN.replace(b"\xff", b"\xff\0")),
        (3, 0x80, len(PLAIN).to_bytes(4) + zlib.compress(PLAIN)),
        (3, 0x20, b"g" + PLAIN),
    ],
)
def test_a_frame_is_heard_however_it_is_packed(tmp_path: Path, version: int, flags: int, data: bytes) -> None:
    found = walked(mp3, tmp_path, tag(frame(b"TIT2", data, flags, version), version=version) + SOUND)
    assert texts(found) == [(f"ID3v2_{version}:Title", PLAIN[1:].decode("utf-8", "replace"))]


@pytest.mark.parametrize("version", [2, 3, 4])
def test_a_tag_that_is_unsynchronised_is_heard(tmp_path: Path, version: int) -> None:
    name = NAMES[version][0]
    plain = b"\0a \xff\xe0 \xff\0"
    stuffed = plain.replace(b"\xff", b"\xff\0")
    whole = frame(name, stuffed) if version == 4 else frame(name, plain, version=version).replace(b"\xff", b"\xff\0")
    found = walked(mp3, tmp_path, tag(whole, version=version, flags=0x80) + SOUND)
    assert texts(found) == [(f"ID3v2_{version}:Title", "a ÿà ÿ")]


def test_a_header_that_is_extended_is_passed(tmp_path: Path) -> None:
    title = frame(b"TIT2", b"\3Quay")
    assert texts(walked(mp3, tmp_path, tag(seven(6) + b"\1\0", title, flags=0x40) + SOUND)) == [("ID3v2_4:Title", "Quay")]
    old = (6).to_bytes(4) + bytes(6)
    assert texts(walked(mp3, tmp_path, tag(old, title, flags=0x40, version=3) + SOUND)) == [("ID3v2_3:Title", "Quay")]
    assert faults(walked(mp3, tmp_path, tag(b"\0\0\x7f\x7f", flags=0x40) + SOUND)) == ["damaged"]


@pytest.mark.parametrize("padding", [0, 20])
@pytest.mark.parametrize("length", [100, 127, 128, 200, 255, 256, 300, 5000])
def test_sizes_of_eight_bits_are_understood(tmp_path: Path, length: int, padding: int) -> None:
    long = b"TXXX" + length.to_bytes(4) + b"\0\0\3" + b"k\0" + b"x" * (length - 3)
    found = walked(mp3, tmp_path, tag(long, frame(b"TIT2", b"\3Quay"), padding=padding) + SOUND)
    assert texts(found) == [("ID3v2_4:TagK", "x" * (length - 3)), ("ID3v2_4:Title", "Quay")]
    assert texts(walked(mp3, tmp_path, tag(frame(b"TIT2", b"\3Quay"), long, padding=padding) + SOUND))[1:] == texts(found)[:1]
    assert faults(found) == []


def test_all_tags_are_heard(tmp_path: Path) -> None:
    tags = tag(frame(b"TIT2", b"\3a")) + tag(frame(b"TIT2", b"\3b"), flags=0x10)
    more = b"TAG+" + b"g".ljust(60, b"\0") + bytes(163)
    behind = [
        tag(frame(b"TIT2", b"\3c"), flags=0x10),
        ape((b"Title", b"d", 0), (b"my key", b"text", 0), (b"AIGC", b"\0" + LABEL.encode(), 2), (b"Url", b"http://e", 4)),
        lyrics((b"LYR", b"f\r\n"), (b"ZZZ", b"own")),
        b"LYRICSBEGINof old" + b"LYRICSEND",
        more,
        first(b"h", b"i"),
    ]
    found = walked(mp3, tmp_path, tags + SOUND + b"".join(behind))
    assert texts(found) == [
        ("ID3v2_4:Title", "a"),
        ("ID3v2_4:Title", "b"),
        ("ID3v1:Title", "h"),
        ("ID3v1:Comment", "i"),
        ("ID3v1_Enh:Title2", "g"),
        ("Lyrics3:Lyrics", "of old"),
        ("Lyrics3:Lyrics", "f\r\n"),
        ("Lyrics3:Lyrics3_ZZZ", "own"),
        ("APE:Title", "d"),
        ("APE:MyKey", "text"),
        ("APE:Aigc", ""),
        ("APE:Url", "http://e"),
        ("ID3v2_4:Title", "c"),
    ]
    assert blocks(found) == [("raw", b"\0" + LABEL.encode())]
    assert faults(found) == []
    assert texts(walked(mp3, tmp_path, SOUND + ape((b"Title", b"d", 0), header=False))) == [("APE:Title", "d")]


@pytest.mark.parametrize(
    "behind", [ape((b"Title", b"x" * 99, 0)), lyrics((b"LYR", b"x" * 99)), tag(frame(b"TIT2", b"\3x" * 9), flags=0x10)]
)
def test_a_tag_that_is_cut_off_the_end_is_a_fault(tmp_path: Path, behind: bytes) -> None:
    assert faults(walked(mp3, tmp_path, SOUND + behind)) == []
    assert set(faults(walked(mp3, tmp_path, SOUND + behind[:-1]))) == {"damaged"}
    assert set(faults(walked(mp3, tmp_path, SOUND + behind[: len(behind) // 2]))) == {"damaged"}


@pytest.mark.parametrize(
    "data",
    [
        tag(frame(b"TIT2", b"x", 0x04)) + SOUND,
        tag(frame(b"TIT2", b"x", 0x40, 3), version=3) + SOUND,
        tag(version=2, flags=0x40) + SOUND,
        tag(version=5) + SOUND,
        tag(frame(b"TIT2", b"\3a"), bytes(20) + b"something behind the frames") + SOUND,
        tag(frame(b"TIT2", b"\3a")) + b"no sound",
        SOUND + first() * 20,
        tag(frame(b"TXXX", b"\3k\0" + b"x" * (MIB + 1))) + SOUND,
        tag(frame(b"GEOB", bytes(16 * MIB))) + SOUND,
    ],
)
def test_what_is_not_understood_is_a_fault(tmp_path: Path, data: bytes) -> None:
    assert faults(walked(mp3, tmp_path, data))[0] == "limit"


def bomb(size: int) -> bytes:
    return b"\7\x7f\x7f\x7f" + zlib.compress(bytes(size))


@pytest.mark.parametrize(
    "data",
    [
        tag(frame(b"TIT2", b"x"))[:-1],
        b"ID3\4\0\0\xff\xff\xff\xff" + SOUND,
        b"ID3\4\0\0\x7f\x7f\x7f\x7f" + SOUND,
        b"ID3",
        tag(b"TIT2\0\0\7\x7f\0\0\3x") + SOUND,
        tag(b"abcd\0\0\0\1\0\0x") + SOUND,
        tag(frame(b"TIT2", b"\0\0\0\1x", 0x08)) + SOUND,
        tag(frame(b"TIT2", bomb(99)[:-5], 0x08)) + SOUND,
        tag(frame(b"APIC", b"\0image/png")) + SOUND,
        tag(frame(b"GEOB", b"\1a\0b\0\0c")) + SOUND,
        SOUND + ape((b"Title", b"x", 0)).replace(b"\x01\0\0\0\0\0\0\0Title", b"\xff\0\0\0\0\0\0\0Title"),
        SOUND + b"APETAGEX" + struct.pack("<IIII8x", 2000, 0, 1 << 31, 0),
        SOUND + b"APETAGEX" + struct.pack("<IIII8x", 2000, 1 << 31, 1, 0),
        SOUND + b"LYRICSBEGINLYR99999x000020LYRICS200",
        SOUND + b"LYRICSBEGINLYR00001xy000021LYRICS200",
        SOUND + b"APETAGEX" + struct.pack("<IIII8x", 2000, 1 << 20, 1, 0),
        SOUND + b"999999LYRICS200",
        tag(frame(b"TIT2", b"\3") * 300_000) + SOUND,
    ],
)
def test_a_hostile_file_is_damaged_and_ends_in_time(tmp_path: Path, data: bytes) -> None:
    begun = time.process_time()
    assert "damaged" in faults(walked(mp3, tmp_path, data))
    assert time.process_time() - begun < 5


def test_what_unpacks_to_too_much_is_a_fault_and_ends_in_time(tmp_path: Path) -> None:
    begun = time.process_time()
    assert set(faults(walked(mp3, tmp_path, tag(frame(b"PRIV", bomb(20 * MIB), 0x08)) + SOUND))) == {"limit"}
    found = walked(mp3, tmp_path, tag(*[frame(b"TIT2", bomb(15 * MIB), 0x08)] * 500) + SOUND)
    assert faults(found).count("limit") > 490
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("version", [2, 3, 4])
def test_a_cut_tag_is_damaged(tmp_path: Path, version: int) -> None:
    title, comment, own, _ = NAMES[version]
    frames = [
        frame(title, b"\0Quay", version=version),
        frame(comment, b"\0eng\0x", version=version),
        frame(own, b"\0k\0v", version=version),
    ]
    data = tag(*frames * 20, version=version)
    assert [len(cut) for cut in cuts(data) if "damaged" not in faults(walked(mp3, tmp_path, cut))] == []


@pytest.mark.parametrize(
    ("data", "evidence"),
    [
        (tag(frame(b"PRIV", b"XMP\0" + xmp(source_type()))) + SOUND, "XMP-iptcExt:DigitalSourceType"),
        (tag(frame(b"TXXX", b"\3prompt\0" + GRAPH.encode())) + SOUND, "ID3v2_4:Prompt"),
        (tag(frame(b"TXXX", b"\1" + "AIGC\0".encode("utf-16") + LABEL.encode("utf-16"))) + SOUND, "ID3v2_4:Aigc"),
        (tag(frame(b"TENC", b"\3ElevenLabs")) + SOUND, "ID3v2_4:EncodedBy"),
        (tag(frame(b"COMM", b"\3eng\0" + GRAPH.encode())) + SOUND, "ID3v2_4:Comment"),
        (SOUND + ape((b"Comment", GRAPH.encode(), 0)), "APE:Comment"),
        (SOUND + tag(frame(b"TXXX", b"\3prompt\0" + GRAPH.encode()), flags=0x10), "ID3v2_4:Prompt"),
        (tag(frame(b"ZZZZ", b"AIGC" + LABEL.encode())) + SOUND, "Bytes:Aigc"),
    ],
)
def test_a_label_is_found_wherever_it_stands(tmp_path: Path, data: bytes, evidence: str) -> None:
    reading = one(tmp_path, data)
    assert reading.ai == "generated"
    assert evidence.lower() in {found.tag.lower() for found in reading.evidence}
    assert one(tmp_path, tag(frame(b"COMM", b"\3eng\0sung by hand")) + SOUND).ai == "none"
