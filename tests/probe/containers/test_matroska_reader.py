"""Matroska: every text is heard wherever it stands, what is not known is searched, and elements that do not fill the file are damage."""

import time
from pathlib import Path

import pytest

from gate.probe.containers.matroska import matroska
from tests.probe.containers.walk import blocks, cuts, faults, texts, walked
from tests.probe.reading import one
from tests.probe.small import source_type, xmp

MIB = 1 << 20
UNSAID = b"\x01" + b"\xff" * 7
HEADER, SEGMENT, CLUSTER = "1a45dfa3", "18538067", "1f43b675"
INFO, TRACKS, ATTACHMENTS, CHAPTERS, TAGS, CUES, SEEK_HEAD, VOID = (
    "1549a966", "1654ae6b", "1941a469", "1043a770", "1254c367", "1c53bb6b", "114d9b74", "ec",
)  # fmt: skip


def element(kind: str, *content: bytes) -> bytes:
    data = b"".join(content)
    return bytes.fromhex(kind) + (len(data) | 1 << 56).to_bytes(8) + data


def live(kind: str, *content: bytes) -> bytes:
    return bytes.fromhex(kind) + UNSAID + b"".join(content)


START = element(HEADER, element("4282", b"matroska"))
PICTURES = element(CLUSTER, element("e7", b"\0"), element("a3", bytes(200)))


def simple(name: str, *content: bytes) -> bytes:
    return element("67c8", element("45a3", name.encode()), *content)


def tags(*content: bytes) -> bytes:
    return element(TAGS, element("7373", element("63c0", element("63c5", b"\1" * 8)), *content))


def file(*content: bytes) -> bytes:
    return START + element(SEGMENT, *content)


def told(folder: Path, *content: bytes) -> list[tuple[str, str]]:
    return texts(walked(matroska, folder, file(*content)))[1:]


def test_texts_of_all_kinds_are_facts(tmp_path: Path) -> None:
    info = element(
        INFO, element("7ba9", b"a caf\xc3\xa9"), element("4d80", b"muxer"), element("5741", b"app\0\0"), element("4489", bytes(8))
    )
    track = element(
        "ae", element("536e", b"name"), element("d7", b"\2"), element("258688", b"codec"), element("e0", element("b0", b"\1"))
    )
    attached = element(
        "61a7", element("466e", b"a.txt"), element("4660", b"text/plain"), element("467e", b"note"), element("465c", b"x" * 20)
    )
    chapter = element("b6", element("b6", element("80", element("85", b"inner"))), element("80", element("85", b"first")))
    found = told(
        tmp_path, info, element(TRACKS, track), element(ATTACHMENTS, attached), element(CHAPTERS, element("45b9", chapter))
    )
    assert found == [
        ("Info:Title", "a café"),
        ("Info:MuxingApp", "muxer"),
        ("Info:WritingApp", "app"),
        ("Track2:TrackName", "name"),
        ("Track2:CodecName", "codec"),
        ("Matroska:AttachedFileName", "a.txt"),
        ("Matroska:AttachedFileMIMEType", "text/plain"),
        ("Matroska:AttachedFileDescription", "note"),
        ("Chapter:ChapterString", "inner"),
        ("Chapter:ChapterString", "first"),
    ]


def test_simple_tags_have_their_own_names(tmp_path: Path) -> None:
    inner = simple("Inner-Name", element("4487", b"in"))
    data = tags(simple("DATE_RELEASED", element("4487", b"now"), element("447a", b"eng"), inner), simple("", element("4487", b"x")))
    assert told(tmp_path, data) == [("Matroska:DateReleased", "now"), ("Matroska:Innername", "in"), ("Matroska:TagString", "x")]


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("whole", [file, lambda *content: START + live(SEGMENT, *content)])
@pytest.mark.parametrize(
    "cluster", [PICTURES, live(CLUSTER, element("e7", b"\0"), *(element("a3", bytes(5000)) for _ in range(5)))]
)
def test_tags_are_read_wherever_they_stand(tmp_path: Path, place: int, whole: type[bytes], cluster: bytes) -> None:
    content = [cluster, cluster]
    content.insert(place, tags(simple("COMMENT", element("4487", b"x"))))
    found = walked(matroska, tmp_path, whole(*content))
    assert (texts(found)[1:], faults(found)) == ([("Matroska:Comment", "x")], [])


def test_every_segment_is_read(tmp_path: Path) -> None:
    comment = tags(simple("COMMENT", element("4487", b"x")))
    for first in (element(SEGMENT, PICTURES), live(SEGMENT, PICTURES), live(SEGMENT, live(CLUSTER, element("e7", b"\0")))):
        found = walked(matroska, tmp_path, START + first + file(comment))
        assert ("Matroska:Comment", "x") in texts(found)


NOTE = b"a note of more than sixteen bytes"


@pytest.mark.parametrize(
    "content",
    [
        element(VOID, NOTE),
        element("4dbd", NOTE),
        element(CUES, NOTE),
        element(SEEK_HEAD, NOTE),
        element(INFO, element("ec", NOTE)),
        element(INFO, element("7ba9", b"title\0" + NOTE)),
        element(TRACKS, element("ae", element("63a2", NOTE))),
        element(ATTACHMENTS, element("61a7", element("465c", NOTE))),
        tags(simple("AIGC", element("4485", b"\xff" + NOTE))),
        tags(element("4dbd", NOTE)),
    ],
)
def test_what_is_no_text_is_searched(tmp_path: Path, content: bytes) -> None:
    found = walked(matroska, tmp_path, file(PICTURES, content))
    assert [data.removeprefix(b"\xff") for _, data in blocks(found)] == [NOTE]
    assert faults(found) == []


def test_what_stands_behind_the_last_segment_is_searched(tmp_path: Path) -> None:
    assert blocks(walked(matroska, tmp_path, file(PICTURES) + element("4dbd", NOTE))) == [("raw", element("4dbd", NOTE))]
    assert blocks(walked(matroska, tmp_path, file(PICTURES) + element("ec", NOTE))) == [("raw", NOTE)]


def test_a_tag_of_bytes_speaks_by_being_there(tmp_path: Path) -> None:
    assert told(tmp_path, tags(simple("AIGC", element("4485", b"\xff")))) == [("Matroska:Aigc", "")]
    assert told(tmp_path, tags(simple("AIGC", element("4485", b"{}")))) == [("Matroska:Aigc", "{}")]


def test_a_packet_in_a_tag_is_handed_on(tmp_path: Path) -> None:
    packet = b"<x:xmpmeta>x</x:xmpmeta>"
    found = walked(matroska, tmp_path, file(tags(simple("XMP", element("4487", b"<?xpacket?>" + packet)))))
    assert blocks(found) == [("xmp", packet), ("raw", b"<?xpacket?>")]


def test_pictures_are_not_searched(tmp_path: Path) -> None:
    assert blocks(walked(matroska, tmp_path, file(element(CLUSTER, element("a3", NOTE))))) == []


def test_more_than_is_read_is_a_fault(tmp_path: Path) -> None:
    assert faults(walked(matroska, tmp_path, file(element(VOID, b"x" * (17 * MIB))))) == ["limit"]
    assert faults(walked(matroska, tmp_path, file(element(TAGS, b"x" * (17 * MIB))))) == ["limit"]
    found = walked(matroska, tmp_path, file(tags(simple("COMMENT", element("4487", b"x" * (MIB + 1))))))
    assert ([len(text) for tag, text in texts(found) if tag == "Matroska:Comment"], faults(found)) == ([MIB], ["limit"])


WHOLE = file(element(INFO, element("7ba9", b"title" * 40)), PICTURES, tags(simple("COMMENT", element("4487", b"x" * 400))))


def test_a_cut_file_is_damaged(tmp_path: Path) -> None:
    assert faults(walked(matroska, tmp_path, WHOLE)) == []
    assert [cut for cut in cuts(WHOLE) if faults(walked(matroska, tmp_path, cut)) != ["damaged"]] == []


def nested(kind: str, depth: int) -> bytes:
    data = b""
    for _ in range(depth):
        data = element(kind, data)
    return data


@pytest.mark.parametrize(
    "data",
    [
        START,
        START + element(SEGMENT)[:-1] + b"\xff",
        file(b"\0" * 20),
        file(live(INFO)),
        file(element(TAGS, live("7373"))),
        file(element(TAGS, element("7373", b"\x67"))),
        file(element(TAGS, nested("67c8", 50))),
        file(element(CHAPTERS, nested("b6", 50))),
        file(live(CLUSTER, live("a3"))),
        file(live(CLUSTER, b"\xa3\x40\xff")),
        file(element(TAGS, element("67c8") * 300_000)),
        file(*[element(VOID)] * 300_000),
        START + live(SEGMENT, live(CLUSTER, b"\xa3\x80" * 600_000)),
        START * 300_000,
    ],
)
def test_a_hostile_file_is_damaged_and_ends_in_time(tmp_path: Path, data: bytes) -> None:
    begun = time.process_time()
    assert faults(walked(matroska, tmp_path, data)) == ["damaged"]
    assert time.process_time() - begun < 5


GRAPH = b'{"3": {"inputs": {"seed": 1}, "class_type": "KSampler"}}'
AIGC = b'{"Label":"1","ContentProducer":"x","ProduceID":"y"}'


@pytest.mark.parametrize(
    "label",
    [
        tags(simple("AIGC", element("4487", AIGC))),
        tags(simple("PARENT", simple("PROMPT", element("4487", GRAPH)))),
        tags(simple("AIGC", element("4485", AIGC))),
        tags(simple("XMP", element("4487", xmp(source_type())))),
        element(INFO, element("5741", b"RunwayML Gen-4")),
        element(ATTACHMENTS, element("61a7", element("466e", b"workflow.json"), element("465c", GRAPH))),
        element(VOID, b"AIGC" + AIGC),
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_a_label_is_found_wherever_it_stands(tmp_path: Path, label: bytes, *, behind: bool) -> None:
    assert one(tmp_path, file(PICTURES, label) if behind else file(label, PICTURES)).ai == "generated"


def test_a_file_without_a_label_says_nothing(tmp_path: Path) -> None:
    found = one(
        tmp_path, file(element(INFO, element("5741", b"Lavf")), PICTURES, tags(simple("TITLE", element("4487", b"Aurora"))))
    )
    assert (found.ai, found.read) == ("none", "complete")
