"""Roles: which words of a free field make a role one that a story stands on, and which only look like it."""

import pytest
from msgspec.structs import replace

from gate.sdk import means
from gate_clearance import key_creative_element_ai, prominence_contradiction
from tests.rules.clearing import ELEMENT, GOOD, SCOPE, told

KEY = (
    "main-character", "main-characters", "main-character-face", "character-main", "lead-character", "leading-characters", "hero-character",
    "title-character", "protagonist", "second-protagonists", "key-character", "character-design", "final-character-designs", "key-visual",
    "key-visuals", "visual-key", "keyvisual", "key-art", "keyart", "setting", "settings", "story-setting", "fictional-settings", "central-setting",
    "main-location", "maincharacter-2", "antagonist-face", "principal-character", "central-character",
)  # fmt: skip
INNOCENT = (
    "background", "prop", "set-extension", "background-character", "supporting-characters", "table-setting", "place-settings", "setting-sun",
    "keyboard", "key-ring", "art-department", "visual-effects", "main-titles", "leading-edge", "character", "design", "heroic", "title", "location",
    "monkey-visual", "voice", "score", "mains-socket", "main-chars",
)  # fmt: skip


@pytest.mark.parametrize("role", [*KEY, *INNOCENT])
def test_a_key_creative_role_is_told_by_its_words(role: str) -> None:
    element = replace(ELEMENT, ai=replace(ELEMENT.ai, role=role), on_screen="incidental")
    row = replace(GOOD, scope=replace(SCOPE, roles=(role,)))
    asked = role in KEY
    assert bool(told(key_creative_element_ai, element, clearances=(row,))) is asked
    assert bool(told(prominence_contradiction, element)) is asked
    named = replace(row, scope=replace(row.scope, elements=("NF_103_010",)))
    assert told(key_creative_element_ai, element, clearances=(named,)) == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("news desk", True), ("News-Desk", True), ("the_news__desks", True), ("\uff2eews desk", True), ("desk of the news", True),
        ("new desk", False), ("newsdesk", False), ("news", False), ("desk", False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_an_idea_is_meant_by_all_its_words_in_any_order_case_and_number(text: str | None, held: bool) -> None:
    assert means(text, (frozenset({"zebra"}), frozenset({"news", "desk"}))) is held


def test_a_short_word_has_no_plural_and_what_ends_in_s_is_still_itself() -> None:
    assert means("as", (frozenset({"as"}),))
    assert not means("gas", (frozenset({"ga"}),))
    assert means("cars", (frozenset({"car"}),))
    assert not means("car", (frozenset({"cars"}),))
