"""Recordings: small whole files of each format for moving pictures, sound and pages, with labels in as many places as it has."""

import struct

from benchmarks import clips
from benchmarks.labels import SOURCES, packet, parameters
from tests.fuzz.pictures import exif
from tests.probe.small import SAMPLES, box, riff

_PACKET = packet(SOURCES[0], pad=0)
_AIGC = b'{"Label":"1","ContentProducer":"001191110102MACQD9K64010000"}'
_SAID = (b"description=" + parameters(6).encode(), b"AIGC=" + _AIGC, b"encoder=Suno v5")


def mov() -> bytes:
    inside = clips.keyed(AIGC=_AIGC.decode()) + box(b"udta", clips.user_text(b"\xa9swr", "Runway Gen-4") + box(b"XMP_", _PACKET))
    return clips.movie(b"qt  ", bytes(400), inside, front=True) + box(b"free", bytes(20)) + clips.box(b"uuid", clips.XMP, _PACKET)


def mp4() -> bytes:
    return clips.movie(b"isom", bytes(400), clips.listed(cmt=parameters(9), too="Runway Gen-4"), front=False)


def m4a() -> bytes:
    return clips.movie(b"M4A ", bytes(400), clips.listed(cmt="made with Suno", too="Suno v5"), front=True)


def webp() -> bytes:
    extended = (b"VP8X", b"\x0c" + bytes(9))
    return riff(
        b"WEBP", extended, (b"VP8L", bytes.fromhex("2f000000100710111188") + b"\x88\xfe\7\0"), (b"EXIF", exif()), (b"XMP ", _PACKET)
    )


def wav() -> bytes:
    form = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    info = b"INFO" + clips.chunk(b"ISFT", b"Suno v5\0") + clips.chunk(b"ICMT", b"dusk\0")
    origin = b"made with Suno".ljust(256, b"\0") + b"Suno v5".ljust(32, b"\0") + bytes(32) + b"2026-03-0110:00:00" + bytes(264)
    after = ((b"LIST", info), (b"_PMX", _PACKET), (b"iXML", b"<BWFXML><NOTE>dusk</NOTE></BWFXML>"), (b"AIGC", _AIGC))
    return riff(b"WAVE", (b"bext", origin), (b"fmt ", form), (b"data", b"\x80" * 400), *after)


def avi() -> bytes:
    """A film of one frame without a sound (Microsoft, AVI RIFF File Reference)."""
    head = clips.chunk(b"avih", struct.pack("<14I", 40000, 0, 0, 0x10, 1, 0, 1, 0, 8, 8, 0, 0, 0, 0))
    stream = clips.chunk(b"strh", b"vidsDIB " + bytes(12) + struct.pack("<II", 1, 25) + bytes(28)) + clips.chunk(
        b"strf", struct.pack("<IiiHH6I", 40, 8, 8, 1, 24, 0, 0, 0, 0, 0, 0)
    )
    told = b"INFO" + clips.chunk(b"ISFT", b"Runway Gen-4\0") + clips.chunk(b"ICMT", parameters(3).encode())
    lists = (
        (b"LIST", b"hdrl" + head + clips.chunk(b"LIST", b"strl" + stream)),
        (b"LIST", told),
        (b"LIST", b"movi" + clips.chunk(b"00db", bytes(192))),
    )
    return riff(b"AVI ", *lists, (b"idx1", b"00db" + struct.pack("<III", 0x10, 4, 192)), (b"_PMX", _PACKET))


def mp3() -> bytes:
    """ID3v2.4, ten frames of layer III and ID3v1 (id3.org; ISO 11172-3)."""
    texts = ((b"TXXX", b"\3AIGC\0" + _AIGC), (b"COMM", b"\3eng\0made with Suno"), (b"TSSE", b"\3Suno v5"))
    rows = b"".join(key + safe(len(data)) + bytes(2) + data for key, data in texts)
    frame = b"\xff\xfb\x90\xc4" + bytes(413)
    return b"ID3\4\0\0" + safe(len(rows)) + rows + frame * 10 + b"TAG" + b"made with Suno".ljust(125, b"\0")


def safe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def _comments() -> bytes:
    return struct.pack("<I4sI", 4, b"gate", len(_SAID)) + b"".join(struct.pack("<I", len(said)) + said for said in _SAID)


def flac() -> bytes:
    """A silent frame behind comments (RFC 9639)."""
    stream = struct.pack(">HH", 4096, 4096) + bytes(6) + bytes.fromhex("0ac442f000001000") + bytes(16)
    blocks = ((0, stream), (4, _comments()), (0x81, bytes(20)))
    return (
        b"fLaC"
        + b"".join(bytes((kind,)) + len(data).to_bytes(3) + data for kind, data in blocks)
        + bytes.fromhex("fff8c90800")
        + bytes(40)
    )


def ogg() -> bytes:
    """Opus: its two headers and a packet of sound (RFC 3533, RFC 7845)."""
    head = b"OpusHead\1\1\0\0\x80\xbb\0\0\0\0\0"
    return _page(2, 0, head) + _page(0, 1, b"OpusTags" + _comments()) + _page(4, 2, b"\xf8\xff\xfe")


def _page(flags: int, number: int, data: bytes) -> bytes:
    lacing = b"\xff" * (len(data) // 255) + bytes((len(data) % 255,))
    head = b"OggS\0" + bytes((flags,)) + bytes(8) + struct.pack("<III", 7, number, 0) + bytes((len(lacing),)) + lacing
    return head[:22] + struct.pack("<I", _checksum(head + data)) + head[26:] + data


def _checksum(data: bytes) -> int:
    register = 0
    for byte in data:
        register ^= byte << 24
        for _ in range(8):
            register = (register << 1 ^ 0x04C11DB7 * (register >> 31)) & 0xFFFFFFFF
    return register


def matroska(kind: bytes = b"matroska", tags: bytes = b"") -> bytes:
    """Info, a track, a cluster, and behind it tags, which may be given (RFC 9559)."""
    info = (
        element("2ad7b1", b"\x0f\x42\x40") + element("4d80", b"gate") + element("5741", b"Runway Gen-4") + element("7ba9", b"dusk")
    )
    track = element("ae", element("d7", b"\1") + element("73c5", b"\1") + element("83", b"\1") + element("86", b"V_VP8"))
    cluster = element("e7", b"\0") + element("a3", b"\x81\0\0\x80" + bytes(40))
    rows = tags or tag(b"COMMENT", parameters(2).encode()) + tag(b"AIGC", _AIGC)
    told = element("1254c367", element("7373", element("63c0", b"") + rows))
    parts = element("1549a966", info), element("1654ae6b", track), element("1f43b675", cluster), told
    return ebml(kind) + element("18538067", b"".join(parts))


def ebml(kind: bytes = b"matroska") -> bytes:
    """The header before a segment (RFC 8794, 11.2)."""
    return element("1a45dfa3", element("4282", kind) + element("4287", b"\4") + element("4285", b"\2"))


def tag(name: bytes, text: bytes, inner: bytes = b"") -> bytes:
    """A simple tag of Matroska, and what stands in it."""
    return element("67c8", element("45a3", name) + (element("4487", text) if text else b"") + inner)


def element(code: str, data: bytes) -> bytes:
    return bytes.fromhex(code) + (1 << 28 | len(data)).to_bytes(4) + data


def mxf() -> bytes:
    return (SAMPLES / "photon-imf" / "MERIDIAN_Netflix_Photon_161006_00_tt.mxf").read_bytes()


def pdf() -> bytes:
    """A page with XMP and a producer, and a plain table of its objects (ISO 32000-1, 7.5)."""
    streamed = b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n" % len(_PACKET) + _PACKET + b"\nendstream"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", streamed, b"<</Producer(Midjourney v7)>>",
    )  # fmt: skip
    whole, places = b"%PDF-1.4\n", []
    for number, told in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n" % number + told + b"\nendobj\n"
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return whole + table + b"trailer\n<</Size 6/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(whole)
