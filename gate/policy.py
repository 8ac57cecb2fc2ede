"""Policy: what this house asks for: profiles, severities, settings."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import IntEnum

import msgspec

from gate.delivery import Stage, Waiver
from gate.location import Location

PROFILES = (
    "baseline",
    "netflix-2025",
    "bbc",
    "pbs",
    "documentary-apa",
    "awards-ampas",
    "sag-aftra-2026",
    "eu-ai-act",
    "cn-labelling",
)
"""The policies that ship with gate; the first is followed where none is asked for."""
POLICY_FILE, WAIVER_FILE = "gate.yaml", "waivers.yaml"
"""The operator's file in the current folder, and a delivery's own beside its manifest."""
WAIVER_DAYS = 180
"""Days that a waiver lasts at most, unless the policy's setting for WVR001 says otherwise."""


class Severity(IntEnum):
    """How grave a finding is; `OFF` keeps a rule from being applied."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name as it is written in policies and reports."""
        return self.name.lower()


class Demand(msgspec.Struct, frozen=True):
    """What a profile asks of a rule, and by which clause."""

    profile: str
    severity: Severity
    clause: str
    secondary: bool = False
    """Whether the clause is known only from what others say of it."""


class Database(msgspec.Struct, frozen=True, kw_only=True):
    """A database that holds registers: its URL, or the environment variable that holds that; and its tables, by register."""

    at: Location
    tables: Mapping[str, str]
    url: str | None = None
    variable: str | None = None


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """The operator's word; profiles, defaults and overrides already settled. Rules are named by id."""

    profiles: tuple[str, ...] = ("baseline",)
    source: str | None = None
    digest: str = ""
    severities: Mapping[str, Severity] = {}
    settings: Mapping[str, Mapping[str, int]] = {}
    fail_on: Severity = Severity.ERROR
    stage: Stage | None = None
    plugins: tuple[str, ...] | None = None
    """Distributions whose plugins may be loaded beside gate's own; None: whichever are installed."""
    rules: tuple[str, ...] = ()
    """Files of the house's own rules."""
    registers: tuple[str | Database, ...] = ()
    """The house's own registers, laid over every delivery: files, and databases."""
    waivers: tuple[str, ...] = ()
    delivery_waivers: bool = True
    lexicon: tuple[str, ...] = ()
    """Titles and places of the show that must not read as temp labels."""
    tracking: Mapping[str, str] = {}
    """A site's status codes, and the vendor status each one means."""
    anchors: tuple[str, ...] = ()
    """PEM files of the certificates whose C2PA signatures are trusted."""
    undeclared_ok: tuple[str, ...] = ()
    """Patterns (`*`) of paths that a delivery may hold without declaring them."""

    @property
    def waiver_days(self) -> int:
        """Days that a waiver lasts at most; a longer one ends there."""
        return self.settings.get("WVR001", {}).get("longest_days", WAIVER_DAYS)

    def end(self, waiver: Waiver) -> date:
        """The last day of a waiver: the one it names, or an earlier one when it would last too long."""
        return min(waiver.expires_on, waiver.issued_on + timedelta(days=self.waiver_days))
