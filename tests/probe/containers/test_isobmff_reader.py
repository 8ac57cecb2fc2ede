"""Isobmff: every place in movies and pictures in which a label can stand is read, and says what ExifTool calls it."""

import struct
import zlib
from pathlib import Path

import pytest

from gate.probe.containers.isobmff import movie as read_movie
from tests.probe.containers.boxes import (
    C2PA_ID,
    FTYP,
    LABEL,
    MDAT,
    MVHD,
    PACKET,
    QT,
    XMP_ID,
    data,
    full,
    handler,
    international,
    keyed,
    keys,
    listed,
    moov,
    movie,
    sample_table,
    track,
)
from tests.probe.containers.walk import blocks, faults, texts, walked
from tests.probe.small import box

TRACK = ("Track1:HandlerDescription", "VideoHandler")


def said(folder: Path, *content: bytes) -> list[tuple[str, str]]:
    found = walked(read_movie, folder, movie(*content))
    assert faults(found) == []
    return [fact for fact in texts(found) if fact != TRACK]


def raw(folder: Path, whole: bytes) -> list[bytes]:
    found = walked(read_movie, folder, whole)
    assert faults(found) == []
    return [content for kind, content in blocks(found) if kind == "raw"]


def test_a_movie_without_labels_says_who_handles_its_track(tmp_path: Path) -> None:
    found = walked(read_movie, tmp_path, movie())
    assert (texts(found), blocks(found), faults(found)) == ([TRACK], [], [])


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (keyed("AIGC", data(LABEL)), ("Keys:AIGC", LABEL)),
        (keyed("com.apple.quicktime.software", data("RunwayML Gen-4")), ("Keys:Software", "RunwayML Gen-4")),
        (keyed("com.android.version", data("15")), ("Keys:AndroidVersion", "15")),
        (keyed("com.openai.generator_name", data("x")), ("Keys:OpenaiGeneratorName", "x")),
        (keyed("videoai", data("Enhanced")), ("Keys:Videoai", "Enhanced")),
        (keyed("©too", data("x")), ("Keys:Encoder", "x")),
        (keyed("prompt", data("caf\xe9".encode("utf-16-be"), 2)), ("Keys:Prompt", "caf\xe9")),
        (keyed("comment", data("x", 1, b"\0\0\x1a\x41")), ("Keys:Comment-fra", "x")),
        (keyed("comment", data("x", 1, b"US\x15\xc7")), ("Keys:Comment-eng-US", "x")),
        (keyed("comment", data("x", 0)), ("Keys:Comment", "x")),
        (listed(b"\xa9cmt", data("hi")), ("ItemList:Comment", "hi")),
        (listed(b"\xa9too", data("Google")), ("ItemList:Encoder", "Google")),
        (listed(b"ldes", data("long")), ("ItemList:LongDescription", "long")),
        (listed(b"AIGC", data(LABEL)), ("ItemList:AIGC", LABEL)),
        (listed(b"----", full(b"mean", b"org"), full(b"name", b"comment"), data("own")), ("iTunes:Comment", "own")),
        (box(b"udta", listed(b"\xa9nam", data("t"))), ("ItemList:Title", "t")),
        (box(b"udta", box(b"\xa9cmt", international(b"hi"))), ("UserData:Comment", "hi")),
        (box(b"udta", box(b"\xa9cmt", international(b"caf\x8e"))), ("UserData:Comment", "caf\xe9")),
        (box(b"udta", box(b"\xa9swr", b"\0\x09\x15\xc7hello")), ("UserData:SoftwareVersion", "hello")),
        (box(b"udta", box(b"\xa9inf", international("x".encode("utf-16"), 0x1A41))), ("UserData:Information-fra", "x")),
        (box(b"udta", box(b"\xa9too", data("Google"))), ("UserData:Encoder", "Google")),
        (box(b"udta", box(b"\xa9too", b"without a head")), ("UserData:Encoder", "without a head")),
        (box(b"udta", full(b"dscp", b"\x15\xc7words\0")), ("UserData:Description", "words")),
        (box(b"udta", full(b"titl", b"\x10\xb5", "\ufeffa b".encode("utf-16-be"))), ("UserData:Title-deu", "a b")),
        (box(b"udta", full(b"rtng", bytes(8), b"\x15\xc7yes\0")), ("UserData:Rating", "yes")),
        (box(b"udta", full(b"kywd", b"\x15\xc7\1\4word")), ("UserData:Keywords", "word")),
        (box(b"udta", box(b"name", b"a name\0")), ("UserData:Name", "a name")),
        (box(b"udta", box(b"manu", bytes(6) + b"Apple\0")), ("UserData:Make", "Apple")),
        (box(b"udta", box(b"AIGC", LABEL.encode())), ("UserData:AIGC", LABEL)),
        (box(b"udta", box(b"xyzz", b"words of no name") + bytes(4)), ("UserData:Xyzz", "words of no name")),
        (
            box(b"udta", box(b"Xtra", bytes.fromhex("0000001f00000007574d2f4e6f7465000000010000000c0008680069000000"))),
            ("Microsoft:Note", "hi"),
        ),
        (track(more=box(b"udta", box(b"tnam", international(b"n")))), ("UserData:TrackName", "n")),
        (track(more=keyed("comment", data("of the track"))), ("Keys:Comment", "of the track")),
        (full(b"meta", handler(b"mdta", b"a handler\0")), ("QuickTime:HandlerDescription", "a handler")),
        (full(b"meta", handler(b"mdta", b"\3abc")), ("QuickTime:HandlerDescription", "abc")),
        (
            full(b"meta", handler(b"ID32"), full(b"ID32", b"\x15\xc7ID3\4\0\0\0\0\0\x0eTPE1\0\0\0\4\0\0\3abc")),
            ("ID3v2_4:Artist", "abc"),
        ),
        (full(b"meta", handler(b"nrtm"), full(b"xml ", b"<a><Note>words</Note></a>")), ("XML:ANote", "words")),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_each_text_of_a_movie_is_a_fact(content: bytes, fact: tuple[str, str], tmp_path: Path) -> None:
    assert fact in said(tmp_path, content)


def test_keys_are_counted_from_one_and_may_stand_behind_their_list(tmp_path: Path) -> None:
    rows = box(b"\0\0\0\2", data("b")) + box(b"\0\0\0\1", data("a")) + box(b"\0\0\0\3", data("c"))
    meta = full(b"meta", handler(b"mdta"), box(b"ilst", rows), keys(b"prompt", b"workflow"))
    assert said(tmp_path, meta) == [("Keys:Workflow", "b"), ("Keys:Prompt", "a"), ("ItemList:Tag_", "c")]


def test_each_language_of_a_text_is_a_fact(tmp_path: Path) -> None:
    both = box(b"udta", box(b"\xa9cpy", international(b"one") + international(b"two", 0x10B5)))
    assert said(tmp_path, both) == [("UserData:Copyright", "one"), ("UserData:Copyright-deu", "two")]


@pytest.mark.parametrize(
    "whole",
    [
        FTYP + moov() + MDAT + box(b"uuid", XMP_ID + PACKET),
        movie(box(b"uuid", XMP_ID + PACKET)),
        QT + MDAT + moov(box(b"udta", box(b"XMP_", PACKET))),
        MDAT + moov(box(b"udta", box(b"XMP_", PACKET))),
        FTYP + full(b"meta", handler(b"null"), full(b"xml ", PACKET)) + movie()[len(FTYP) :],
        FTYP
        + b"\0\0\0\1moov"
        + (len(moov()) + 24 + len(PACKET) + 8).to_bytes(8)
        + moov()[8:]
        + box(b"uuid", XMP_ID + PACKET)
        + MDAT,
        movie() + b"\0\0\0\0uuid" + XMP_ID + PACKET,
    ],
)
def test_xmp_is_read_wherever_it_stands(whole: bytes, tmp_path: Path) -> None:
    found = walked(read_movie, tmp_path, whole)
    assert (blocks(found), faults(found)) == ([("xmp", PACKET)], [])


@pytest.mark.parametrize(
    ("purpose", "kind"), [(b"manifest\0", "credentials"), (b"update\0", "credentials"), (b"merkle\0", "raw"), (b"other\0", "raw")]
)
def test_credentials_are_told_by_identifier_and_purpose(purpose: bytes, kind: str, tmp_path: Path) -> None:
    found = walked(read_movie, tmp_path, FTYP + box(b"uuid", C2PA_ID + bytes(4) + purpose + bytes(9)) + movie()[len(FTYP) :])
    assert [of for of, _ in blocks(found)] == [kind]


UNKNOWN = b"of which nothing is known"


@pytest.mark.parametrize(
    "whole",
    [
        movie() + box(b"free", UNKNOWN),
        movie() + box(b"zzzz", UNKNOWN),
        movie() + box(b"uuid", UNKNOWN),
        movie() + box(b"emsg", UNKNOWN),
        movie(box(b"zzzz", UNKNOWN)),
        movie(box(b"udta", bytes(4) + UNKNOWN))[:],
        movie(listed(b"covr", data(b"\x89" + UNKNOWN, 14))),
        movie(full(b"meta", handler(b"mdta"), box(b"zzzz", UNKNOWN))),
        movie(track(table=sample_table(box(b"stsd", UNKNOWN)))),
        movie() + box(b"moof", full(b"mfhd", bytes(4)) + box(b"traf", full(b"tfhd", bytes(4)) + box(b"zzzz", UNKNOWN))),
        movie(keyed("x", data(UNKNOWN + b"\1", 0))),
        movie(keyed("x", data(UNKNOWN + b"\1", 21))),
        movie(full(b"meta", handler(b"mdta"), box(b"idat", UNKNOWN))),
        movie(box(b"udta", full(b"kywd", b"\x15\xc7\1\4word", UNKNOWN))),
        movie(box(b"udta", box(b"Xtra", UNKNOWN))),
        box(b"ftyp", b"isom" * 300 + UNKNOWN) + moov() + MDAT,
        movie(box(b"udta", box(b"\xa9cmt", international(b"x\0" + UNKNOWN)))),
    ],
)
def test_bytes_of_which_nothing_is_known_are_searched(whole: bytes, tmp_path: Path) -> None:
    assert any(UNKNOWN in content for content in raw(tmp_path, whole))


def test_who_packed_pictures_is_a_fact(tmp_path: Path) -> None:
    named = bytes(8) + bytes(12) + b"appl" + bytes(26) + b"\6ProRes".ljust(32, b"\0") + bytes(4)
    table = sample_table(full(b"stsd", struct.pack(">I", 1), struct.pack(">I", len(named)) + named[4:]))
    assert said(tmp_path, track(table=table))[-2:] == [("Track2:VendorID", "appl"), ("Track2:CompressorName", "ProRes")]


def test_a_packed_movie_is_unpacked(tmp_path: Path) -> None:
    inner = box(b"moov", MVHD + keyed("AIGC", data(LABEL)))
    packed = box(b"cmov", box(b"dcom", b"zlib") + box(b"cmvd", struct.pack(">I", len(inner)) + zlib.compress(inner)))
    found = walked(read_movie, tmp_path, QT + box(b"moov", packed) + MDAT)
    assert (texts(found), faults(found)) == ([("Keys:AIGC", LABEL)], [])
