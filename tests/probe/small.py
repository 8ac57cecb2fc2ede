"""Small: files of a few bytes in many formats, and what gate has started."""

import os
import struct
import zlib
from pathlib import Path

from gate.evidence import Query
from gate.probe.fact import Fault
from gate.probe.opening import Opened, open_file

SAMPLES = Path(__file__).parents[1] / "samples" / "media"
TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
_XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">{}</rdf:Description></rdf:RDF></x:xmpmeta>'
)


def opened(path: Path) -> Opened:
    """The file at a path; the caller closes it."""
    found = open_file(Query(path.name, str(path)))
    assert not isinstance(found, Fault), found
    return found


def made(folder: Path, data: bytes, name: str = "made.bin") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def png(*texts: tuple[str, str]) -> bytes:
    """One black pixel, and a tEXt chunk for each text."""
    parts = [_chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))]
    parts += [_chunk(b"tEXt", key.encode() + b"\0" + value.encode("latin-1")) for key, value in texts]
    return b"\x89PNG\r\n\x1a\n" + b"".join([*parts, _chunk(b"IDAT", zlib.compress(b"\0" * 4)), _chunk(b"IEND", b"")])


def foreign(comment: str = "Steps: 20, Sampler: Euler, CFG scale: 7, Seed: 1") -> bytes:
    """One pixel with a comment, of a type for which ExifTool is needed: a portable pixmap."""
    return b"P6\n# " + comment.encode() + b"\n1 1\n255\nabc"


def packed_png(size: int) -> bytes:
    """A pixel with a compressed text that unpacks to `size` bytes."""
    packer = zlib.compressobj(1)
    piece = b"x" * (1 << 20)
    packed = b"".join([*(packer.compress(piece) for _ in range(size >> 20)), packer.flush()])
    whole = png()
    return whole[:33] + _chunk(b"zTXt", b"Comment\0\0" + packed) + whole[33:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def riff(form: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    body = form + b"".join(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def wav(*chunks: tuple[bytes, bytes]) -> bytes:
    """A tenth of a second of silence, with more chunks after the sound."""
    form = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    return riff(b"WAVE", (b"fmt ", form), (b"data", b"\x80" * 800), *chunks)


def box(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", 8 + len(data)) + kind + data


def tiff(**values: str) -> bytes:
    """A TIFF of one directory without a picture: Software (305), ImageDescription (270) and Artist (315)."""
    numbers = {"description": 270, "software": 305, "artist": 315}
    rows, room = b"", 8 + 2 + 12 * len(values) + 4
    heap = b""
    for name, value in sorted(values.items(), key=lambda item: numbers[item[0]]):
        text = value.encode() + b"\0"
        text += b"\0" * max(0, 5 - len(text))
        rows += struct.pack("<HHII", numbers[name], 2, len(text), room + len(heap))
        heap += text
    return b"II*\0" + struct.pack("<IH", 8, len(values)) + rows + b"\0" * 4 + heap


def exr(*headers: dict[str, str]) -> bytes:
    """A black line of one pixel for each header, which holds texts: an OpenEXR file of one part, or of several."""
    many = len(headers) > 1
    heads = b"".join(_exr_header(texts) for texts in headers) + b"\0" * many
    chunks = [(struct.pack("<I", number) if many else b"") + struct.pack("<II", 0, 2) + b"\0\0" for number in range(len(headers))]
    start = 8 + len(heads) + 8 * len(chunks)
    table = struct.pack(f"<{len(chunks)}Q", *(start + number * len(chunks[0]) for number in range(len(chunks))))
    return b"v/1\x01\2" + (b"\x10" if many else b"\0") + b"\0\0" + heads + table + b"".join(chunks)


def _exr_header(texts: dict[str, str]) -> bytes:
    values = [("dataWindow", "box2i", bytes(16)), ("compression", "compression", b"\0"), ("chunkCount", "int", b"\1\0\0\0")]
    values += [(name, "string", text.encode()) for name, text in texts.items()]
    return b"".join(f"{name}\0{kind}\0".encode() + struct.pack("<I", len(value)) + value for name, kind, value in values) + b"\0"


def xmp(inside: str) -> bytes:
    return _XMP.format(inside).encode()


def source_type(value: str = TRAINED) -> str:
    return f"<Iptc4xmpExt:DigitalSourceType>{value}</Iptc4xmpExt:DigitalSourceType>"


def running(word: str = "-stay_open") -> list[int]:
    """Processes below this one whose command line holds a word."""
    return [
        pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if word in _command(pid) and os.getpid() in _above(pid)
    ]


def _command(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8", errors="replace").split("\0")
    except OSError:
        return []


def _above(pid: int) -> list[int]:
    above = []
    while pid > 1:
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(") ")[2].split()[1])
        except OSError:
            break
        above.append(pid)
    return above
