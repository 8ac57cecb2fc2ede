"""Whole: a delivery that is open under every profile at once, and single changes that one profile refuses."""

from typing import NamedTuple

MANIFEST = """\
gate: 1
delivery:
  id: NF-105
  title: Night Ferry
  production: NF-S1
  stage: final
  genre: drama
  vendor: northlight
  delivered_on: 2026-11-20
  territories: [GB, FR, CN]
  media: [all]
  photography_start: 2026-02-03
  unions: [SAG-AFTRA]
  notified: {contact: genai-desk, on: 2026-09-20, ref: TKT-88}
  consulted: [{desk: commissioner, on: 2026-09-21, ref: TKT-90}]
  screenplay: {human_authored: yes, ref: DMS-12}
elements:
  - id: NF_105_010
    kind: still
    media: stills/harbour.png
    usage: final
    on_screen: featured
    referenced: false
    heard: false
    ai:
      use: generated
      role: background
      purpose: harbour lights beyond the plate
      created_on: 2026-10-20
      timecode: "10:04:11:02"
      tools: [paint]
      inputs: [{ref: plate, class: owned}]
      human_input: painted over by the matte department
      record: {prompts: DMS-71, outputs: DMS-72, edits: DMS-73}
      attest: {no_infringement: yes, no_training: yes, secured: yes, temporary: yes, no_talent_replaced: yes}
    clearances: [CLR-1]
    depicts: {real_person: no, real_event: yes, presented_as_authentic: no}
    disclosure: {needed: yes, method: credit, text: made with AI}
    qa: {creative: 2026-11-01, technical: 2026-11-02}
  - id: NF_105_020
    kind: still
    media: stills/pier.png
    usage: final
    on_screen: featured
    referenced: false
    heard: false
    ai:
      use: edited
      role: background
      purpose: face of the stunt double on the pier
      created_on: 2026-10-20
      timecode: "10:05:00:00"
      tools: [paint]
      inputs: [{ref: plate, class: owned}]
      human_input: tracked and graded by the compositing department
      record: {prompts: DMS-74, outputs: DMS-75, edits: DMS-76}
      attest: {no_infringement: yes, no_training: yes, secured: yes, temporary: yes, no_talent_replaced: yes}
    clearances: [CLR-1]
    depicts: {real_person: no, real_event: no, presented_as_authentic: no}
    disclosure: {needed: yes, method: credit, text: made with AI}
    qa: {creative: 2026-11-01, technical: 2026-11-02}
    talent:
      - talent: T-014
        manifestation: replica
        replica_type: employment
        modality: [likeness]
        basis: as-scripted
        basis_note: pier fall
        script: {version: v7, dated: 2026-01-11}
        performed_on: 2026-03-02
        consents: [CON-1]
clearances:
  - id: CLR-1
    status: approved
    granted_by: client legal
    granted_on: 2026-10-12
    expires_on: 2027-10-12
    production: NF-S1
    scope: {elements: [NF_105_*, NF_105_020], roles: [background], uses: [generated, edited], tools: [paint], territories: [worldwide], media: [all]}
    document: {ref: DMS-1, sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}
consents:
  - id: CON-1
    status: active
    talent: T-014
    covers: [create]
    modality: [likeness]
    production: NF-S1
    description: face replaced on the stunt double for the pier fall in 105, three shots
    elements: [NF_105_*]
    territories: [worldwide]
    signed_on: 2026-01-20
    expires_on: 2031-01-20
    form: separate-document
    signatory: self
    represented_by: counsel
    training_use: prohibited
    document: {ref: DMS-2, sha256: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb}
tools:
  - id: paint
    name: Paint
    version: "4"
    agreement: enterprise
    agreement_ref: MSA-1
    tier: enterprise
    trains_on_io: no
    stores_io: no
    terms_reviewed_on: 2026-08-01
talent:
  - {id: T-014, category: stunt}
  - {id: T-S01, category: background}
vendors:
  - {id: northlight, assessed_on: 2026-06-01, assessment_ref: VA-3}
"""
SIGNED = "    qa: {creative: 2026-11-01, technical: 2026-11-02}\n"
SYNTHETIC = f"{SIGNED}    talent: [{{talent: T-S01, manifestation: synthetic, basis_note: passer-by}}]\n"
DISCLOSED = "    disclosure: {needed: yes, method: credit, text: made with AI}\n"
SHOWN = "    on_screen: featured\n    referenced: false\n    heard: false\n"


class Change(NamedTuple):
    """What is written otherwise, and the one rule that then refuses the delivery under a profile."""

    profile: str
    rule: str
    was: str
    now: str


CHANGES = (
    Change("netflix-2025", "AI105", "granted_on: 2026-10-12", "granted_on: 2026-10-21"),
    Change("netflix-2025", "AI112", "on_screen: featured\n    referenced: false", "on_screen: incidental\n    referenced: true"),
    Change("netflix-2025", "AI116", f"    document: {{ref: DMS-1, sha256: {'a' * 64}}}\n", ""),
    Change("netflix-2025", "DAT504", "terms_reviewed_on: 2026-08-01", "terms_reviewed_on: 2025-11-19"),
    Change("netflix-2025", "ETH702", SIGNED, f"{SIGNED}    replaces: {{role: matte artist}}\n"),
    Change("netflix-2025", "MAN007", f"{SHOWN}    ai:\n      use: edited", "    ai:\n      use: edited"),
    Change("netflix-2025", "TAL308", "        script: {version: v7, dated: 2026-01-11}\n", ""),
    Change("netflix-2025", "TAL325", f"    document: {{ref: DMS-2, sha256: {'b' * 64}}}\n", ""),
    Change("bbc", "AI118", "on: 2026-09-21, ref: TKT-90", "on: 2026-11-21, ref: TKT-90"),
    Change("bbc", "ETH704", "genre: drama", "genre: current-affairs"),
    Change("bbc", "LBL904", DISCLOSED, ""),
    Change("pbs", "AI118", "  consulted: [{desk: commissioner, on: 2026-09-21, ref: TKT-90}]\n", ""),
    Change("pbs", "ETH704", "genre: drama", "genre: news"),
    Change("documentary-apa", "AI114", '      timecode: "10:05:00:00"\n', ""),
    Change("documentary-apa", "DAT508", ", edits: DMS-76", ""),
    Change("documentary-apa", "LBL904", "needed: yes, method: credit", "needed: unsure, method: credit"),
    Change("awards-ampas", "ETH705", "human_authored: yes", "human_authored: unsure"),
    Change("awards-ampas", "TAL326", "category: stunt", "category: principal"),
    Change("sag-aftra-2026", "TAL308", "        performed_on: 2026-03-02\n", ""),
    Change("sag-aftra-2026", "TAL311", SIGNED, SYNTHETIC),
    Change("sag-aftra-2026", "TAL315", "face replaced on the stunt double for the pier fall in 105, three shots", "as agreed"),
    Change("sag-aftra-2026", "TAL324", "form: separate-document", "form: contract-clause"),
    Change("eu-ai-act", "LBL901", "needed: yes, method: credit", "needed: yes"),
    Change("cn-labelling", "LBL902", ", text: made with AI", ""),
)
