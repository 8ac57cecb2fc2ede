"""Location: where a thing stands: a file, a place in its text, a line and column."""

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of one text: lines and columns count from 1, `end_column` is the first column after it (SARIF 2.1.0, 3.30)."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""
    """The line itself, without its line break, for the frame of a report."""


class Location(msgspec.Struct, frozen=True, gc=False):
    """A file, and for a text also a JSON Pointer (RFC 6901) into it; the span is looked up only for a report."""

    path: str
    pointer: str = ""
    span: Span | None = None
    cell: str | None = None
    """Where it stands in what has no lines: the cell of a workbook (`consents!F12`), or the row of a database's table."""

    def __truediv__(self, key: str | int) -> "Location":
        """The place one step further in: `element.at / "clearances" / 0`."""
        step = str(key).replace("~", "~0").replace("/", "~1")
        return Location(self.path, f"{self.pointer}/{step}", cell=self.cell)

    def __str__(self) -> str:
        if self.span:
            return f"{self.path}:{self.span.line}:{self.span.column}"
        if self.cell:
            return f"{self.path} {self.cell}"
        return f"{self.path}#{self.pointer}" if self.pointer else self.path
