"""Answering: whether a clearance answers for one element by name, and what an element says that it depicts."""

from gate.sdk import Case, Element, cover


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
