"""The manifest or a register does not follow its schema.

## Why it matters

A manifest is believed because it is strict. A field with a wrong name is not a small slip: `clearence: [CLR-0007]` says
nothing at all, and a rule that waited for `clearances` would find none. So gate refuses to guess. While a text breaks its
schema, the elements in it are not judged by any other rule, and the delivery is shut. Every fault is reported in one run.

## Fails

A name that is nearly right, and a word that the field does not know:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040.mov
    usage: finished  # finding
    ai: {use: none}
    clearence: [CLR-0007]  # finding
```

A clearance whose scope is an empty list: nothing is granted by saying nothing.

```yaml
clearances:
  - id: CLR-0007
    status: approved
    scope: {elements: []}  # finding
```

## Passes

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040.mov
    usage: final
    ai: {use: none}
    clearances: [CLR-0007]
clearances:
  - id: CLR-0007
    status: approved
    scope: {elements: [NF_103_010_0040]}
```

## To clear it

Write the field as the schema has it; the finding names the nearest right name. `gate schema delivery` prints the schema,
and an editor that knows it shows each field's meaning as you type.
"""

from collections.abc import Iterator

from gate.sdk import Case, Finding, Rule, Severity, Sight

RULE = Rule(
    "MAN001",
    Severity.ERROR,
    __name__,
    __doc__ or "",
    clause="Delivery manifest, version 1: schema",
    needs=Sight.TEXT,
    waivable=False,
)


def check(case: Case) -> Iterator[Finding]:
    for fault in case.faults:
        yield Finding(
            rule=RULE,
            location=fault.at,
            message=fault.message,
            found=fault.found,
            required=fault.required,
            fix=fault.fix,
        )
