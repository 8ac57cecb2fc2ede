"""The expressions of action.yml mean here what they mean to GitHub."""

import pytest

from tests.everyday.expression import evaluate, fill

SAID = {"inputs.a": "x", "inputs.b": "", "steps.judge.outputs.c": "'$(x)'"}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("inputs.a == 'X'", True),
        ("inputs.a != 'x' || inputs.b == ''", True),
        ("!(inputs.a == 'x')", False),
        ("inputs.b || 'unjudged'", "unjudged"),
        ("inputs.a == 'x' && steps.judge.outputs.c || ''", "'$(x)'"),
        ("inputs.a == 'y' && inputs.a || ''", ""),
        ("!inputs.b", True),
    ],
)
def test_an_expression_has_the_value_that_github_gives_it(expression: str, value: str | bool) -> None:
    assert evaluate(expression, SAID.__getitem__) == value


@pytest.mark.parametrize(
    "expression", ["inputs.a > 'x'", "inputs.a inputs.b", "(inputs.a", "format('{0}', inputs.a)", "inputs.none", "'open"]
)
def test_what_is_not_understood_is_refused(expression: str) -> None:
    with pytest.raises((ValueError, LookupError)):
        evaluate(expression, SAID.__getitem__)


def test_a_value_is_filled_in_once() -> None:
    assert (
        fill("-${{ inputs.a }}-${{inputs.b}}-", {"inputs.a": "${{ inputs.b }}", "inputs.b": "y"}.__getitem__)
        == "-${{ inputs.b }}-y-"
    )
