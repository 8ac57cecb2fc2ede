"""A composite action run as GitHub's runner runs it: the same expressions, the same bash, the same files between steps.

What it does not understand it refuses, so a green run means that every step was carried out as written.
"""

import re
import subprocess
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

import yaml

from tests.everyday.expression import Names, Value, evaluate, fill

BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
STEP_KEYS = {"name", "id", "if", "shell", "env", "run"}


class Job(NamedTuple):
    """What a workflow's job lends to the action: its folders and its environment."""

    workspace: Path
    temp: Path
    environ: Mapping[str, str]


class Done(NamedTuple):
    """What one step leaves: its exit code, outputs, summary and log, and which files lie in the workspace after it."""

    name: str
    code: int
    outputs: dict[str, str]
    summary: str
    log: str
    files: frozenset[str]

    @property
    def commands(self) -> list[str]:
        """The lines of the log that the runner would obey: `::command::` at a line's start, `##[command]` anywhere, unless fenced."""
        found, fence = [], ""
        for line in map(str.strip, self.log.splitlines()):
            if fence or line.startswith("::stop-commands::"):
                fence = "" if line == f"::{fence}::" else fence or line.removeprefix("::stop-commands::")
            elif line.startswith("::") or "##[" in line:
                found.append(line)
        return found


class Ran(NamedTuple):
    """The steps that were run, in order, and the action's outputs."""

    steps: tuple[Done, ...]
    outputs: dict[str, str]

    @property
    def code(self) -> int:
        """The code of the first step that failed, or 0."""
        return next((step.code for step in self.steps if step.code), 0)


def run(action: Path, job: Job, inputs: Mapping[str, str]) -> Ran:
    """Runs the composite action in the folder of that name.

    Raises ValueError or KeyError for an undeclared input and for whatever this runner does not understand.
    """
    declared: dict[str, Any] = yaml.safe_load((action / "action.yml").read_text())
    if declared["runs"]["using"] != "composite":
        raise ValueError("not a composite action")
    if odd := inputs.keys() - declared["inputs"].keys():
        raise ValueError(f"undeclared inputs: {sorted(odd)}")
    said: dict[str, str] = {f"inputs.{name}": inputs.get(name, entry["default"]) for name, entry in declared["inputs"].items()}
    done: list[Done] = []
    for step in declared["runs"]["steps"]:
        names = partial(_named, said, failed=any(before.code for before in done))
        if _wanted(step, names):
            done.append(_carry_out(step, names, action, job))
            said |= {f"steps.{step['id']}.outputs.{name}": value for name, value in done[-1].outputs.items() if "id" in step}
    names = partial(_named, said, failed=any(step.code for step in done))
    return Ran(tuple(done), {name: fill(entry["value"], names) for name, entry in declared["outputs"].items()})


def _named(said: Mapping[str, str], name: str, *, failed: bool) -> Value:
    states = {"always()": True, "success()": not failed, "failure()": failed}
    if name in states:
        return states[name]
    return said.get(name, "") if name.startswith("steps.") else said[name]


def _wanted(step: Mapping[str, Any], names: Names) -> bool:
    if odd := step.keys() - STEP_KEYS:
        raise ValueError(f"step {step['name']} has {sorted(odd)}, which is not understood here")
    condition = step.get("if", "success()")
    if not re.search(r"(always|success|failure)\(\)", condition):
        condition = f"success() && ({condition})"
    return bool(evaluate(condition, names))


def _carry_out(step: Mapping[str, Any], names: Names, action: Path, job: Job) -> Done:
    if step["shell"] != "bash":
        raise ValueError(f"shell {step['shell']} is not understood here")
    place = Path(mkdtemp(dir=job.temp))
    channels = {name: place / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH")}
    for channel in channels.values():
        channel.touch()
    script = place / "script.sh"
    script.write_text(fill(step["run"], names))
    own = {"GITHUB_WORKSPACE": job.workspace, "GITHUB_ACTION_PATH": action, "RUNNER_TEMP": job.temp, **channels}
    asked = {name: fill(value, names) for name, value in step.get("env", {}).items()}
    environ = {**job.environ, **{name: str(path) for name, path in own.items()}, **asked}
    with (place / "log").open("w+") as log:
        ended = subprocess.run(
            [*BASH, script], cwd=job.workspace, env=environ, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
        )
    if channels["GITHUB_ENV"].read_text() or channels["GITHUB_PATH"].read_text():
        raise ValueError(f"step {step['name']} changes the environment of the steps after it")
    return Done(
        step["name"],
        ended.returncode,
        dict(line.split("=", 1) for line in channels["GITHUB_OUTPUT"].read_text().splitlines()),
        channels["GITHUB_STEP_SUMMARY"].read_text(),
        (place / "log").read_text(),
        frozenset(str(path.relative_to(job.workspace)) for path in job.workspace.rglob("*")),
    )
