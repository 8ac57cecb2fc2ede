"""XMP: every way to write a property, in every encoding, and packets that are hostile."""

import time

import pytest

from gate.probe.blocks.xmp import xmp
from tests.probe.blocks.told import told
from tests.probe.containers.walk import faults, texts
from tests.probe.small import TRAINED, source_type
from tests.probe.small import xmp as packet

_WRAPPED = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>{}' + " " * 2000 + '<?xpacket end="w"?>'
_LABEL = ("XMP-iptcExt:DigitalSourceType", TRAINED)
_AIGC = '{"Label":"1","ContentProducer":"doubao"}'


def described(inside: str, attributes: str = "") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:TC260="http://www.tc260.org.cn/'
        'ns/AIGC/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"'
        f' xmlns:my="http://example.org/my/"{attributes}>{inside}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<dc:format>image/png</dc:format>", [("XMP-dc:Format", "image/png")]),
        (
            "<dc:subject><rdf:Bag><rdf:li>one</rdf:li><rdf:li>two</rdf:li></rdf:Bag></dc:subject>",
            [("XMP-dc:Subject", "one"), ("XMP-dc:Subject", "two")],
        ),
        (
            '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Harbour</rdf:li><rdf:li xml:lang="de">Hafen</rdf:li></rdf:Alt></dc:title>',
            [("XMP-dc:Title", "Harbour"), ("XMP-dc:Title-de", "Hafen")],
        ),
        (
            '<xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" stEvt:softwareAgent="Tool 1"/></rdf:Seq></xmpMM:History>',
            [("XMP-xmpMM:HistoryAction", "saved"), ("XMP-xmpMM:HistorySoftwareAgent", "Tool 1")],
        ),
        (
            '<xmpMM:History rdf:parseType="Resource"><stEvt:softwareAgent>Tool 2</stEvt:softwareAgent></xmpMM:History>',
            [("XMP-xmpMM:HistorySoftwareAgent", "Tool 2")],
        ),
        (
            "<dc:creator><rdf:Description><rdf:value>Ann</rdf:value><my:role>editor</my:role></rdf:Description></dc:creator>",
            [("XMP-dc:Creator", "Ann"), ("XMP-dc:CreatorRole", "editor"), ("XMP-my:Role", "editor")],
        ),
        ('<dc:source rdf:resource="http://example.org/a"/>', [("XMP-dc:Source", "http://example.org/a")]),
        ("<my:wide_name.x>y</my:wide_name.x>", [("XMP-my:Wide_namex", "y")]),
        (f"<TC260:AIGC>{_AIGC}</TC260:AIGC>", [("XMP-TC260:AIGC", _AIGC)]),
        ("<TC260:AIGC/>", [("XMP-TC260:AIGC", "")]),
        (f"<my:any><TC260:AIGC>{_AIGC}</TC260:AIGC></my:any>", [("XMP-my:AnyAIGC", _AIGC), ("XMP-TC260:AIGC", _AIGC)]),
        ("<dc:source><![CDATA[a < b]]></dc:source>", [("XMP-dc:Source", "a < b")]),
        ("<dc:source>a &amp;&#x20;b</dc:source>", [("XMP-dc:Source", "a & b")]),
        ("<xmp:CreateDate>2026-11-25T10:00:00Z</xmp:CreateDate><xmp:Rating>5</xmp:Rating>", []),
    ],
)
def test_properties_are_facts_however_they_are_written(inside: str, said: list[tuple[str, str]]) -> None:
    found = told(xmp, described(inside))
    assert texts(found) == said
    assert not faults(found)


def test_attributes_are_properties() -> None:
    found = told(xmp, described("", f" rdf:about='' xmp:CreatorTool='Tool 3' TC260:AIGC='{_AIGC}'"))
    assert texts(found) == [("XMP-xmp:CreatorTool", "Tool 3"), ("XMP-TC260:AIGC", _AIGC)]


def test_a_group_goes_by_its_namespace_and_not_by_its_prefix() -> None:
    data = packet(source_type()).replace(b"Iptc4xmpExt:", b"iptcPlus:").replace(b"xmlns:Iptc4xmpExt", b"xmlns:iptcPlus")
    assert texts(told(xmp, data)) == [_LABEL]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-32-be", "utf-32"])
@pytest.mark.parametrize("wrapped", [True, False])
def test_a_packet_is_read_in_each_encoding(encoding: str, wrapped: bool) -> None:
    text = packet(source_type()).decode()
    found = told(xmp, ((_WRAPPED.format(text) if wrapped else text).encode(encoding)) + bytes(8))
    assert texts(found) == [_LABEL]
    assert not faults(found)


def test_text_that_declares_to_be_latin_is_read_as_that() -> None:
    data = b'<?xml version="1.0" encoding="ISO-8859-1"?>' + packet("<dc:source>caf\u00e9</dc:source>").decode().encode("latin-1")
    assert (texts(told(xmp, data)), faults(told(xmp, data))) == ([("XMP-dc:Source", "caf\u00e9")], [])


def test_text_in_no_known_encoding_is_a_fault() -> None:
    found = told(xmp, packet("<dc:source>qq</dc:source>").replace(b"qq", b"a\xffb"))
    assert (texts(found), faults(found)) == ([("XMP-dc:Source", "a\ufffdb")], ["unsupported"])


def test_two_packets_are_both_read() -> None:
    both = _WRAPPED.format(packet("<dc:source>x</dc:source>").decode()) + _WRAPPED.format(packet(source_type()).decode())
    declared = packet("<dc:source>x</dc:source>") + b'\n<?xml version="1.0"?>' + packet(source_type())
    for data in (both.encode(), declared):
        assert (texts(told(xmp, data)), faults(told(xmp, data))) == ([("XMP-dc:Source", "x"), _LABEL], [])


@pytest.mark.parametrize(
    "inside",
    [
        f"<!-- {TRAINED} -->",
        f"<?note {TRAINED}?>",
        f"<dc:a><dc:b>{TRAINED}</dc:b></dc:a>",
        f"<rdf:Bag><rdf:li>{TRAINED}</rdf:li></rdf:Bag>",
    ],
)
def test_a_label_where_no_property_has_it_is_heard_all_the_same(inside: str) -> None:
    found = told(xmp, packet(inside))
    assert ("Bytes:DigitalSourceType", "trainedAlgorithmicMedia") in texts(found)
    assert faults(found) == ["damaged"]


def test_what_stands_before_the_fault_is_given() -> None:
    found = told(xmp, packet(source_type() + "<dc:source>"))
    assert texts(found) == [_LABEL]
    assert faults(found) == ["damaged"]


@pytest.mark.parametrize("share", range(2, 100, 2))
def test_a_packet_that_is_cut_is_damaged(share: int) -> None:
    whole = packet(source_type())
    assert faults(told(xmp, whole[: len(whole) * share // 100])) == ["damaged"]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", None),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "unsupported"),
        (b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a>&b;</a>', "unsupported"),
        (b"<un:bound>x</un:bound>", "unsupported"),
        (packet("<dc:a>" * 100_000), "limit"),
        (packet("<dc:source>" + "x" * 1_100_000 + "</dc:source>"), "limit"),
        (packet("<dc:a/>" * 300_000), "limit"),
        (packet(f"<dc:{'a' * 100_000}>" + "<dc:b/>" * 100_000), "limit"),
        (b"<a/>" * 1000, "limit"),
        (b"<a " + b" ".join(b"b%d=''" % number for number in range(300_000)) + b"/>", "limit"),
    ],
    ids=["nothing", "entities", "type", "prefix", "depth", "length", "count", "names", "packets", "attributes"],
)
def test_hostile_packets_end_in_time_with_a_fault(data: bytes, cause: str | None) -> None:
    begun = time.monotonic()
    assert faults(told(xmp, data)) == ([cause] if cause else [])
    assert time.monotonic() - begun < 5


def test_an_entity_bomb_is_not_expanded() -> None:
    bomb = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 30))
    begun = time.monotonic()
    assert faults(told(xmp, f'<!DOCTYPE a [<!ENTITY e0 "x">{bomb}]><a>&e29;</a>'.encode())) == ["unsupported"]
    assert time.monotonic() - begun < 1


def test_a_hundred_thousand_properties_take_two_seconds() -> None:
    data = packet("".join(f"<dc:a{number}>x</dc:a{number}>" for number in range(100_000)))
    begun = time.process_time()
    assert len(texts(told(xmp, data))) == 100_000
    assert time.process_time() - begun < 2
