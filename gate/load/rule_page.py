"""Rule page: the page of a rule of the house's own, laid out as those of gate's rules are."""

from collections.abc import Mapping
from typing import Any

from gate.load.flow import flow

MARK = "  # finding"


def page(said: Mapping[str, Any]) -> str:
    """The page of a rule as its file says it: the fault, why it matters, what fails, what passes, how to clear it."""
    parts = [
        said["title"],
        f"## Why it matters\n\n{said['why'].strip()}",
        f"## Fails\n\n{_block(said, 'fails', MARK)}",
        f"## Passes\n\n{_block(said, 'passes', '')}",
        f"## To clear it\n\n{said['fix']}",
    ]
    return "\n\n".join(parts) + "\n"


def _block(said: Mapping[str, Any], examples: str, mark: str) -> str:
    rows = "".join(f"  - {flow(row)}{mark}\n" for row in said[examples])
    return f"```yaml\n{said['for']}:\n{rows}```"
