"""Everything that a plugin may import."""

import importlib
import importlib.resources
import pkgutil

from gate import cover, held, likeness, shown, signal
from gate.case import Case, place
from gate.check import Check
from gate.delivery import Delivery, SchemaFault, Waiver
from gate.element import Ai, AiUse, Appearance, Element, Input, Source
from gate.evidence import Evidence, Reading, Seal
from gate.finding import Finding, Related, WaiverUse, leaning, named
from gate.hookspecs import hookimpl
from gate.leave import ALL, WORLDWIDE, Lack, clearance_lapses, consent_lapses, fits, reaches, right_lapses
from gate.location import Location
from gate.policy import WAIVER_DAYS, Policy, Severity
from gate.register import Act, Clearance, Consent, Model, Right, Scope, Talent, Tool, Vendor
from gate.row import Row
from gate.rule import Rule, Sight
from gate.signal import Signal
from gate.spelling import means, path_fault
from gate.use import Cut, Use

__all__ = [
    "ALL",
    "WAIVER_DAYS",
    "WORLDWIDE",
    "Act",
    "Ai",
    "AiUse",
    "Appearance",
    "Case",
    "Check",
    "Clearance",
    "Consent",
    "Cut",
    "Delivery",
    "Element",
    "Evidence",
    "Finding",
    "Input",
    "Lack",
    "Location",
    "Model",
    "Policy",
    "Reading",
    "Related",
    "Right",
    "Row",
    "Rule",
    "SchemaFault",
    "Scope",
    "Seal",
    "Severity",
    "Sight",
    "Signal",
    "Source",
    "Talent",
    "Tool",
    "Use",
    "Vendor",
    "Waiver",
    "WaiverUse",
    "checks_in",
    "clearance_lapses",
    "consent_lapses",
    "cover",
    "fits",
    "held",
    "hookimpl",
    "leaning",
    "likeness",
    "means",
    "named",
    "path_fault",
    "place",
    "reaches",
    "right_lapses",
    "shown",
    "signals_in",
]


def checks_in(package: str) -> tuple[Check, ...]:
    """The checks of a package: each module of it that holds a `RULE` and a `check`. Modules without a `RULE` are material."""
    folder = importlib.import_module(package)
    modules = [importlib.import_module(f"{package}.{found.name}") for found in pkgutil.iter_modules(folder.__path__)]
    return tuple(Check(module.RULE, module.check) for module in modules if hasattr(module, "RULE"))


def signals_in(package: str) -> tuple[Signal, ...]:
    """The signals of a package: of each `.toml` file in it, by name, each `[[signal]]`."""
    files = sorted(
        (file for file in importlib.resources.files(package).iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )
    return tuple(row for file in files for row in signal.read(file.read_bytes()))
