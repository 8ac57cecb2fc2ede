"""Answering: whether a clearance answers for one element by name, what an element says that it depicts, and what passes for real by itself."""

from gate.sdk import Case, Element, cover, means

NEWS = (
    *(frozenset({word}) for word in ("news", "newscast", "newsmagazine", "newsreel", "bulletin", "journalism", "reportage")),
    frozenset({"current", "affair"}),
)
"""Words of genres that are journalism."""
FACTUAL = (
    *NEWS,
    *(frozenset({word}) for word in ("documentary", "documentaries", "docu", "docuseries", "docudrama", "doc", "factual")),
)
"""Words of genres in which a viewer takes everything for what happened."""
NEWSLIKE = tuple(
    frozenset({word})
    for word in (
        "anchor", "anchorman", "anchorwoman", "archive", "article", "broadcast", "bulletin", "clipping", "deposition", "document", "footage",
        "headline", "interview", "journalist", "news", "newscast", "newscaster", "newspaper", "newsreader", "newsreel", "newsroom", "press",
        "report", "reportage", "reporter", "statement", "telecast", "testimony",
    )
)  # fmt: skip
"""Words of a role that say that the element is made to be believed."""
NO_NEWS = (frozenset({"printing", "press"}), frozenset({"statement", "necklace"}))
"""Words of roles in which one of those means something else."""


def answered(case: Case, element: Element) -> bool:
    """Whether a clearance in force that covers the element names its full id; a pattern shows that nobody looked at this one."""
    key = element.id
    return "*" not in key and any(all(key in row.scope.elements for row in item.rows) for item in cover.covering(case, element))


def answer(element: Element, question: str) -> str:
    """What an element says of what it depicts: `yes`, `no`, `unsure` or `not stated`."""
    return getattr(element.depicts, question, None) or "not stated"


def said(element: Element, *questions: str) -> str:
    """What an element says to several questions, in a few words."""
    return ", ".join(f"{question}: {answer(element, question)}" for question in questions)


def believed(case: Case, element: Element) -> bool:
    """Whether an element is made to be believed: by the genre of what it is delivered for, or by its role."""
    role = element.ai.role
    return means(case.delivery.genre, FACTUAL) or (means(role, NEWSLIKE) and not means(role, NO_NEWS))
