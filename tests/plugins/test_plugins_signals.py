"""Plugins that bring signals: by the same door as checks, and by no other."""

from pathlib import Path

import pytest

from tests.plugins.conftest import HOOK, Install, Judge
from tests.probe.small import png

SIGNALS = """
from gate.sdk import Signal, hookimpl

SIGNAL = Signal(
    where=("PNG:Studio",),
    names=("studio dreamer",),
    claim="ai-generated",
    generator="Dreamer",
    source="the studio's own tool",
    example={"PNG:Studio": "Studio Dreamer 2"},
    near_miss={"PNG:Studio": "Studio Dream 2"},
)

@hookimpl
def gate_signals():
    return [SIGNAL]
"""


def test_a_plugin_may_bring_signals_and_no_check(install: Install, judge: Judge) -> None:
    install(SIGNALS)
    assert judge().code == 0


def test_what_a_plugin_listens_for_is_heard_in_media(install: Install, judge: Judge, delivery: Path) -> None:
    (delivery / "stills" / "pier.png").write_bytes(png(("Studio", "made with Studio Dreamer 2")))
    assert judge(str(delivery / "stills" / "pier.png"), command="probe").out.startswith("no AI found")
    assert judge().code == 0
    install(SIGNALS)
    heard = judge(str(delivery / "stills" / "pier.png"), command="probe").out
    assert heard.startswith("generated")
    assert "Dreamer" in heard
    assert judge().code == 1


def test_a_plugin_may_bring_both(install: Install, judge: Judge) -> None:
    install(HOOK + SIGNALS)
    assert judge().code == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (SIGNALS.replace("[SIGNAL]", "[]"), "brings no check and no signal"),
        (SIGNALS.replace("[SIGNAL]", "['x']"), "brings str where a Signal is due"),
        (HOOK + SIGNALS.replace("[SIGNAL]", "[7]"), "brings int where a Signal is due"),
        (SIGNALS.replace('"Studio Dreamer 2"', '"Studio Dream"'), "does not hear its own example"),
        (SIGNALS.replace('"Studio Dream 2"', '"a studio dreamer"'), "hears its near miss"),
        (SIGNALS.replace('"studio dreamer"', '"Studio Dreamer"'), "which is compared in lower case"),
        (SIGNALS.replace("[SIGNAL]", "7"), "cannot be loaded: TypeError"),
        (SIGNALS.replace("[SIGNAL]", "[1 / 0]"), "cannot be loaded: ZeroDivisionError"),
        (SIGNALS.replace("names=", "nouns="), "cannot be loaded: TypeError"),
        (SIGNALS.replace("gate_signals()", "gate_signals(case)"), "cannot be loaded: PluginValidationError"),
    ],
)
def test_signals_that_cannot_be_followed_end_in_2(install: Install, judge: Judge, text: str, why: str) -> None:
    install(text)
    ran = judge()
    assert (ran.code, ran.err) == (2, "")
    assert ran.out.startswith("unjudged: ")
    assert why in ran.out
