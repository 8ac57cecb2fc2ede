"""Namespaces: the groups in which facts of XMP stand, by the address of their namespace, and how their names are written."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"
SVG = "http://www.w3.org/2000/svg"
_WRAPPER = "adobe:ns:meta/"
_MANIFEST = "http://c2pa.org/manifest"

_HOUSES: Mapping[str, str] = {
    "http://ns.adobe.com/": "aux exif/1.0/aux|album album/1.0|crd camera-raw-defaults/1.0|crs camera-raw-settings/1.0|"
    "crss camera-raw-saved-settings/1.0|exif exif/1.0|iX iX/1.0|pdf pdf/1.3|pdfx pdfx/1.3|photoshop photoshop/1.0|"
    "stCamera photoshop/1.0/camera-profile|panorama photoshop/1.0/panorama-profile|"
    "crlcp camera-raw-embedded-lens-profile/1.0|tiff tiff/1.0|lr lightroom/1.0|DICOM DICOM|swf swf/1.0|"
    "creatorAtom creatorAtom/1.0|hdr hdr-metadata/1.0|hdrgm hdr-gain-map/1.0|xmpDM xmp/1.0/DynamicMedia|xmpNote xmp/note|"
    "xmpidq xmp/Identifier/qual/1.0|stArea xmp/sType/Area",
    "http://ns.adobe.com/xap/1.0": "xmp |xmpG /g|xmpGImg /g/img|xmpBJ /bj|xmpMM /mm|xmpRights /rights|xmpTPg /t/pg|xmpPLUS /PLUS|"
    "stDim /sType/Dimensions|stEvt /sType/ResourceEvent|stFnt /sType/Font|stJob /sType/Job|stRef /sType/ResourceRef|"
    "stVer /sType/Version|stMfs /sType/ManifestItem",
    "http://ns.google.com/": "GAudio photos/1.0/audio|GImage photos/1.0/image|GPano photos/1.0/panorama|"
    "GSpherical videos/1.0/spherical|GDepth photos/1.0/depthmap|GFocus photos/1.0/focus|GCamera photos/1.0/camera|"
    "GCreations photos/1.0/creations|GContainer photos/1.0/container|Profile photos/dd/1.0/profile",
    "http://iptc.org/std/": "iptcCore Iptc4xmpCore/1.0/xmlns|iptcExt Iptc4xmpExt/2008-02-29",
    "http://ns.microsoft.com/": "expressionmedia expressionmedia/1.0|microsoft photo/1.0|MP1 photo/1.1|MP photo/1.2|"
    "MPRI photo/1.2/t/RegionInfo|MPReg photo/1.2/t/Region",
    "http://prismstandard.org/namespaces/": "prism basic/2.0|prl prl/2.1|pur prismusagerights/2.1|pmi pmi/2.2|prm prm/3.0",
    "http://www.metadataworkinggroup.com/schemas/": "mwg-rs regions|mwg-kw keywords|mwg-coll collections",
    "http://": "dc purl.org/dc/elements/1.1|dcterms purl.org/dc/terms|cc creativecommons.org/ns|exifEX cipa.jp/exif/1.0|"
    "plus ns.useplus.org/ldf/xmp/1.0|TC260 www.tc260.org.cn/ns/AIGC/1.0|digiKam www.digikam.org/ns/1.0|"
    "mediapro ns.iview-multimedia.com/mediapro/1.0|drone-dji www.dji.com/drone-dji/1.0|acdsee ns.acdsee.com/iptc/1.0|"
    "aas ns.apple.com/adjustment-settings/1.0|apple-fi ns.apple.com/faceinfo/1.0|HDRGainMap ns.apple.com/HDRGainMap/1.0|"
    "apdi ns.apple.com/pixeldatainfo/1.0|getty xmp.gettyimages.com/gift/1.0|dex ns.optimasc.com/dex/1.0|seal ns.seal/2024/1.0",
}
"""Groups and namespaces by how those of one house begin (XMP part 2, IPTC Photo Metadata, PLUS, GB 45438-2025)."""
_GROUPS: Mapping[str, str] = {
    (start + rest).lower().rstrip("/"): group
    for start, rows in _HOUSES.items()
    for group, _, rest in (row.partition(" ") for row in rows.split("|"))
}
_PREFIXES: Mapping[str, str] = {
    "Iptc4xmpCore": "iptcCore",
    "Iptc4xmpExt": "iptcExt",
    "photomechanic": "photomech",
    "MicrosoftPhoto": "microsoft",
    "prismusagerights": "pur",
    "GettyImagesGIFT": "getty",
    "hdr_metadata": "hdr",
}
STRUCTURES = frozenset(
    (
        "stArea",
        "stDim",
        "stEvt",
        "stFnt",
        "stJob",
        "stRef",
        "stVer",
        "stMfs",
        "stCamera",
        "crlcp",
        "xmpG",
        "xmpGImg",
        "MPRI",
        "MPReg",
    )
)
"""Groups whose fields stand in properties of other groups, and mean something there only."""
_OTHERWISE: Mapping[str, str] = {
    "GAudio:Data": "AudioData",
    "GContainer:Directory": "ContainerDirectory",
    "GDepth:Data": "DepthImage",
    "GImage:Data": "ImageData",
    "exifEX:CameraOwnerName": "OwnerName",
    "iptcExt:AddlModelInfo": "AdditionalModelInformation",
    "iptcExt:CVterm": "ControlledVocabularyTerm",
    "iptcExt:DigImageGUID": "DigitalImageGUID",
    "iptcExt:EventExt": "ShownEvent",
    "mwg-kw:Keywords": "KeywordInfo",
    "mwg-rs:Regions": "RegionInfo",
    "photoshop:ICCProfile": "ICCProfileName",
    "plus:Version": "PLUSVersion",
    "x:Xmptk": "XMPToolkit",
    "xmpDM:Comment": "DMComment",
}
"""Properties that facts name in another way than XMP does."""
_ELSE = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST, _REMEMBERED = 200, 1 << 12
"""Characters of a name that is remembered, and how many names are."""

Kind = Literal["property", "rdf", "wrapper", "xml", "drawing", "manifest"]


class Name(NamedTuple):
    """What an element or attribute is, its group, its name within a structure, and the tag of a property that stands by itself."""

    kind: Kind
    group: str
    name: str
    tag: str


_KINDS: Mapping[str, Kind] = {RDF: "rdf", XML: "xml", SVG: "drawing", _WRAPPER: "wrapper", _MANIFEST: "manifest"}


class _Names(dict[str, Name]):
    """Names by how expat spells them: `address name prefix`, or without a namespace the name alone."""

    def __missing__(self, spelled: str) -> Name:
        name = _named(spelled)
        if len(spelled) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[spelled] = name
        return name


def _named(spelled: str) -> Name:
    address, local, prefix = (*spelled.split(" "), "", "")[:3] if " " in spelled else ("", spelled, "")
    group = _GROUPS.get(address.lower().rstrip("/#")) or _PREFIXES.get(prefix, prefix)
    name = _ELSE.sub("", local) or local
    name = name[:1].upper() + name[1:]
    kind = _KINDS.get(address, "property") if address or name != "About" else "rdf"
    head = f"XMP-{group}" if group else "XMP"
    return Name(kind, group, name, f"{head}:{_OTHERWISE.get(f'{group}:{name}', name)}")


NAMES: Mapping[str, Name] = _Names()
