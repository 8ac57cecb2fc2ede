"""A manifest or a register holds what a whole crew and its build logs should not read.

## Why it matters

A manifest is copied to vendors, kept in repositories and printed into logs. An e-mail address in it is somebody's personal data,
a key opens a house to whoever finds it, and a prompt is confidential material of the production. Manifests name offices
and the numbers of papers; what the papers hold stays where they are kept.

Looked at are the texts that people write by hand: the client's contact, references, purpose, human input, notes, inputs,
disclosures, conditions, descriptions, who granted and who owns, and where documents are kept. Looked for are

| kind | such as |
|---|---|
| an e-mail address | an account, an at sign, a domain |
| a key or token | the known beginnings of keys (`AKIA`, `ghp_`, `xoxb-`), private keys, `api_key=` with a value |
| a password | `password:` and a value |
| an address that opens by itself | a user and password in a URL, a signed link |
| the body of a prompt | `--ar 16:9`, `negative prompt:`, `prompt:` and a sentence; more than twelve words under `ai.record.prompts` |
| the bytes of a document | a `data:` URL |

One secret that stands in several places is one finding, at the first of them. No report repeats it, nor the line that it stands in.
Names of people are not found: nothing tells them from the names of offices.

## Fails

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040.mov
    usage: final
    ai:
      use: generated
      purpose: "prompt: a harbour at dawn, wet stones, one lamp burning"  # finding
      human_input: upscaled with api_key=9f2c41d7a0b3e658  # finding
```

The record of a prompt is where it is kept, not what it says:

```yaml
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040.mov
    usage: final
    ai:
      use: generated
      record:
        prompts: a wide shot of a harbour at dawn with wet stones and one lamp burning on the quay  # finding
```

## Passes

```yaml
delivery: {notified: {contact: genai-desk, on: 2026-10-02, ref: TKT-88}}
elements:
  - id: NF_103_010_0040
    kind: shot
    media: vfx/NF_103_010_0040.mov
    usage: final
    ai:
      use: generated
      purpose: "prompt: see DMS-6101, harbour lights extended beyond the plate at 16:9"
      human_input: painted over by the matte department, two passes @ 4k
      record: {prompts: DMS-6101, outputs: dms/6102, edits: DMS-6103}
    clearances: [CLR-0007]
clearances:
  - id: CLR-0007
    status: approved
    granted_by: client legal
    scope: {elements: [NF_103_*]}
    conditions: [{text: "no readable signage, token gesture of the mate kept", met: yes}]
    document: {ref: DMS-5521}
```

## To clear it

Write the office in place of the address, and where a thing is kept in place of the thing. A key that stood in a manifest is
known: have it withdrawn, and clean the history of the repository.
"""

from collections.abc import Iterator, Sequence

from gate.sdk import Case, Delivery, Element, Finding, Rule, Severity, leaning
from gate_manifest.confidential import PROMPT, hinted, secrets, wordy
from gate_manifest.prose import PROMPTS, Steps, Text, texts

RULE = Rule(
    "MAN008",
    Severity.WARNING,
    __name__,
    __doc__ or "",
    clause="Netflix GenAI guidance: confidentiality and data protection (N-S1, N-D1)",
)


def check(case: Case) -> Iterator[Finding]:
    found: dict[tuple[str, str], list[Text]] = {}
    for text in texts(case.delivery, _near, _suspect):
        for secret in _secrets(text):
            found.setdefault(secret, []).append(text)
    return (_finding(kind, places) for (kind, _), places in found.items())


def _near(said: str, prompts: Sequence[str]) -> bool:
    return hinted(said) or any(map(wordy, prompts))


def _suspect(steps: Steps, said: str) -> bool:
    return hinted(said) or (steps == PROMPTS and wordy(said))


def _secrets(text: Text) -> Iterator[tuple[str, str]]:
    kinds = dict(secrets(text.said))
    if text.steps == PROMPTS and wordy(text.said):
        kinds.setdefault(PROMPT, text.said)
    return iter(kinds.items())


def _finding(kind: str, places: Sequence[Text]) -> Finding:
    first, *others = places
    alone = len({place.row.at for place in places}) == 1
    element = isinstance(first.row, Element)
    registered = not isinstance(first.row, Element | Delivery)
    more = f", and in {len(others)} more {'text' if len(others) == 1 else 'texts'}" if others else ""
    return Finding(
        rule=RULE,
        location=first.at,
        element=first.row.id if alone and element else None,
        row=first.row.id if alone and registered else None,
        message=f"{kind} stands in {first.field} of {first.row.id}{more}",
        found=f"{kind} in {first.field} of {first.row.id}",
        required="offices, and references to where a thing is kept",
        fix="write the office or the reference in its place; have a key withdrawn, and clean the repository's history",
        related=leaning((other.at for other in others), "the same again"),
        private=True,
    )
