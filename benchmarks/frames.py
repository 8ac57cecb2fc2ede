"""Frames: sequences of OpenEXR and DPX, each frame with what compositors, renderers and scanners write into its header."""

import json
import random
import struct
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.labels import SOURCES, TOOLS, graph, packet

WIDTH, HEIGHT = 96, 54
_SHOTS = 20
_FLAVOURS = ("composite", "render", "scan", "composite", "parts", "composite")


class Made(NamedTuple):
    """A file: its place in the delivery, its bytes, what sort of label it bears (or none), and where that stands."""

    path: str
    data: bytes
    label: str = ""
    where: str = ""


def attribute(name: str, kind: str, value: bytes) -> bytes:
    """An attribute of an OpenEXR header."""
    return f"{name}\0{kind}\0".encode() + struct.pack("<i", len(value)) + value


def text(name: str, value: str) -> bytes:
    """An attribute that is a string."""
    return attribute(name, "string", value.encode())


def exr(*headers: bytes, body: bytes) -> bytes:
    """An OpenEXR file of uncompressed lines of half floats, whose parts share their pixels; each header holds only what is its own."""
    many = len(headers) > 1
    line = WIDTH * 8
    heads = b"".join(_header(own, part if many else None) for part, own in enumerate(headers)) + b"\0" * many
    start = 8 + len(heads) + 8 * HEIGHT * len(headers)
    lines = [
        (struct.pack("<i", part) if many else b"") + struct.pack("<ii", y, line) + body[y * line : (y + 1) * line]
        for part in range(len(headers))
        for y in range(HEIGHT)
    ]
    table = struct.pack(f"<{len(lines)}Q", *range(start, start + len(lines) * len(lines[0]), len(lines[0])))
    return b"v/1\x01" + struct.pack("<I", 0x1002 if many else 2) + heads + table + b"".join(lines)


def _header(own: bytes, part: int | None) -> bytes:
    channels = b"".join(name + b"\0" + struct.pack("<iB3xii", 1, 0, 1, 1) for name in (b"A", b"B", b"G", b"R")) + b"\0"
    window = struct.pack("<4i", 0, 0, WIDTH - 1, HEIGHT - 1)
    named = (
        text("name", f"part{part}") + text("type", "scanlineimage") + attribute("chunkCount", "int", struct.pack("<i", HEIGHT))
        if part is not None
        else b""
    )
    return (
        attribute("channels", "chlist", channels)
        + attribute("compression", "compression", b"\0")
        + attribute("dataWindow", "box2i", window)
        + attribute("displayWindow", "box2i", window)
        + attribute("lineOrder", "lineOrder", b"\0")
        + attribute("pixelAspectRatio", "float", struct.pack("<f", 1))
        + attribute("screenWindowCenter", "v2f", bytes(8))
        + attribute("screenWindowWidth", "float", struct.pack("<f", 1))
        + named
        + own
        + b"\0"
    )


def exrs(count: int, every: int, dice: random.Random) -> Iterator[Made]:
    """Shots of composites, renders and scans, some of two parts, with labels in the second; one of `every` frames bears what `_exr_ways` tells."""
    long = max(1, count // _SHOTS)
    pixels = b""
    for number in range(count):
        turn, frame = number // long, number % long
        shot, flavour = f"SH{turn * 10 + 10:04d}", _FLAVOURS[turn % len(_FLAVOURS)]
        pixels = pixels if frame else _halves(dice)
        label, where, more = _exr_ways(number // every, dice) if number % every == every // 2 else ("", "", b"")
        own = _written(shot, frame, flavour) + (more or text("Software", "Arnold 7.3.2.1 (houdini)") * (flavour == "render"))
        headers = (b"", own) if flavour == "parts" else (own,)
        yield Made(f"exr/{shot}/comp/v003/{shot}_comp_v003.{1001 + frame}.exr", exr(*headers, body=pixels), label, where)


def _halves(dice: random.Random) -> bytes:
    """Noise of finite half floats near a half."""
    noise = bytearray(b"\0\x38" * (WIDTH * HEIGHT * 4))
    noise[::2] = dice.randbytes(WIDTH * HEIGHT * 4)
    return bytes(noise)


def _written(shot: str, frame: int, flavour: str) -> bytes:
    clock = struct.pack("<II", (frame // 24 % 60 // 10 << 4 | frame // 24 % 10) << 8 | frame % 10, 0)
    common = attribute("timeCode", "timecode", clock) + attribute("framesPerSecond", "rational", struct.pack("<iI", 24, 1))
    return common + (_rendered(shot) if flavour == "render" else _scanned(shot) if flavour == "scan" else _composed(shot, frame))


def _composed(shot: str, frame: int) -> bytes:
    plate = f"/mnt/prj/{shot}/plates/{shot}_bg01_v001/{shot}_bg01_v001.{1001 + frame}.exr"
    told = {
        "nuke/version": "15.1v4", "nuke/node_hash": f"{frame * 7919:012x}", "nuke/full_layer_names": "0", "owner": "Studio",
        "nuke/input/filename": plate, "nuke/input/ctime": "2026-02-11 09:14:00", "colorspace": "ACES - ACEScg",
        "capDate": "2026:02:11 09:14:00",
    }  # fmt: skip
    return b"".join(text(name, value) for name, value in told.items())


def _rendered(shot: str) -> bytes:
    names = random.Random(shot)  # noqa: S311  (the same for each frame of a shot, as renderers write it)
    mattes = json.dumps({f"/asset/{shot}/geo_{place:04d}/shape": f"{names.getrandbits(32):08x}" for place in range(400)})
    told = {
        "arnold/host/name": "rnd-014", "arnold/version": "7.3.2.1", "cryptomatte/bda530a/name": "crypto_object",
        "cryptomatte/bda530a/manifest": mattes,
    }  # fmt: skip
    camera = struct.pack("<16f", *([1, 0, 0, 0, 0] * 3 + [1]))
    return b"".join(text(name, value) for name, value in told.items()) + attribute("worldToCamera", "m44f", camera)


def _scanned(shot: str) -> bytes:
    told = {"cameraModel": "ALEXA 35", "cameraSerialNumber": "K1.0012345", "reelName": f"A{shot[2:]}C001"}
    return b"".join(text(name, value) for name, value in told.items()) + attribute("isoSpeed", "float", struct.pack("<f", 800))


def _exr_ways(turn: int, dice: random.Random) -> tuple[str, str, bytes]:
    source, (ran, canvas) = dice.choice(SOURCES), graph(turn)
    return (
        ("source", "attribute xmp", text("xmp", packet(source).decode())),
        ("tool", "attribute Software", text("Software", dice.choice(TOOLS))),
        ("graph", "attribute workflow", text("workflow", canvas) + text("prompt", ran)),
        ("source", "attribute of its own name", text("Iptc4xmpExt:DigitalSourceType", source)),
        ("", "decoy: comment", text("comments", "retime of the ComfyUI reference, no generated pixels")),
    )[turn % 5]


def dpx(name: str, frame: int, body: bytes, told: tuple[str, str] = ("Nuke 15.1v4", ""), user: bytes = b"") -> bytes:
    """A DPX frame of 10 bits (SMPTE ST 268-1); `told` are its creator and its project."""
    start = 2048 + len(user)
    head = bytearray(2048)
    struct.pack_into(">4sI8s5I", head, 0, b"SDPX", start, b"V2.0", start + len(body), 1, 1664, 384, len(user))
    creator, project = told
    for place, room, value in (
        (36, 100, name),
        (136, 24, "2026:03:01:10:00:00"),
        (160, 100, creator),
        (260, 200, project),
        (460, 200, "Studio"),
    ):
        head[place : place + room] = value.encode()[: room - 1].ljust(room, b"\0")
    struct.pack_into(">I", head, 660, 0xFFFFFFFF)
    struct.pack_into(">HHII", head, 768, 0, 1, WIDTH, HEIGHT)
    struct.pack_into(">IIfIf4BHH3I", head, 780, 0, 0, 0.0, 1023, 2.046, 50, 2, 1, 10, 1, 0, start, 0, 0)
    struct.pack_into(">II", head, 1712, frame, 0)
    return bytes(head) + user + body


def dpxs(count: int, every: int, dice: random.Random) -> Iterator[Made]:
    """Scans, of which some name a generator as their creator or hold XMP in their user data."""
    body = dice.randbytes(WIDTH * HEIGHT * 4)
    for number in range(count):
        name = f"SC{number // 250:02d}.{86400 + number:07d}.dpx"
        plain = ("", "", ("Nuke 15.1v4", ""), b"")
        label, where, told, user = _dpx_ways(number // every, dice) if number % every == every // 3 else plain
        yield Made(f"dpx/SC{number // 250:02d}/{name}", dpx(name, number, body, told, user), label, where)


def _dpx_ways(turn: int, dice: random.Random) -> tuple[str, str, tuple[str, str], bytes]:
    user = b"XMP".ljust(32, b"\0") + packet(dice.choice(SOURCES))
    return (
        ("tool", "creator", (dice.choice(TOOLS), ""), b""),
        ("source", "user data", ("Nuke 15.1v4", ""), user),
        ("", "decoy: project", ("Nuke 15.1v4", "MIDJOURNEY TO THE EAST"), b""),
    )[turn % 3]
