"""Traps: what looks like a label of AI and is none, and what looks like an alibi and is none."""

import pytest

from gate.evidence import Evidence, Reading
from gate.probe.fact import Fact
from gate.probe.interpret import evidence

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
Tags = dict[str, str]


def found(tags: Tags) -> tuple[Evidence, ...]:
    return evidence(Fact("xmp", tag, value) for tag, value in tags.items())


def ai(tags: Tags) -> str:
    return Reading("x", evidence=found(tags)).ai


LOADS = '{"1": {"inputs": {"video": "a.mp4"}, "class_type": "LoadVideo"}, "2": {"class_type": "OpenposePreprocessor"}}'
SAMPLES = '{"3": {"inputs": {"seed": 5, "text": "a harbour"}, "class_type": "KSampler"}}'
DRAWN = '{"last_node_id": 3, "nodes": [{"id": 3, "type": "KSampler"}], "links": []}'
SIGNATURE = "Signature: " + "IoR6YcSlkWo/83blBnOA15zT7nnWuDE3tT3xAgkhEQ5l/y2INMmO1RokxWodeWOF"
UUID = "4800156b-8880-4786-9056-7ca3da449d8c"

INNOCENT: dict[str, Tags] = {
    "an algorithm that learnt nothing": {"XMP-iptcExt:DigitalSourceType": IPTC + "algorithmicMedia"},
    "the same, signed": {"c2pa.actions/actions/0/digitalSourceType": IPTC + "algorithmicMedia"},
    "the same, by schema.org": {"c2pa.actions/actions/0/digitalSourceType": "https://schema.org/AlgorithmicMediaDigitalSource"},
    "a phone's many exposures": {"c2pa.actions.v2/actions/0/digitalSourceType": IPTC + "computationalCapture"},
    "no training, C2PA": {"c2pa.training-mining/entries/c2pa.ai_generative_training/use": "notAllowed"},
    "no training, CAWG": {"cawg.training-mining/entries/cawg.ai_generative_training/use": "notAllowed"},
    "training allowed": {"cawg.training-mining/entries/cawg.ai_inference/use": "allowed"},
    "no training, PLUS": {"XMP-plus:DataMining": "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-GENAIMLTRAINING"},
    "no training, in ExifTool's words": {"XMP-plus:DataMining": "Prohibited for Generative AI/ML training"},
    "CapCut's flags, all zero": {"Keys:Artwork": '{"is_use_ai_image_generation":0,"is_use_ai_sound":0,"is_use_ai_video":"0"}'},
    "CapCut's flags, all false": {"Keys:Artwork": '{"is_use_ai_image_generation":false}'},
    "Dreamina's label of type 0": {"ExifIFD:UserComment": '{"aigc_info":{"aigc_label_type":0,"source_info":"dreamina"}}'},
    "Samsung's type 0": {"Samsung:GenAIType": "0"},
    "Samsung's type 0, in its trailer": {"Samsung:PhotoEditor_Re_Edit_Data": '{"genAIType":0,"filter":"warm"}'},
    "a label that says no": {"XMP-TC260:Aigc": '{"Label":"0","ContentProducer":"kling","ProduceID":"x"}'},
    "a disclosure that says false": {"c2pa.ai_generated_content/ai_generated": "false"},
    "udio in Studio": {"IFD0:Software": "Studio One 6", "RIFF:Software": "Fairlight Audio"},
    "udio in audio, claimed": {"claim/claim_generator": "Audio Studio 3", "c2pa.actions/actions/0/softwareAgent": "Studio"},
    "Photoshop as claim generator": {"claim/claim_generator": "Adobe_Photoshop/25.4 c2pa-rs/0.28"},
    "Photoshop, signed by Adobe": {"claim/claim_generator_info/0": "Adobe Photoshop 25.4", "signature/issuer": "Adobe Inc."},
    "YouTube's encoder": {"ItemList:Encoder": "Google", "QuickTime:HandlerDescription": "ISO Media file produced by Google Inc."},
    "Google's camera": {"claim/claim_generator": "Google C2PA Core Generator Library", "signature/issuer": "Google LLC"},
    "ByteDance signs cuts too": {"signature/issuer": "Bytedance Ltd.", "claim/claim_generator": "CapCut 12.1"},
    "sound at 96 kHz": {"QuickTime:AudioSampleRate": "96000", "RIFF:SampleRate": "96000"},
    "an encoder of Adobe's": {"QuickTime:HandlerDescription": "Mainconcept MP4 Video Media Handler"},
    "a slogan": {"IPTC:Credit": "Reimagined with AI", "XMP-dc:Description": "A classic, reimagined with AI in mind"},
    "a denial": {"XMP-dc:Description": "Not an AI generated image", "XMP-dc:Subject": "not AI generated"},
    "a watermark": {"c2pa.soft-binding/alg": "com.adobe.trustmark.P", "c2pa.actions.v2/actions/0/action": "c2pa.watermarked"},
    "credentials elsewhere": {"XMP-dcterms:Provenance": "https://cai-manifests.adobe.com/manifests/x"},
    "half of Grok's pair": {"IFD0:ImageDescription": SIGNATURE},
    "the other half": {"IFD0:Artist": UUID, "IFD0:ImageDescription": "a pier"},
    "half of Civitai's pair": {"IFD0:Artist": "ai", "IFD0:Software": "Adobe Lightroom 5.3"},
    "a GUID": {"XMP-iptcExt:DigitalImageGUID": UUID},
    "a farm's job": {"PNG:Description": f"Render farm Job ID: {UUID}"},
    "a name of a vendor in a graph of none": {"XMP-dc:Title": "RunwayImageToVideoNodeGen3a"},
    "an assertion that is none": {"c2pa.actions.evil/actions/0/digitalSourceType": IPTC + "trainedAlgorithmicMedia"},
}


@pytest.mark.parametrize("tags", INNOCENT.values(), ids=INNOCENT)
def test_what_only_looks_like_a_label_is_none(tags: Tags) -> None:
    assert ai(tags) == "none", found(tags)


NAMES = (
    "Firefly_S01E01", "Runway_fashion_show", "Aurora_borealis", "Gemini_Man", "flux_capacitor", "influx", "Sora_character_closeup",
    "Luma_key_matte", "chroma_luma", "Leonardo_DiCaprio", "Imagen_corporativa", "Pika", "Kling_Klang", "Veo_coche", "Studio Audio",
)  # fmt: skip
PLACES = (
    "XMP-dc:Title", "XMP-dc:Description", "IPTC:ObjectName", "IPTC:Caption-Abstract", "IPTC:Headline", "PNG:Title", "PNG:Comment",
    "IFD0:ImageDescription", "IFD0:DocumentName", "ExifIFD:UserComment", "Keys:Title", "Keys:DisplayName", "ItemList:Comment",
    "Matroska:Title", "ID3v2_4:Title", "Vorbis:Title", "RIFF:Title", "OpenEXR:Comments", "DPX:ImageFileName", "MXF:PackageName",
    "XMP-xmpDM:ShotName", "XMP-dc:Subject", "File:FileName", "IPTC:Credit", "XMP-photoshop:Credit",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_titles_captions_and_names_of_files_are_not_searched_for_generators(name: str) -> None:
    assert [
        item for place in PLACES for words in (name, name.replace("_", " "), f"{name}.mov") for item in found({place: words})
    ] == []


OPEN: dict[str, Tags] = {
    "a graph without a sampler": {"PNG:Prompt": LOADS},
    "a graph that was drawn and not executed": {"PNG:Workflow": DRAWN},
    "a drawn graph on a photograph": {"Trailer:Workflow": DRAWN, "IFD0:Software": "Adobe Photoshop 25.4"},
    "a dub": {"c2pa.actions.v2/actions/0/action": "c2pa.dubbed"},
    "a translation": {"c2pa.actions.v2/actions/0/action": "c2pa.translated"},
    "an encoder that names Veo": {"ItemList:Encoder": "Google Veo 3"},
    "CapCut's flag, raised": {"Keys:Artwork": '{"is_use_ai_image_generation":1}'},
    "a job of a host of models": {"PNG:Hf-job-id": UUID},
    "a keyword": {"IPTC:Keywords": "AI generated"},
    "a composite": {"c2pa.actions/actions/0/digitalSourceType": IPTC + "composite"},
}


@pytest.mark.parametrize("tags", OPEN.values(), ids=OPEN)
def test_what_may_be_either_is_left_open(tags: Tags) -> None:
    assert ai(tags) == "undetermined"


CAMERA = {"IFD0:Make": "Canon", "IFD0:Model": "Canon EOS R5", "ExifIFD:LensModel": "RF50mm", "ExifIFD:ExposureTime": "0.008"}
CAPTURED = {"c2pa.actions/actions/0/digitalSourceType": IPTC + "digitalCapture"}


@pytest.mark.parametrize("alibi", [CAMERA, CAPTURED, CAMERA | CAPTURED])
@pytest.mark.parametrize("trust", ["unsigned", "untrusted", "trusted"])
def test_a_camera_is_no_alibi(alibi: Tags, trust: str) -> None:
    edited = Fact("xmp", "XMP-iptcExt:DigitalSourceType", IPTC + "compositeWithTrainedAlgorithmicMedia")
    camera = [Fact("c2pa", tag, value, trust) for tag, value in alibi.items()]  # type: ignore[arg-type]
    assert Reading("x", evidence=evidence([*camera, edited])).ai == "edited"


@pytest.mark.parametrize("tag", ["IFD0:Make", "IFD0:Model"])
@pytest.mark.parametrize("graph", [SAMPLES, DRAWN])
def test_a_graph_in_the_place_of_a_camera_is_not_shown_as_its_name(tag: str, graph: str) -> None:
    said = found({tag: f"workflow:{graph[:-1]}, {chr(34)}note{chr(34)}: {chr(34)}{'by ComfyUI, a secret plot ' * 400}{chr(34)}}}"})
    assert said
    assert {item.generator for item in said} == {"ComfyUI"}
    assert all(item.private and len(item.value) <= 500 for item in said)


def test_what_one_signal_holds_private_no_other_shows() -> None:
    said = found({"IFD0:Make": 'NovelAI {"sui_image_params": {"prompt": "a secret plot"}}'})
    assert [(item.generator, item.private) for item in said] == [("NovelAI", True)]
    said = found({"c2pa.actions/actions/0/softwareAgent": f"ComfyUI, {'a secret plot ' * 40}"})
    assert said
    assert all(item.private for item in said)
