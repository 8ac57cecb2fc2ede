"""Tokens: the words that say temp, and the phrases in which they do not, as rows of data.

A row is one or more words parted by blanks; each word is a regular expression for a whole word in lower case, so that
`temp` never fits `template`. A bare `comp` is in no row: in visual effects it names the final composite.
"""

HARD: tuple[str, ...] = (
    r"(?:temp|tmp)(?:\d+|v\d+[a-z]?)?",
    r"temporary\d*",
    r"te?mp(?:vfx|comp|mix|music|mx|adr|vo|sfx|fx|score|gfx|title|card|love|dub|track|cut|dialogue|audio)s?\d*",
    r"slapcomps?\d*",
    r"slap comps?\d*",
    r"postvi[sz]\d*",
    r"post vi[sz]\d*",
    r"previ[sz]\d*",
    r"pre vi[sz]\d*",
    r"(?:tech|stunt)vi[sz]\d*",
    r"(?:tech|stunt) vi[sz]\d*",
    r"fpo\d*",
    r"for position only",
    r"scratch(?:vo|track|mix|adr)s?\d*",
    r"scratch (?:vo|track|mix|adr)s?\d*",
    r"dnu\d*",
    r"donotuse",
    r"do not use",
    r"(?:scene|shot) missing",
    r"(?:scene|shot)missing",
    r"vfx to come",
)
"""Labels that count wherever they stand in the name or path of a final element."""

FOLDER: tuple[str, ...] = (r"wip", r"scratch", r"placeholders?")
"""Words that count only as the whole name of a folder."""

SPARED: tuple[str, ...] = (
    r"(?:colou?r|cct|kelvin) temps?",
    r"at room temp",
    r"temp [1-9]\d{3,4} ?k",
    r"temp (?:agency|agencies|workers?|sensors?|gauges?)",
)
"""Phrases in which `temp` is short for temperature or a job."""

PART = r"(?:vo|voice|voiceover|vocals?|vox|tracks?|mix|adr|music|mx|score|cue|song|dialogue|dx|dia|dub)"
"""Words for a part of a sound track."""

SOUND: tuple[str, ...] = (
    *HARD,
    rf"(?:scratch|guide|demo|mockup|mock up) {PART}\d*",
    rf"{PART} (?:scratch|guide|demo|mockup|mock up)\d*",
    r"tmx\d*",
)
"""Labels that count in the name or path of a final sound."""

LAST: tuple[str, ...] = (r"(?:scratch|demo|mockup|mock up)\d*",)
"""Labels that count as the last word of the name of a final voice, line or cue, before its version and extension.

Not of an effect: a scratch is one.
"""

VERSION = r"(?: (?:[vtrl]|take|st|mono|stereo|wav|aiff?|bwf|rf64|w64|mp3|m4a|aac|flac|ogg|caf|mov|mxf|(?:[vtr]|take)?\d+)(?!\S))*"
"""What may follow the last word of a name: version, take, channel and extension, word by word."""
