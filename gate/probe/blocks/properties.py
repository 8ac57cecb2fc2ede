"""Properties: what an XML document says in RDF, each value with the tag of its property, while expat reads it."""

import re
from typing import Literal
from xml.parsers import expat

from gate.probe.blocks.namespaces import NAMES, STRUCTURES, Name
from gate.probe.fact import Block, Fact, Fault, Found

_LONG = 1 << 20
"""Characters of a value that are kept."""
_DEEPEST = 128
_TAG = 256
"""Characters of the longest tag: structures lie in structures, and their names add up."""
_MOST = 1 << 18
"""Elements and attributes."""
_PLAIN = re.compile(r"[\d\s.,:;+/TZ-]+")
_MEASURES = ("XMP-aux:", "XMP-crs:", "XMP-exif:", "XMP-tiff:", "XMP-xmp:", "XMP-xmpMM:")
"""Groups whose numbers, dates and times say nothing."""
_UNSAID = "x-default"
_SAYING = frozenset(("Title", "Desc", "Metadata"))
"""Elements of SVG whose text describes the drawing (SVG 1.1, 5.4 and 21)."""


class Refused(Exception):  # noqa: N818  (the name says what happened)
    """The document asks for more than is given: holds the fault."""

    def __init__(self, cause: Literal["limit", "unsupported"], why: str) -> None:
        super().__init__(why)
        self.fault = Fault(cause, why)


class _Element:
    """One that is open: the tag of its text, its tag if it stood by itself, its text, and whether there is nothing in it yet."""

    __slots__ = ("alone", "bare", "group", "kind", "tag", "texts")

    def __init__(self, kind: str, group: str, tag: str, alone: str) -> None:
        self.kind, self.group, self.tag, self.alone = kind, group, tag, alone
        self.bare = kind == "property"
        self.texts: list[str] = []


class Properties:
    """Hears one document, or several one after another; `found` is what they say, `aside` texts that are no properties."""

    def __init__(self, *, doctype: bool = False) -> None:
        """With `doctype` a document may name its type, but declare nothing of its own."""
        self.found: list[Found] = []
        self.aside: list[str] = []
        self._open = [_Element("root", "", "", "")]
        self._left = _MOST
        self._doctype = doctype

    @property
    def closed(self) -> bool:
        """Whether no element is open."""
        return len(self._open) == 1

    def parser(self) -> expat.XMLParserType:
        """A parser of UTF-8 that tells this listener; it fetches and expands nothing."""
        parser = expat.ParserCreate("UTF-8", " ")
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._hear
        parser.CommentHandler = self.aside.append
        parser.ProcessingInstructionHandler = self._instruct
        parser.StartDoctypeDeclHandler = self._type
        parser.SkippedEntityHandler = self._skip
        return parser

    def facts(self) -> list[Fact]:
        return [item for item in self.found if isinstance(item, Fact)]

    def _begin(self, spelled: str, attributes: dict[str, str]) -> None:
        self._left -= 1 + len(attributes)
        if self._left < 0 or len(self._open) > _DEEPEST:
            raise Refused("limit", "Its XML holds more, or more in one another, than is read.")
        above = self._open[-1]
        above.bare = False
        element = _child(above, NAMES[spelled])
        for key, value in attributes.items():
            name = NAMES[key]
            if name.kind == "property" and element.kind != "drawing":
                element.bare = False
                self._keep(*(_placed(element, name) if element.tag else (name.tag, "")), value)
            else:
                self._attribute(element, name, value)
        if len(element.tag) > _TAG:
            raise Refused("limit", "Its XML holds structures that lie in one another too deeply.")
        self._open.append(element)

    def _attribute(self, element: _Element, name: Name, value: str) -> None:
        if name.kind == "xml":
            if name.name == "Lang" and element.tag and value.lower() != _UNSAID:
                element.tag = f"{element.tag}-{value}"
        elif name.kind == "rdf":
            if name.name in ("Resource", "Value"):
                element.bare = False
                self._keep(element.tag, element.alone, value)
        elif element.kind == "drawing":
            self.aside.append(value)
        elif name.kind == "wrapper":
            self._keep(name.tag, "", value)

    def _hear(self, text: str) -> None:
        self._open[-1].texts.append(text)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        text = "".join(element.texts).strip()
        if element.kind == "manifest":
            self.found.append(Block("credentials", b""))
        elif text or element.bare:
            self._keep(element.tag, element.alone, text)

    def _keep(self, tag: str, alone: str, value: str) -> None:
        if not tag:
            self.aside.append(value)
            return
        if tag.startswith(_MEASURES) and _PLAIN.fullmatch(value):
            return
        if len(value) > _LONG:
            value = value[:_LONG]
            self.found.append(Fault("limit", f"Its {tag[:_TAG]} is longer than a mebibyte."))
        self.found.append(Fact("xmp", tag, value))
        if alone:
            self.found.append(Fact("xmp", alone, value))

    def _instruct(self, target: str, data: str) -> None:
        if target != "xpacket":
            self.aside.append(data)

    def _type(self, _name: str, _system: str | None, _public: str | None, has_internal_subset: int) -> None:
        if has_internal_subset or not self._doctype:
            raise Refused("unsupported", "Its XML declares a type of its own.")

    def _skip(self, name: str, _parameter: bool) -> None:
        raise Refused("unsupported", f"Its XML refers to {name[:80]!r}, which it does not declare.")


def _child(above: _Element, name: Name) -> _Element:
    if name.kind == "property":
        tag, alone = _placed(above, name)
        return _Element(name.kind, above.group if above.tag else name.group, tag, alone)
    if name.kind == "drawing":
        return _Element(name.kind, "", f"SVG:{name.name}" if name.name in _SAYING else "", "")
    above_all = "" if above.kind == "drawing" else above.tag
    return _Element(name.kind, above.group, above_all, above.alone)


def _placed(element: _Element, name: Name) -> tuple[str, str]:
    """The tag of a property in an element, and if it stands in one of another group, the tag that it has by itself."""
    if not element.tag or element.kind == "drawing":
        return name.tag, ""
    strange = name.group != element.group and name.group not in STRUCTURES
    return element.tag + name.name, name.tag if strange else ""
