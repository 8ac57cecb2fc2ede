"""Ethics: what could be taken for real passes if and only if it says that it is not, or a clearance answers for it by name."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate.delivery import Delivery
from gate.element import Ai, Appearance, Depicts, Input
from gate.register import Clearance, Scope
from gate_ethics import fabricated_event_as_real, generated_news, real_person_in_news_element
from tests.rules.feeding import DAY, ONE, at, delivery, element, places, told

EVENT = fabricated_event_as_real.check
PERSON = real_person_in_news_element.check
ROLE = "newspaper-page"
NAMED = Clearance(
    at=at("/clearances/0"),
    id="named",
    status="approved",
    granted_on=DAY - ONE,
    expires_on=DAY,
    production="NF-S1",
    scope=Scope(
        elements=("NF_0",),
        roles=(ROLE, "background", "document"),
        uses=("edited", "generated"),
        tools=("paint",),
        territories=("worldwide",),
        media=("all",),
    ),
)


def scoped(key: str, **scope: Any) -> Clearance:
    return replace(NAMED, id=key, scope=replace(NAMED.scope, **scope))


REGISTER = (
    NAMED,
    scoped("pattern", elements=("NF_*",)),
    scoped("both", elements=("NF_*", "NF_0")),
    scoped("another", elements=("NF_1",)),
    scoped("no tool", tools=("other",)),
    scoped("elsewhere", territories=("FR",)),
    replace(NAMED, id="past", expires_on=DAY - ONE),
    replace(NAMED, id="asked for", status="requested"),
    # Of two rows of one id the first names the element, the second only fits it.
    replace(NAMED, id="twice"),
    scoped("twice", elements=("NF_*",)),
)
ANSWERING = {"named", "both"}
answers = st.sampled_from(["yes", "no", "unsure", None])
depicts = st.one_of(st.none(), st.builds(Depicts, real_person=answers, real_event=answers, presented_as_authentic=answers))
roles = st.sampled_from([ROLE, "background", "document", None])
listed = st.lists(st.sampled_from([*(row.id for row in REGISTER), "unheld"]), max_size=2).map(tuple)


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    one = element(
        ai=Ai(draw(st.sampled_from(["none", "enhanced", "edited", "generated", "unknown"])), role=draw(roles), tools=("paint",)),
        depicts=draw(depicts),
        clearances=draw(listed),
        usage=draw(st.sampled_from(["final", "final", "final", "temp"])),
        on_screen=draw(st.sampled_from([None, "none", "incidental", "featured", "story-critical"])),
        talent=draw(st.sampled_from([(), (), (Appearance("T-014", "replica"),)])),
    )
    genre = draw(
        st.sampled_from([None, "drama", "drama", "news", "current-affairs", "documentary", "documentary-series", "news-magazine"])
    )
    return delivery(one, clearances=REGISTER, genre=genre, stage=draw(st.sampled_from(["final", "final", "interim"])))


@settings(max_examples=900, deadline=None)
@given(deliveries())
def test_what_could_be_taken_for_real_passes_if_and_only_if_it_is_answered_for(delivered: Delivery) -> None:
    [one] = delivered.elements
    said = one.depicts or Depicts()
    asked = one.usage == delivered.stage == "final" and one.ai.use in {"edited", "generated", "unknown"}
    answered = bool(ANSWERING & {*one.clearances}) and one.ai.role is not None
    maybe = {"yes", "unsure"}
    real = said.presented_as_authentic in maybe or (said.real_event in maybe and said.presented_as_authentic is None)
    news = delivered.genre not in {None, "drama"} or one.ai.role in {ROLE, "document"}
    replicated = bool(one.talent)
    person = (said.real_person != "no" or replicated) if news else (said.real_person == "yes" and not replicated)
    real = real or (news and said.presented_as_authentic is None and not person)
    failing = asked and not answered
    assert places(told(EVENT, delivered)) == (["/elements/0/depicts/presented_as_authentic"] if failing and real else [])
    assert places(told(PERSON, delivered)) == (["/elements/0/depicts/real_person"] if failing and person and not real else [])


@pytest.mark.parametrize("prominence", [None, "none", "incidental", "featured", "story-critical"])
def test_no_prominence_excuses_it(prominence: Any) -> None:
    one = element(on_screen=prominence, heard=False, referenced=False, depicts=Depicts(presented_as_authentic="unsure"))
    assert len(told(EVENT, delivery(one))) == 1
    assert len(told(PERSON, delivery(replace(one, depicts=None), genre="news"))) == 1


@pytest.mark.parametrize(
    ("depicted", "said"),
    [
        (Depicts(presented_as_authentic="yes"), "presented_as_authentic: yes, real_event: not stated"),
        (Depicts(real_event="unsure"), "presented_as_authentic: not stated, real_event: unsure"),
    ],
)
def test_what_the_element_says_of_an_event_is_told(depicted: Depicts, said: str) -> None:
    assert [(one.element, one.found) for one in told(EVENT, delivery(element(depicts=depicted)))] == [("NF_0", said)]


@pytest.mark.parametrize(
    ("role", "genre", "said"),
    [("document", None, "real_person: not stated, role document"), (None, "news", "real_person: not stated, role not stated")],
)
def test_what_the_element_says_of_a_person_is_told(role: str | None, genre: str | None, said: str) -> None:
    found = told(PERSON, delivery(element(ai=Ai("edited", role=role)), genre=genre))
    assert [(one.found, one.element) for one in found] == [(said, "NF_0")]


NEWSLIKE = (
    "anchor", "article", "archive", "broadcast", "bulletin", "clipping", "clippings", "deposition", "document", "documents", "footage", "headline",
    "headlines", "interview", "journalist", "journalists", "news", "newscast", "newscaster", "newspaper", "newspapers", "newsreader", "newsreel",
    "newsroom", "press", "report", "reports", "reportage", "reporter", "statement", "telecast", "testimony",
)  # fmt: skip


@pytest.mark.parametrize("word", NEWSLIKE)
@pytest.mark.parametrize("shape", ["{}", "tv-{}", "{}-page", "old-{}-2"])
def test_each_word_of_a_role_that_is_made_to_be_believed(word: str, shape: str) -> None:
    assert len(told(PERSON, delivery(element(ai=Ai("edited", role=shape.format(word)))))) == 1


INNOCENT = (
    "newsagent", "background", "prop", "set-extension", "x", "documentary-poster", "broadcaster-desk-prop", "printing-press", "printing-presses",
    "expression", "pressure-gauge", "new-building", "architecture", "anchorage", "documentation", "unreported", "interviewee-chair",
)  # fmt: skip


@pytest.mark.parametrize("role", INNOCENT)
def test_a_role_that_only_looks_like_one(role: str) -> None:
    assert told(PERSON, delivery(element(ai=Ai("edited", role=role)))) == []
    assert told(EVENT, delivery(element(ai=Ai("edited", role=role), depicts=Depicts(real_person="no")))) == []


@pytest.mark.parametrize(
    ("genre", "factual", "news"),
    [
        ("news", True, True), ("news-magazine", True, True), ("current-affairs", True, True), ("newscast", True, True), ("investigative-journalism", True, True),
        ("documentary", True, False), ("documentaries", True, False), ("documentary-series", True, False), ("docu-series", True, False),
        ("docuseries", True, False), ("factual-entertainment", True, False), ("docudrama", True, False),
        ("drama", False, False), ("mockumentary", False, False), ("new-comedy", False, False), ("current", False, False), ("medical-doctors", False, False),
        (None, False, False),
    ],
)  # fmt: skip
def test_genres_in_which_everything_passes_for_real(genre: str | None, factual: bool, news: bool) -> None:
    one = element(ai=Ai("generated", role="background"), depicts=Depicts(real_person="no"))
    assert bool(told(EVENT, delivery(one, genre=genre))) is factual
    assert bool(told(PERSON, delivery(replace(one, depicts=None), genre=genre))) is factual
    assert bool(told(generated_news.check, delivery(one, genre=genre))) is news


@pytest.mark.parametrize(
    ("fields", "passes"),
    [
        ({}, False),
        ({"talent": (Appearance("T-014", "double"),)}, False),
        ({"talent": (Appearance("T-014", "alteration", alteration=("cosmetic",)),)}, False),
        ({"talent": (Appearance("T-014", "alteration", alteration=("tone",)),)}, True),
        ({"talent": (Appearance("T-S01", "synthetic"),)}, False),
        ({"talent": (Appearance("T-014", "replica"),)}, True),
        ({"rights": ("R-9",)}, True),
        ({"ai": Ai("generated", role="background", inputs=(Input("a star", "public-figure", rights="R-9"),))}, True),
        ({"ai": Ai("generated", role="background", inputs=(Input("a star", "public-figure"),))}, False),
        ({"ai": Ai("generated", role="background", inputs=(Input("plate", "owned", rights="R-9"),))}, False),
    ],
)
def test_a_real_person_outside_the_news_is_answered_for_by_consent_or_by_right(fields: dict[str, Any], passes: bool) -> None:
    said = Depicts(real_person="yes", presented_as_authentic="no")
    one = replace(element(ai=Ai("generated", role="background"), depicts=said), **fields)
    assert (told(PERSON, delivery(one, genre="drama")) == []) is passes
    assert len(told(PERSON, delivery(one, genre="news"))) == 1
    assert told(PERSON, delivery(replace(one, depicts=replace(said, real_person="unsure")), genre="drama")) == []


def test_an_id_that_is_itself_a_pattern_is_named_by_no_clearance() -> None:
    row = scoped("stars", elements=("NF_*",))
    one = element(id="NF_*", ai=Ai("generated", role="background", tools=("paint",)), depicts=Depicts(presented_as_authentic="yes"))
    assert len(told(EVENT, delivery(replace(one, clearances=("stars",)), clearances=(row,)))) == 1


def test_the_last_day_of_the_clearance_that_names_it_counts() -> None:
    one = element(
        ai=Ai("generated", role="background", tools=("paint",)),
        depicts=Depicts(presented_as_authentic="yes"),
        clearances=("named",),
    )
    days = {days: told(EVENT, delivery(one, clearances=(NAMED,), delivered_on=DAY + days * ONE)) for days in (-2, -1, 0, 1)}
    assert [days for days, found in days.items() if not found] == [-1, 0]
