"""The verdict over several claims: the gravest firm one, whoever is trusted and wherever it stands, and no claim excuses another."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from gate.evidence import Ai, Channel, Claim, Confidence, Evidence, Reading, Trust
from gate.probe.fact import Fact
from gate.probe.interpret import evidence

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
ITEMS = st.builds(
    Evidence,
    claim=st.sampled_from(get_args(Claim)),
    channel=st.sampled_from(get_args(Channel)),
    tag=st.just("x"),
    value=st.text(max_size=3),
    confidence=st.sampled_from(get_args(Confidence)),
    trust=st.sampled_from(get_args(Trust)),
)
SETS = st.lists(ITEMS, max_size=8).map(tuple)
RANK: tuple[Ai, ...] = ("none", "undetermined", "enhanced", "edited", "generated")
FIRM: tuple[tuple[Ai, Claim], ...] = (("generated", "ai-generated"), ("edited", "ai-edited"), ("enhanced", "ai-enhanced"))


def ai(items: tuple[Evidence, ...]) -> Ai:
    return Reading("x", evidence=items).ai


@given(SETS)
def test_each_verdict_is_given_if_and_only_if_its_claim_is_the_gravest_firm_one(items: tuple[Evidence, ...]) -> None:
    firm = [any(item.claim == claim and item.confidence in ("certain", "strong") for item in items) for _, claim in FIRM]
    for index, (verdict, _) in enumerate(FIRM):
        assert (ai(items) == verdict) == (firm[index] and not any(firm[:index]))
    assert (ai(items) == "none") == (not any(item.claim.startswith("ai-") for item in items))


@given(SETS, ITEMS)
def test_no_further_evidence_ever_makes_a_verdict_milder(items: tuple[Evidence, ...], more: Evidence) -> None:
    assert RANK.index(ai((*items, more))) >= RANK.index(ai(items))


@given(SETS, st.randoms())
def test_the_order_of_the_evidence_does_not_matter(items: tuple[Evidence, ...], dice: object) -> None:
    shuffled = list(items)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ai(tuple(shuffled)) == ai(items)


@given(SETS, st.sampled_from(get_args(Trust)))
def test_the_trust_of_who_says_so_does_not_matter(items: tuple[Evidence, ...], trust: Trust) -> None:
    moved = tuple(
        Evidence(item.claim, item.channel, item.tag, item.value, confidence=item.confidence, trust=trust) for item in items
    )
    assert ai(moved) == ai(items)


TERMS: dict[str, Ai] = {
    "trainedAlgorithmicMedia": "generated",
    "compositeSynthetic": "generated",
    "compositeWithTrainedAlgorithmicMedia": "edited",
    "composite": "undetermined",
    "virtualRecording": "undetermined",
    "digitalCapture": "none",
    "algorithmicMedia": "none",
}
STATED = st.dictionaries(
    st.sampled_from(
        (
            "XMP-iptcExt:DigitalSourceType",
            "c2pa.actions.v2/actions/0/digitalSourceType",
            "c2pa.actions/actions/7/digitalSourceType",
            "ingredients/1/c2pa.actions/actions/0/digitalSourceType",
            "ingredients/42/c2pa.actions.v2__3/templates/0/digitalSourceType",
        )
    ),
    st.tuples(st.sampled_from(sorted(TERMS)), st.sampled_from(get_args(Trust))),
)


@given(STATED)
def test_of_source_types_the_gravest_counts_whichever_manifest_or_ingredient_states_it(
    stated: dict[str, tuple[str, Trust]],
) -> None:
    facts = [Fact("c2pa", tag, IPTC + term, trust) for tag, (term, trust) in stated.items()]
    gravest = max((TERMS[term] for term, _ in stated.values()), key=RANK.index, default="none")
    assert ai(evidence(facts)) == gravest
