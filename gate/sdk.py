"""Everything that a plugin may import."""

import importlib
import pkgutil

from gate.case import Case, place
from gate.check import Check
from gate.delivery import Delivery, SchemaFault, Waiver
from gate.element import Ai, AiUse, Appearance, Element, Input, Source
from gate.evidence import Evidence, Reading
from gate.finding import Finding, Related, WaiverUse, named
from gate.hookspecs import hookimpl
from gate.location import Location
from gate.policy import WAIVER_DAYS, Policy, Severity
from gate.register import Act, Clearance, Consent, Model, Right, Scope, Talent, Tool, Vendor
from gate.row import Row
from gate.rule import Rule, Sight
from gate.spelling import path_fault

__all__ = [
    "WAIVER_DAYS",
    "Act",
    "Ai",
    "AiUse",
    "Appearance",
    "Case",
    "Check",
    "Clearance",
    "Consent",
    "Delivery",
    "Element",
    "Evidence",
    "Finding",
    "Input",
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
    "Severity",
    "Sight",
    "Source",
    "Talent",
    "Tool",
    "Vendor",
    "Waiver",
    "WaiverUse",
    "checks_in",
    "hookimpl",
    "named",
    "path_fault",
    "place",
]


def checks_in(package: str) -> tuple[Check, ...]:
    """The checks of a package: each module of it that holds a `RULE` and a `check`. Modules without a `RULE` are material."""
    folder = importlib.import_module(package)
    modules = [importlib.import_module(f"{package}.{found.name}") for found in pkgutil.iter_modules(folder.__path__)]
    return tuple(Check(module.RULE, module.check) for module in modules if hasattr(module, "RULE"))
