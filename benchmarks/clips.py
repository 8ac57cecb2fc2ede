"""Clips: QuickTime, MP4, MXF and broadcast wave, with labels in each place that tools leave them in, before the media and behind."""

import random
import struct
from collections.abc import Iterator
from pathlib import Path

from benchmarks.frames import Made
from benchmarks.labels import SOURCES, TOOLS, graph, packet

XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_SECOND = 24
_FRAME = 1 << 13
_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_SAMPLES = Path(__file__).parents[1] / "tests" / "samples" / "media"
_MXF = _SAMPLES / "photon-imf" / "MERIDIAN_Netflix_Photon_161006_00_tt.mxf"


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box of ISO base media (ISO 14496-12, 4.2)."""
    return struct.pack(">I4s", 8 + sum(map(len, parts)), kind) + b"".join(parts)


def movie(brand: bytes, body: bytes, inside: bytes, *, front: bool) -> bytes:
    """A movie of one second, with boxes of metadata inside of its `moov`, which stands before the media or behind them."""
    start = box(b"ftyp", brand, struct.pack(">I", 512), brand)
    media = box(b"mdat", body)
    ahead = len(_moov(0, inside)) if front else 0
    header = _moov(len(start) + ahead + 8, inside)
    return start + (header + media if front else media + header)


def _moov(offset: int, inside: bytes) -> bytes:
    timing = struct.pack(">4I", 0, 0, 0, _SECOND)
    whole = box(b"mvhd", timing, struct.pack(">IIH10x", _SECOND, 0x10000, 0x100), _MATRIX, bytes(24), struct.pack(">I", 2))
    head = box(
        b"tkhd", struct.pack(">IIIIII8xHHHH", 7, 0, 0, 1, 0, _SECOND, 0, 0, 0, 0), _MATRIX, struct.pack(">II", 320 << 16, 180 << 16)
    )
    handler = box(b"hdlr", struct.pack(">II4s12x", 0, 0, b"vide"), b"VideoHandler\0")
    pictures = box(b"vmhd", struct.pack(">I8x", 1))
    here = box(b"dinf", box(b"dref", struct.pack(">II", 0, 1), box(b"url ", struct.pack(">I", 1))))
    information = box(b"minf", pictures, here, _samples(offset))
    track = box(b"trak", head, box(b"mdia", box(b"mdhd", timing, struct.pack(">IHH", _SECOND, 0x55C4, 0)), handler, information))
    return box(b"moov", whole, track, inside)


def _samples(offset: int) -> bytes:
    entry = box(
        b"apcn", bytes(6), struct.pack(">H16xHHIIIH", 1, 320, 180, 72 << 16, 72 << 16, 0, 1), bytes(32), struct.pack(">Hh", 24, -1)
    )
    return box(
        b"stbl",
        box(b"stsd", struct.pack(">II", 0, 1), entry),
        box(b"stts", struct.pack(">4I", 0, 1, _SECOND, 1)),
        box(b"stsc", struct.pack(">5I", 0, 1, 1, _SECOND, 1)),
        box(b"stsz", struct.pack(">3I", 0, _FRAME, _SECOND)),
        box(b"stco", struct.pack(">3I", 0, 1, offset)),
    )


def user_text(key: bytes, value: str) -> bytes:
    """A text of QuickTime's user data."""
    said = value.encode()
    return box(key, struct.pack(">HH", len(said), 0x55C4), said)


def keyed(**texts: str) -> bytes:
    """Metadata by names of one's own, as ffmpeg writes them with `use_metadata_tags` (QuickTime File Format, Metadata)."""
    names = [struct.pack(">I4s", 8 + len(name), b"mdta") + name.encode() for name in texts]
    values = [
        box(struct.pack(">I", place), box(b"data", struct.pack(">II", 1, 0), value.encode()))
        for place, value in enumerate(texts.values(), 1)
    ]
    handler = box(b"hdlr", struct.pack(">II4s12x", 0, 0, b"mdta"), b"\0")
    return box(b"meta", handler, box(b"keys", struct.pack(">II", 0, len(names)), *names), box(b"ilst", *values))


def listed(**texts: str) -> bytes:
    """A list of metadata as iTunes keeps it, by names of three letters behind a copyright sign."""
    handler = box(b"hdlr", struct.pack(">II4s4s9x", 0, 0, b"mdir", b"appl"))
    values = [box(b"\xa9" + name.encode(), box(b"data", struct.pack(">II", 1, 0), text.encode())) for name, text in texts.items()]
    return box(b"udta", box(b"meta", bytes(4), handler, box(b"ilst", *values)))


def movies(count: int, every: int, dice: random.Random) -> Iterator[Made]:
    """MOV and MP4 in turn, and one in ten an MXF, which bears no label."""
    body = dice.randbytes(_FRAME * _SECOND)
    mxf = _MXF.read_bytes()
    for number in range(count):
        if number % 10 == 9:  # noqa: PLR2004
            yield Made(f"mov/clip_{number:04d}.mxf", mxf)
            continue
        quick = number % 4 < 2  # noqa: PLR2004
        brand, suffix = (b"qt  ", "mov") if quick else (b"isom", "mp4")
        usual = box(b"udta", user_text(b"\xa9cmt", f"shot {number:04d}")) if quick else listed(cmt=f"shot {number:04d}")
        label, where, inside, behind = (
            _movie_ways(number, dice)[number // every % _MOVIE_WAYS] if number % every == every // 2 else ("", "", usual, b"")
        )
        made = movie(brand, body, inside or usual, front=number % 3 == 1)
        yield Made(f"mov/clip_{number:04d}.{suffix}", made + behind, label, where)


_MOVIE_WAYS = 9


def _movie_ways(number: int, dice: random.Random) -> list[tuple[str, str, bytes, bytes]]:
    source, tool, (ran, canvas) = dice.choice(SOURCES), dice.choice(TOOLS), graph(number)
    xmp = box(b"uuid", XMP, packet(source))
    return [
        ("source", "uuid at the end", b"", xmp),
        ("graph", "comment of the list", listed(cmt=canvas), b""),
        ("tool", "tool of the list", listed(too=tool), b""),
        ("source", "XMP_ in user data", box(b"udta", box(b"XMP_", packet(source))), b""),
        ("source", "uuid behind free space", b"", box(b"free", bytes(64)) + xmp),
        ("graph", "keys of ComfyUI", keyed(prompt=ran, workflow=canvas), b""),
        ("aigc", "key AIGC", keyed(AIGC='{"Label":"1","ContentProducer":"001191110102MACQD9K64010000","ProduceID":"7"}'), b""),
        ("tool", "software in user data", box(b"udta", user_text(b"\xa9swr", tool)), b""),
        ("", "decoy: a title", box(b"udta", user_text(b"\xa9nam", "Midjourney Pass, reel 2")), b""),
    ]


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of RIFF."""
    return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def waves(count: int, every: int, dice: random.Random) -> Iterator[Made]:
    """Takes of a sound recorder (EBU Tech 3285), with chunks before and behind the sound."""
    sound = dice.randbytes(144_000)
    form = chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 48000, 144000, 3, 24))
    for number in range(count):
        told = (b"Sound roll %04d" % number, 256), (b"Sound Devices", 32), (b"REF", 32), (b"2026-03-0110:00:00", 18)
        origin = b"".join(value.ljust(room, b"\0") for value, room in told) + struct.pack("<QH", number * 48000, 1) + bytes(254)
        before = chunk(b"bext", origin + b"A=PCM,F=48000,W=24,M=mono\r\n")
        after = chunk(b"iXML", b"<BWFXML><SCENE>12</SCENE><TAKE>%d</TAKE></BWFXML>" % number)
        label, where, early, late = (
            _wave_ways(dice)[number // every % _WAVE_WAYS] if number % every == every // 2 else ("", "", b"", b"")
        )
        body = b"WAVE" + before + early + form + chunk(b"data", sound) + after + late
        yield Made(f"wav/take_{number:04d}.wav", chunk(b"RIFF", body), label, where)


_WAVE_WAYS = 5


def _wave_ways(dice: random.Random) -> list[tuple[str, str, bytes, bytes]]:
    aigc = b'{"Label":"1","ContentProducer":"001191110102MACQD9K64010000","ProduceID":"7"}'
    return [
        ("source", "_PMX behind the sound", b"", chunk(b"_PMX", packet(dice.choice(SOURCES)))),
        ("tool", "ISFT behind the sound", b"", chunk(b"LIST", b"INFO" + chunk(b"ISFT", b"Suno v5\0"))),
        ("tool", "ICMT before the sound", chunk(b"LIST", b"INFO" + chunk(b"ICMT", b"made with ElevenLabs v3\0")), b""),
        ("aigc", "AIGC", chunk(b"AIGC", aigc), b""),
        ("", "decoy: a name", b"", chunk(b"LIST", b"INFO" + chunk(b"INAM", b"Studio audio of the Suno interview\0"))),
    ]
