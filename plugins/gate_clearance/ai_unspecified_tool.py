"""An AI element does not say which tool made it.

## Why it matters

Whether a tool keeps what it is given, trains on it, or may be used for this at all, depends on which tool it is, in which
version and under which licence. "An AI tool" is not an answer.

An element whose `ai.use` is anything but `none` names its tools, in `ai.tools` or step by step in `ai.steps`; the row of
each in the register of tools gives `name` and `version`, and is told once, whichever elements used it. A tool that no
register holds is for MAN003 unresolved-reference.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited, role: background}  # finding
```

A tool without its version, used twice and told once:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
  - id: NF_103_010_0050
    kind: shot
    media: vfx/NF_103_010_0050_v012.mov
    usage: final
    ai: {use: generated, role: background, tools: [firefly-ent]}
tools:
  - {id: firefly-ent, name: Adobe Firefly}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040_v012.mov
    usage: final
    ai: {use: edited, steps: [{tool: firefly-ent}]}
tools:
  - {id: firefly-ent, name: Adobe Firefly, version: "4"}
  - {id: unused}
```

## To clear it

Name the tool, and enter its name and version in the register of tools.
"""

from collections.abc import Iterator, Mapping

from gate.sdk import Case, Element, Finding, Rule, Severity, Tool, cover, held, leaning, named

RULE = Rule(
    "AI107",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: tools are known by name, version and terms (N-P2, N-S3)",
)


def check(case: Case) -> Iterator[Finding]:
    users: dict[str, list[Element]] = {}
    for element in case.delivery.elements:
        if element.ai.use != "none":
            used = cover.tools(element)
            yield from () if used else (_toolless(element),)
            for key in used:
                users.setdefault(key, []).append(element)
    yield from _nameless_of(case, users)


def _nameless_of(case: Case, users: Mapping[str, list[Element]]) -> Iterator[Finding]:
    rows = ((tool, elements) for key, elements in users.items() for tool in held.tools(case).get(key, ()))
    return (_nameless(tool, elements) for tool, elements in rows if not tool.name or not tool.version)


def _toolless(element: Element) -> Finding:
    return Finding(
        rule=RULE,
        location=element.at / "ai" / "tools",
        element=element.id,
        message=f"{element.id} says ai.use: {element.ai.use}, and names no tool",
        found=f"ai.use: {element.ai.use}, no tool",
        required="every tool that made or changed the element",
        fix="list the ids of its tools under ai.tools",
    )


def _nameless(tool: Tool, elements: list[Element]) -> Finding:
    lacking = " and ".join(key for key in ("name", "version") if not getattr(tool, key))
    return Finding(
        rule=RULE,
        location=tool.at / lacking.partition(" ")[0],
        row=tool.id,
        message=f"tool {tool.id} states no {lacking}, and {named([element.id for element in elements])} used it",
        found=f"{tool.id} without {lacking}",
        required="name and version of every tool that was used",
        fix=f"enter the {lacking} of {tool.id} in the register of tools",
        related=leaning((element.at / "ai" for element in elements), f"uses {tool.id}"),
    )
