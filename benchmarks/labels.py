"""Labels: the texts by which tools say that AI made something, and the fields that they stand in."""

import json
import struct

SOURCES = tuple(
    f"http://cv.iptc.org/newscodes/digitalsourcetype/{code}"
    for code in ("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic")
)
CAMERA = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
TOOLS = ("Midjourney v7", "DALL-E 3", "Adobe Firefly", "Stable Diffusion XL", "ComfyUI 0.3.40", "Runway Gen-4", "Sora 2")
EDITOR = "Adobe Photoshop 26.1"
_NODES = ("CheckpointLoaderSimple", "CLIPTextEncode", "CLIPTextEncode", "EmptyLatentImage", "KSampler", "VAEDecode", "SaveImage")
_SPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}


def packet(source: str = "", tool: str = EDITOR, more: str = "", pad: int = 2048) -> bytes:
    """An XMP packet with room to grow (ISO 16684-1, 7.3) that names the tool, and the digital source type where one is given."""
    source = source and f' Iptc4xmpExt:DigitalSourceType="{source}"'
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    told = f'<rdf:Description rdf:about="" xmp:CreatorTool="{tool}" xmp:CreateDate="2026-03-01T10:00:00"{source}{more}/>'
    body = f"<x:xmpmeta{spaces}><rdf:RDF>{told}</rdf:RDF></x:xmpmeta>"
    return f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>{body}{" " * pad}<?xpacket end="w"?>'.encode()


def bare(source: str) -> bytes:
    """A packet without what wraps and pads it."""
    return packet(source, pad=0).partition(b"?>")[2].rpartition(b"<?xpacket")[0]


def parameters(seed: int) -> str:
    """The text that the Stable Diffusion WebUI leaves in a picture."""
    return (
        "matte painting, rocky coast, dusk\nNegative prompt: blurry\nSteps: 28, Sampler: DPM++ 2M Karras, CFG scale: 6.5, "
        f"Seed: {seed}, Size: 1024x576, Model hash: 31e35c80fc, Model: sd_xl_base_1.0, Version: v1.10.1"
    )


def graph(seed: int) -> tuple[str, str]:
    """What ComfyUI ran, and what was on its canvas."""
    ran = {str(place): {"class_type": name, "inputs": {"seed": seed, "steps": 20}} for place, name in enumerate(_NODES)}
    canvas = [{"id": place, "type": name, "widgets_values": [seed, "fixed", 20]} for place, name in enumerate(_NODES)]
    return json.dumps(ran), json.dumps({"last_node_id": 9, "nodes": canvas * 4, "links": [], "version": 0.4})


def fields(software: str = f"{EDITOR} (Windows)", comment: str = "") -> bytes:
    """TIFF fields as Exif keeps them (CIPA DC-008, 4.6): Software, and UserComment in UTF-16."""
    name = software.encode() + (b"\0" if len(software) % 2 else b"\0\0")
    below = 38 + len(name)
    said = b"UNICODE\0" + comment.encode("utf-16-be") if comment else b"ASCII\0\0\0-"
    first = struct.pack(">H2HIIHHIII", 2, 0x131, 2, len(name), 38, 0x8769, 4, 1, below, 0)
    second = struct.pack(">HHHIII", 1, 0x9286, 7, len(said), below + 18, 0)
    return b"MM\0*\0\0\0\x08" + first + name + second + said
