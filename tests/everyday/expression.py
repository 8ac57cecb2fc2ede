"""The expressions of GitHub Actions, as far as action.yml uses them: texts, names, `! == != && ||` and brackets."""

import re
from collections.abc import Callable

Value = str | bool
Names = Callable[[str], Value]
TOKEN = re.compile(r"\s*(?:'[^']*'|&&|\|\||==|!=|[!()]|[A-Za-z_][\w.-]*(?:\(\))?)")


def evaluate(expression: str, names: Names) -> Value:
    """The value of an expression, with the names that it speaks of.

    Raises ValueError for what is not understood, TypeError where other things than texts are compared.
    """
    tokens = _tokens(expression)
    value = _either(tokens, names)
    if tokens:
        raise ValueError(f"cannot read {expression!r} from {tokens[0]!r} on")
    return value


def _tokens(expression: str) -> list[str]:
    tokens, at = [], 0
    while expression[at:].strip():
        found = TOKEN.match(expression, at)
        if not found:
            raise ValueError(f"cannot read {expression!r} from {expression[at:]!r} on")
        tokens.append(found[0].strip())
        at = found.end()
    return tokens


def _either(tokens: list[str], names: Names) -> Value:
    left = _both(tokens, names)
    while tokens[:1] == ["||"]:
        tokens.pop(0)
        right = _both(tokens, names)
        left = left or right
    return left


def _both(tokens: list[str], names: Names) -> Value:
    left = _same(tokens, names)
    while tokens[:1] == ["&&"]:
        tokens.pop(0)
        right = _same(tokens, names)
        left = left and right
    return left


def _same(tokens: list[str], names: Names) -> Value:
    left = _single(tokens, names)
    if tokens[:1] not in (["=="], ["!="]):
        return left
    sign, right = tokens.pop(0), _single(tokens, names)
    if not (isinstance(left, str) and isinstance(right, str)):
        raise TypeError(f"{left!r} {sign} {right!r}: only texts are compared here")
    return (left.casefold() == right.casefold()) is (sign == "==")


def _single(tokens: list[str], names: Names) -> Value:
    first = tokens.pop(0)
    if first == "!":
        return not _single(tokens, names)
    if first == "(":
        value = _either(tokens, names)
        if tokens.pop(0) != ")":
            raise ValueError("a bracket is not closed")
        return value
    return first[1:-1] if first.startswith("'") else names(first)


def fill(template: str, names: Names) -> str:
    """A text with each `${{ }}` in it replaced by its value."""

    def said(found: re.Match[str]) -> str:
        value = evaluate(found[1], names)
        return value if isinstance(value, str) else str(value).lower()

    return re.sub(r"\$\{\{(.*?)\}\}", said, template)
