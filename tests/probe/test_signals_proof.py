"""Signals that plugins bring: refused unless they hear what they say, and added to gate's own without silencing any of them."""

import pickle

import msgspec
import pytest
from msgspec.structs import replace

from gate import signal
from gate.errors import PluginError
from gate.probe import signals
from gate.probe.fact import Fact
from gate.probe.interpret import Ear, evidence
from gate.probe.proof import proven
from gate.signal import Signal

TEXT = """
[[signal]]
where = ["@tool", "OpenEXR:Studio"]
names = ["studio dreamer"]
claim = "ai-generated"
confidence = "strong"
generator = "Dreamer"
source = "the studio's own tool"
example = { "OpenEXR:Studio" = "Studio-Dreamer 2" }
near_miss = { "OpenEXR:Studio" = "Studio Dream 2" }
"""
(DREAMER,) = signal.read(TEXT)


def test_a_signal_is_read_from_text_and_heard_beside_gates_own() -> None:
    ear = Ear(signals.rows(), proven({"studio-signals": (DREAMER,)}))
    facts = [Fact("exr", "OpenEXR:Studio", "Studio Dreamer 3"), Fact("exif", "IFD0:Software", "NovelAI")]
    assert {item.generator for item in ear.evidence(facts)} == {"Dreamer", "NovelAI"}
    assert {item.generator for item in evidence(facts)} == {"NovelAI"}


def test_each_of_gates_own_is_proven() -> None:
    assert proven({"own": signals.rows()}) == signals.rows()


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"example": {"OpenEXR:Studio": "Dreamer of studios"}}, "does not hear its own example"),
        ({"example": {}}, "does not hear its own example"),
        ({"where": ("OpenEXR:House",)}, "does not hear its own example"),
        ({"near_miss": {"IFD0:Software": "studio_dreamer 1"}}, "hears its near miss"),
        ({"names": ()}, "does not listen for exactly one of"),
        ({"terms": ("dream",)}, "does not listen for exactly one of"),
        ({"names": ("Studio Dreamer",)}, "listens for 'Studio Dreamer'"),
        ({"names": ("studio dreamer", "")}, "listens for ''"),
        ({"names": (), "every": ("studio[ -]dreamer(",)}, "has an expression that is none"),
        ({"unless": ("(",)}, "has an expression that is none"),
        ({"beside": {"IFD0:Make": "["}}, "has an expression that is none"),
        ({"where": ("@wishes",)}, "looks at @wishes, a list that gate does not have"),
    ],
)
def test_a_signal_that_does_not_hear_what_it_says_is_refused(changed: dict[str, object], why: str) -> None:
    with pytest.raises(PluginError) as refused:
        proven({"studio-signals": (replace(DREAMER, **changed),)})
    assert refused.value.message.startswith('signal "the studio\'s own tool" of studio-signals ')
    assert why in refused.value.message


@pytest.mark.parametrize(
    "text",
    [TEXT.replace("claim =", "kleim ="), TEXT.replace("ai-generated", "nonsense"), TEXT.replace("[[signal]]", "[[row]]"), "x = ["],
)
def test_a_text_that_holds_no_signals_is_refused(text: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        signal.read(text)


def test_a_signal_that_was_brought_silences_none_of_gates_own() -> None:
    drawn = Fact("png", "PNG:Workflow", '{"last_node_id": 3, "nodes": [{"id": 3, "type": "KSampler"}], "links": []}')
    agent = Fact("c2pa", "c2pa.actions/actions/0/softwareAgent", "Adobe Firefly")
    hushing = Signal(
        where=("PNG:Workflow",), claim="not-ai", source="x", example={}, near_miss={}, every=(r"\w",), confidence="certain"
    )
    softening = replace(hushing, claim="ai-edited", where=("PNG:Workflow", "c2pa.actions:softwareAgent"))
    own = evidence([drawn, agent])
    heard = Ear(signals.rows(), (hushing, softening)).evidence([drawn, agent])
    assert {item.claim for item in own} == {"ai-undetermined", "ai-generated"}
    assert set(own) < set(heard)


def test_a_signal_goes_to_another_process_as_it_is() -> None:
    assert pickle.loads(pickle.dumps(DREAMER)) == DREAMER  # noqa: S301  (our own bytes)
