"""Rule: what is asked, with its name, its severity and its page."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import IntEnum

from gate.policy import Severity


class Sight(IntEnum):
    """How much of a delivery can be seen; a rule is in scope when as much as it needs can be seen."""

    TEXT = 0
    """Only the text of manifest and registers: they break their schema."""
    MANIFEST = 1
    """Manifest and registers."""
    MEDIA = 2
    """Manifest, registers and the media themselves."""


@dataclass(frozen=True)
class Rule:
    """The title block of a check; `module` and `page` are the check file's `__name__` and `__doc__`."""

    id: str
    severity: Severity
    module: str
    page: str
    _: KW_ONLY
    clause: str
    interim: Severity | None = None
    """Severity in an interim delivery, where it differs."""
    needs: Sight = Sight.MANIFEST
    waivable: bool = True
    """Rules that cannot be waived are applied after the waiving, and see how each waiver was used."""
    settings: Mapping[str, int] = field(default_factory=dict, hash=False)
    """The settings that a policy may change, with their own values: whole numbers, or truths."""

    @property
    def name(self) -> str:
        """The file's name, as it reads after "waive": `lapsed-consent`."""
        return self.module.rpartition(".")[2].replace("_", "-")

    @property
    def title(self) -> str:
        """The first line of the page: the fault in one sentence."""
        return self.page.partition("\n")[0]
