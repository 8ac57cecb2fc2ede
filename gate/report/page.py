"""Page: one rule's page for the terminal."""

from gate.check import Check
from gate.policy import Severity
from gate.report.ink import Ink
from gate.report.visible import visible

FENCE = "```"
LINE = 1000
"""Characters of a line of a page; no page of gate's own comes near it."""


def page(check: Check, severity: Severity, *, colour: bool = False) -> str:
    """Id, name, severity in force, clause and origin, then the page itself; headings stand out, examples are indented."""
    ink = Ink(colour)
    rule = check.rule
    grade = ink(severity.word, severity.word) if severity is not Severity.OFF else "off"
    head = [
        f"{ink('strong', f'{rule.id} {rule.name}')}  {grade}",
        f"{ink('faint', 'clause')}  {visible(rule.clause, LINE)}",
        f"{ink('faint', 'origin')}  {visible(check.origin)}",
    ]
    return "\n".join([*head, "", *_body(rule.page.strip(), ink)]) + "\n"


def _body(text: str, ink: Ink) -> list[str]:
    lines = []
    example = False
    for line in (visible(line, LINE) for line in text.splitlines()):
        if line.startswith(FENCE):
            example = not example
        elif example:
            lines.append(f"    {line}".rstrip())
        else:
            lines.append(ink("strong", line.lstrip("# ")) if line.startswith("#") else line)
    return lines
