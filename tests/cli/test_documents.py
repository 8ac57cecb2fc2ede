"""What README and CONTRIBUTING show is what happens."""

import importlib.util
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pluggy
import pytest
import yaml

from gate import hookspecs
from gate.check import Check
from gate.cli import COMMANDS
from gate.load import schema
from gate.report.formats import FORMATS
from tests.cli.conftest import GATE, Gate
from tests.rules import pages

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The blocks of code in a language."""
    fenced = re.finditer(r"^(?P<fence>`{3,4})(?P<language>\w*)\n(?P<text>.*?)^(?P=fence)$", text, re.DOTALL | re.MULTILINE)
    return [block["text"] for block in fenced if block["language"] == language]


def test_the_finding_shown_is_one_of_the_example(environ: dict[str, str]) -> None:
    words = (*GATE, "check", "examples/night-ferry", "--today", "2026-11-20", "--manifest-only")
    ended = subprocess.run(words, cwd=ROOT, env={**environ, "COLUMNS": "100"}, capture_output=True, text=True, check=False)
    (shown,) = (block for block in blocks(README, "") if block.startswith("error["))
    assert shown in ended.stdout


def test_the_policy_shown_can_be_followed(gate: Gate, tmp_path: Path) -> None:
    (shown,) = (block for block in blocks(README, "yaml") if block.startswith("profiles:"))
    assert schema.faults(yaml.safe_load(shown), "policy", "gate.yaml") == ()
    (tmp_path / "gate.yaml").write_text("".join(line for line in shown.splitlines(keepends=True) if not line.startswith("trust")))
    assert gate("rules").code == 0


def test_hooks_and_inputs_shown_are_there() -> None:
    (hooks,) = (yaml.safe_load(block) for block in blocks(README, "yaml") if block.startswith("repos:"))
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in hooks["repos"][0]["hooks"]] == [hook["id"] for hook in offered]
    (workflow,) = (yaml.safe_load(block) for block in blocks(README, "yaml") if block.startswith("on:"))
    inputs = yaml.safe_load((ROOT / "action.yml").read_text())["inputs"]
    assert set(workflow["jobs"]["gate"]["steps"][-1]["with"]) <= set(inputs)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_format_is_named(command: str) -> None:
    assert f"gate {command}" in README
    assert all(f"`{name}`" in README for name in FORMATS)


def loaded(number: int, name: str, folder: Path) -> ModuleType:
    """The manyth Python text of the guide, as a module."""
    file = folder / f"{name}.py"
    file.write_text(blocks((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), "python")[number])
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_signals_shown_are_brought_by_a_hook_that_gate_calls(tmp_path: Path) -> None:
    module = loaded(1, "studio", tmp_path)
    manager = pluggy.PluginManager("gate")
    manager.add_hookspecs(hookspecs)
    manager.register(module)
    assert [call.plugin for call in manager.hook.gate_signals.get_hookimpls()] == [module]


def test_the_check_shown_keeps_to_its_own_page(tmp_path: Path) -> None:
    module = loaded(0, "unnamed_vendor", tmp_path)
    check = Check(module.RULE, module.check)
    assert check.rule.name == "unnamed-vendor"
    assert list(pages.faults(check, [check])) == []
