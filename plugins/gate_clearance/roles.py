"""Roles: those that a story stands on."""

from gate.sdk import Element, means

KEY_ROLES = (
    *(frozenset({word, "character"}) for word in ("main", "lead", "leading", "central", "hero", "key", "title", "principal")),
    *(frozenset({word}) for word in ("protagonist", "antagonist", "maincharacter", "keyvisual", "keyart")),
    frozenset({"character", "design"}),
    frozenset({"key", "visual"}),
    frozenset({"key", "art"}),
    *(frozenset({word, "setting"}) for word in ("story", "main", "central", "key", "fictional")),
    *(frozenset({word, "location"}) for word in ("main", "central", "key")),
)
"""Words that, in any order and number, make a role one in which AI is always asked about by itself (Netflix GenAI guidance, creative
output, N-C1; matrix row 3)."""
ALONE = frozenset({"setting", "settings"})
"""Roles that are key ones by themselves, and not as a word among others: a table setting is a prop."""


def key(element: Element) -> bool:
    """Whether the role of an element is one that a story stands on."""
    return element.ai.role in ALONE or means(element.ai.role, KEY_ROLES)
