"""Interpreting: names in fields of tools only, who made it apart from how, pairs, and what is private."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.evidence import Reading
from gate.probe.fact import Fact
from gate.probe.interpret import evidence

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def claims(*facts: tuple[str, str]) -> set[str]:
    return {item.claim for item in evidence(Fact("xmp", tag, value) for tag, value in facts)}


FILMS = [
    "Firefly_S01E01", "Runway_fashion_show", "Aurora_borealis", "Gemini_Man", "flux_capacitor", "influx", "Sora_character_closeup",
    "Luma_key_matte", "chroma_luma", "Leonardo_DiCaprio", "Imagen_corporativa", "Pika", "Kling_Klang", "Veo_coche", "Studio Audio",
    "Reimagined with AI", "Not AI generated", "Midjourney",
]  # fmt: skip


@pytest.mark.parametrize("words", FILMS)
@pytest.mark.parametrize(
    "tag", ["XMP-dc:Title", "IPTC:ObjectName", "PNG:Description", "XMP-xmpDM:ShotName", "IFD0:ImageDescription"]
)
def test_names_of_generators_mean_nothing_in_titles(tag: str, words: str) -> None:
    assert claims((tag, words)) == set()


TOOLS = [
    "Adobe Photoshop 25.4 (Macintosh)", "Adobe_Photoshop c2pa-rs/0.28", "Google", "ISO Media file produced by Google Inc.",
    "Studio One 6", "Lavf61.7.100", "Nucoda Film Master", "Canon", "DaVinci Resolve Studio 19", "Aurora HDR 2019", "Gemini Rue",
    "Luma Touch", "LumaFusion", "Influx Recorder", "Truepic Lens CLI", "Google C2PA Core Generator Library", "Galaxy S25",
    "Adobe Content Authenticity", "Firefly 4K Camera", "Sora",
]  # fmt: skip


@pytest.mark.parametrize("words", TOOLS)
@pytest.mark.parametrize("tag", ["IFD0:Software", "XMP-xmp:CreatorTool", "ItemList:Encoder", "IFD0:Make"])
def test_tools_that_are_no_generators_are_left_alone(tag: str, words: str) -> None:
    assert claims((tag, words)) == set()


@pytest.mark.parametrize("words", [words for words in TOOLS if words != "Sora"])
def test_the_claim_generator_alone_is_no_admission(words: str) -> None:
    assert claims(("claim/claim_generator", words), ("claim/claim_generator_info/0", words)) == set()


def test_who_made_it_does_not_outrank_how() -> None:
    agent = ("c2pa.actions/actions/0/softwareAgent", "Adobe Firefly")
    edited = ("c2pa.actions/actions/0/digitalSourceType", IPTC + "compositeWithTrainedAlgorithmicMedia")
    generated = ("ingredients/1/c2pa.actions/actions/0/digitalSourceType", IPTC + "trainedAlgorithmicMedia")
    assert claims(agent) == {"ai-generated"}
    assert claims(agent, edited) == {"ai-edited"}
    assert claims(agent, edited, generated) == {"ai-edited", "ai-generated"}
    assert claims(agent, ("XMP-iptcExt:DigitalSourceType", IPTC + "digitalCapture")) == {"ai-generated", "not-ai"}


SIGNATURE = "Signature: " + "IoR6YcSlkWo/83blBnOA15zT7nnWuDE3tT3xAgkhEQ5l/y2INMmO1RokxWodeWOF"
UUID = "4800156b-8880-4786-9056-7ca3da449d8c"


def test_a_pair_needs_both() -> None:
    assert claims(("IFD0:ImageDescription", SIGNATURE), ("IFD0:Artist", UUID)) == {"ai-generated"}
    assert claims(("IFD0:ImageDescription", SIGNATURE)) == set()
    assert claims(("IFD0:Artist", UUID)) == set()
    assert claims(("IFD0:ImageDescription", SIGNATURE[:40]), ("IFD0:Artist", UUID)) == set()
    assert claims(("IFD0:ImageDescription", SIGNATURE), ("XMP-dc:Creator", UUID)) == set()


@pytest.mark.parametrize(("label", "claim"), [("1", "ai-generated"), ("2", "ai-undetermined"), ("3", "ai-undetermined")])
@pytest.mark.parametrize(
    "tag",
    [
        "XMP-TC260:Aigc",
        "PNG:AIGC",
        "Keys:AIGC",
        "Matroska:Aigc",
        "ID3v2_4:Aigc",
        "Vorbis:Aigc",
        "RIFF:Unknown_AIGC",
        "ExifIFD:UserComment",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        '{"Label":"%s","ProduceID":"7"}',
        '{"AIGC":{"ContentProducer":"x",\n"Label": %s}}',
        '{\\"Label\\":\\"%s\\",\\"ProduceID\\":\\"\\"}',
    ],
)
def test_the_chinese_label_is_read_in_every_carrier(tag: str, text: str, label: str, claim: str) -> None:
    assert claims((tag, text % label)) == {claim}


@pytest.mark.parametrize("value", ['{"Label":"0","ProduceID":"7"}', '{"Label":0,"ContentProducer":"doubao"}', "", "0", "{}"])
def test_a_label_that_says_no_is_no_claim(value: str) -> None:
    assert claims(("XMP-TC260:Aigc", value)) == set()


def test_a_label_of_another_kind_is_none_of_ours() -> None:
    assert claims(("ExifIFD:UserComment", '{"Label":"1","Product":"jam"}')) == set()


def ai(*facts: tuple[str, str]) -> str:
    return Reading("x", evidence=evidence(Fact("png", tag, value) for tag, value in facts)).ai


def test_a_graph_is_proof_only_when_it_sampled() -> None:
    loads = '{"1": {"inputs": {"video": "a.mp4"}, "class_type": "LoadVideo"}, "2": {"inputs": {}, "class_type": "OpenposePreprocessor"}}'
    samples = '{"3": {"inputs": {"steps": 20}, "class_type": "KSamplerAdvanced"}}'
    drawn = '{"last_node_id": 3, "nodes": [{"id": 3, "type": "KSampler"}], "links": []}'
    assert ai(("PNG:Prompt", samples)) == "generated"
    assert ai(("IFD0:Make", "Prompt: " + samples)) == "generated"
    assert ai(("ID3v2_4:UserDefinedText", "(prompt) " + samples)) == "generated"
    assert ai(("PNG:Prompt", loads)) == "undetermined"
    assert ai(("Trailer:Workflow", drawn)) == "undetermined"


def test_prompts_and_names_are_private() -> None:
    found = evidence(
        [
            Fact("png", "PNG:Parameters", "a secret plot\nSteps: 20, Sampler: Euler, Seed: 1"),
            Fact("xmp", "XMP-iptcExt:AIPromptInformation", "a secret plot"),
            Fact("xmp", "XMP-iptcExt:AIPromptWriterName", "A. Nyberg"),
            Fact("xmp", "XMP-iptcExt:PersonInImage", "A. Nyberg"),
        ]
    )
    assert len(found) == 4
    assert all(item.private for item in found)


def test_trust_and_channel_are_those_of_the_fact_and_nothing_is_said_twice() -> None:
    fact = Fact("c2pa", "c2pa.actions/actions/0/digitalSourceType", IPTC + "trainedAlgorithmicMedia", "invalid")
    (item,) = evidence([fact, fact])
    assert (item.channel, item.tag, item.trust, item.confidence) == ("c2pa", fact.tag, "invalid", "certain")


def test_what_exiftool_says_of_a_store_counts_only_where_the_store_itself_does_not_say_it() -> None:
    generated, edited = f"{IPTC}trainedAlgorithmicMedia", f"{IPTC}compositeWithTrainedAlgorithmicMedia"
    stored = Fact("c2pa", "c2pa.actions.v2/actions/0/digitalSourceType", generated, "trusted")
    echo = Fact("c2pa", "CBOR:ActionsDigitalSourceType", generated, "untrusted")
    more = Fact("c2pa", "CBOR:ActionsDigitalSourceType", edited, "untrusted")
    assert [item.tag for item in evidence([echo, stored])] == [stored.tag]
    assert [item.tag for item in evidence([echo])] == [echo.tag]
    assert [(item.tag, item.claim) for item in evidence([stored, more])] == [(stored.tag, "ai-generated"), (more.tag, "ai-edited")]


def test_a_long_value_is_shortened() -> None:
    (item,) = evidence([Fact("png", "PNG:Parameters", "x" * 10**6 + "\nSteps: 20, Sampler: Euler, Seed: 1")])
    assert len(item.value) == 500


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("XMP-iptcExt:DigitalSourceType", "IFD0:Software", "PNG:Prompt", "a/b/c", "", ":", "/")), st.text()
        )
    )
)
def test_whatever_stands_there_is_answered(facts: list[tuple[str, str]]) -> None:
    assert isinstance(claims(*facts), set)


@pytest.mark.parametrize("tag", ["PNG:Parameters-en", "PNG:Parameters-en-US", "XMP-exif:UserComment-de", "ID3v2_4:Comment-deu"])
def test_a_value_in_a_language_is_read_as_one_without(tag: str) -> None:
    assert claims((tag, "a pier\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 8x8")) == {"ai-generated"}


@pytest.mark.parametrize("words", ["none used", "No AI used", "not used", "Not applicable.", "nil", "Keine", "Aucun"])
def test_an_ai_system_that_was_not_used_is_no_claim(words: str) -> None:
    assert claims(("XMP-iptcExt:AISystemUsed", words)) == set()
    assert claims(("XMP-iptcExt:AISystemUsed", f"{words} 2 Ultra Model")) == {"ai-generated"}


@pytest.mark.parametrize("words", ["unknown", "Undisclosed.", "not known"])
def test_an_ai_system_that_is_not_known_is_a_claim_all_the_same(words: str) -> None:
    assert claims(("XMP-iptcExt:AISystemUsed", words)) == {"ai-undetermined"}


MODELS = [
    "Runway", "Runway Gen-4 Turbo", "Luma", "Luma Ray 2", "Kling", "Kling 2.1 Master", "Pika", "Imagen 4 Ultra", "Firefly Image 4",
    "Gemini 3 Flash Image", "Grok Imagine", "GPT-5", "Stable Audio 2", "Sora Turbo", "Amazon Titan", "Adobe_Firefly_Image_5 c2pa-rs/0.60",
]  # fmt: skip


@pytest.mark.parametrize("words", MODELS)
def test_a_model_is_believed_of_a_signed_agent_and_of_no_other_field(words: str) -> None:
    assert claims(("c2pa.actions.v2/actions/0/softwareAgent", words)) == {"ai-generated"}
    assert claims(("claim/claim_generator_info/0", words)) == {"ai-generated"}
    assert claims(("XMP-dc:Title", words)) == set()


@pytest.mark.parametrize("words", ["Synthesia 10.9", "Runway Gen-lock 2", "Generative Systems Inc.", "Flux Studio 2"])
def test_products_named_alike_are_no_claim(words: str) -> None:
    assert claims(("IFD0:Software", words)) == set()


@pytest.mark.parametrize("words", ["FLUX.1 Synth", "Seedream Publisher 2", "Stable Diffusion Filter"])
def test_the_name_of_a_model_among_other_words_leaves_it_open(words: str) -> None:
    assert ai(("IFD0:Software", words)) == "undetermined"


@pytest.mark.parametrize("group", ["c2pa.metadata", "cawg.metadata", "com.vendor.metadata", "stds.exif"])
def test_metadata_that_was_signed_is_read_as_metadata(group: str) -> None:
    assert claims((f"{group}/Iptc4xmpExt:AISystemUsed", "Imagen")) == {"ai-generated"}
    assert claims((f"{group}/photoshop:Credit", "Generated with Google AI")) == {"ai-generated"}
    assert claims(("com.vendor.settings/AISystemUsed", "Imagen")) == set()
