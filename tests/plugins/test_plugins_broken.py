"""A plugin that cannot be loaded, breaks the contract or raises: each through the real command, and none ends in a pass."""

import pytest

from tests.plugins.conftest import HOOK, Install, Judge

LAW = "return iter(())"


def lawful(body: str) -> str:
    """The well-made plugin with another body of its check."""
    return HOOK.replace(LAW, body)


def test_a_plugin_that_is_well_made_is_asked(install: Install, judge: Judge) -> None:
    install(HOOK)
    assert judge().code == 0
    assert "1 rules of studio-rules\n" in judge(command="doctor").out


def test_what_a_plugin_finds_shuts_the_gate(install: Install, judge: Judge) -> None:
    said = 'yield Finding(rule=RULE, location=case.delivery.at, message="no slate", found="-", required="a slate", fix="add it")'
    install(lawful(said))
    ran = judge()
    assert (ran.code, ran.err) == (1, "")
    assert "error[STU001 unslated-shot]: no slate" in ran.out


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("import no_such_module", "plugin studio of studio-rules 1.0 cannot be loaded: ModuleNotFoundError"),
        ("import gate.no_such_module", "cannot be loaded: ModuleNotFoundError"),
        ("def (", "cannot be loaded: SyntaxError"),
        ("import sys; sys.exit(0)", "cannot be loaded: SystemExit: 0"),
        ("import click; raise click.exceptions.Exit(0)", "cannot be loaded: Exit: 0"),
        ("raise GeneratorExit", "cannot be loaded: GeneratorExit"),
        (
            HOOK.replace("return [Check(RULE, check)]", "raise LookupError('no licence')"),
            "cannot be loaded: LookupError: no licence",
        ),
        (HOOK.replace("return [Check(RULE, check)]", "sys.exit(0)"), "cannot be loaded: SystemExit: 0"),
        (HOOK.replace("return [Check(RULE, check)]", "return 7"), "cannot be loaded: TypeError"),
        (HOOK.replace("return [Check(RULE, check)]", "return []"), "brings no check"),
        (HOOK.replace("return [Check(RULE, check)]", "return None"), "brings no check"),
        (HOOK.replace("@hookimpl", ""), "brings no check"),
        ("", "brings no check"),
        (HOOK.replace("return [Check(RULE, check)]", "return [RULE]"), "brings Rule where a Check of a Rule is due"),
        (HOOK.replace("Check(RULE, check)", "Check('STU001', check)"), "brings Check where a Check of a Rule is due"),
        (HOOK.replace("def gate_checks", "def gate_cheks"), "cannot be loaded: PluginValidationError"),
        (HOOK.replace("def gate_checks()", "def gate_checks(case)"), "cannot be loaded: PluginValidationError"),
        (HOOK.replace("[Check(RULE, check)]", "[Check(RULE, check), Check(RULE, check)]"), "both claim rule id STU001"),
        (HOOK.replace('"STU001"', '"AI101"'), "studio-rules and delivery-gate both claim rule id AI101"),
        (HOOK.replace("unslated_shot", "lapsed_waiver"), "both claim rule name lapsed-waiver"),
    ],
)
def test_a_plugin_that_cannot_be_followed_ends_in_2(install: Install, judge: Judge, text: str, why: str) -> None:
    install(text)
    ran = judge()
    assert (ran.code, ran.err) == (2, "")
    assert ran.out.startswith("unjudged: ")
    assert why in ran.out
    assert "\nUNJUDGED  " in ran.out


@pytest.mark.parametrize("command", ["rules", "explain"])
def test_the_other_commands_do_not_pass_it_over(install: Install, judge: Judge, command: str) -> None:
    install("import no_such_module")
    ran = judge(command=command)
    assert (ran.code, ran.out) == (2, "")
    assert "plugin studio of studio-rules 1.0 cannot be loaded" in ran.err


RAISED = (
    "raise ZeroDivisionError('shots')",
    "import click; raise click.exceptions.Exit(0)",
    "import click; raise click.exceptions.Abort",
    "raise EOFError",
    "raise BrokenPipeError(32, 'Broken pipe')",
    "raise GeneratorExit",
    "from gate.errors import UsageError; raise UsageError('x')",
    "return None",
    "return iter((None,))",
    "return case.no_such_thing",
    "yield from (); raise StopIteration",
)


@pytest.mark.parametrize("body", RAISED)
def test_a_check_that_raises_is_a_bug_with_the_rule_that_looked(install: Install, judge: Judge, body: str) -> None:
    install(lawful(body))
    ran = judge()
    assert (ran.code, ran.out) == (3, "")
    assert "Traceback (most recent call last):" in ran.err
    assert "studio_rules.py" in ran.err or "evaluate.py" in ran.err
    assert "rule STU001 of studio-rules was looking at delivery NF-104" in ran.err
    assert "gate: this is a bug in gate or in one of its plugins; nothing was judged" in ran.err


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("sys.exit(0)", "tried to end the program while it judged"),
        (
            'yield Finding(rule=Rule("AI101", Severity.INFO, "x", "", clause=""), location=case.delivery.at, message="", **FREE)',
            "answers in the name of another rule",
        ),
    ],
)
def test_a_check_that_breaks_the_contract_leaves_its_delivery_unjudged(install: Install, judge: Judge, body: str, why: str) -> None:
    install(lawful(body) + "\nFREE = {'found': '', 'required': '', 'fix': ''}\n")
    ran = judge()
    assert (ran.code, ran.err) == (2, "")
    assert f"unjudged: check STU001 of studio-rules {why}" in ran.out


def test_an_interrupt_is_one_whoever_is_at_work(install: Install, judge: Judge) -> None:
    install(lawful("import signal; signal.raise_signal(signal.SIGINT)"))
    assert judge().code == 130
    assert "Traceback" not in judge().err


def test_an_interrupt_while_plugins_load(install: Install, judge: Judge) -> None:
    install("raise KeyboardInterrupt")
    assert judge().code == 130


def test_an_interrupt_before_the_command_line_is_there(install: Install, judge: Judge) -> None:
    install("raise KeyboardInterrupt", name="click")
    ran = judge()
    assert (ran.code, ran.out, ran.err) == (130, "", "")
