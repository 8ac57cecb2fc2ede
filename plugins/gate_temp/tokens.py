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
    r"wip eout",
)
"""Phrases in which `temp` is short for temperature or a job, and a word that falls apart at its capitals (`WIPEout`)."""

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

HINTS: tuple[str, ...] = (
    "temp", "tmp", "tmx", "slap", "vis", "viz", "fpo", "only", "scratch", "dnu", "use", "missing", "come", "wip", "holder", "guide",
    "demo", "mock",
)  # fmt: skip
"""A part of every label, in lower case: a name that holds none of them bears none."""

SOFT: tuple[str, ...] = (
    r"wip\d*",
    r"work in progress",
    r"not ?final",
    r"rough ?(?:cuts?|comps?|mix|assembly)\d*",
    r"offline edits?\d*",
    r"burn ?ins?\d*",
    r"for (?:review|reference)",
)
"""Labels that count wherever they stand in a name, and only as a warning: they may have been left over."""

SOFT_FOLDER: tuple[str, ...] = (
    r"prox(?:y|ies)",
    r"offline",
    r"previews?",
    r"rough",
    r"drafts?",
    r"mock ?ups?",
    r"rejected",
    r"obsolete",
)
"""Soft words that count as the whole name of a folder."""

SOFT_LAST: tuple[str, ...] = (
    r"(?:rough|draft|scratch|prox(?:y|ies)|offline|preview|mock|mock ?up|demo|tbd|tbc|ref|placeholder|low ?res|watermarked)\d*",
    r"(?:unfinished|rejected|obsolete)\d*",
)
"""Soft words that count as the last word of a name, before version, frame and extension: `Proxy_War` and `draft_beer` are titles."""

TAIL = (
    r"(?: (?:[vtrl]|take|st|mono|stereo|(?:v|t|take)?\d+[a-z]?|\d*d|mov|mp|mp4|mxf|m4v|mkv|avi|webm|prores|dnx\w*|exr|dpx|cin|tiff?|png|jpe?g|jp|jp2"
    r"|psd|webp|gif|heic|tga|svg|pdf|wav|aiff?|bwf|mp3|m4a|aac|flac|ogg|srt|vtt|xml|itt|stl)(?!\S))*$"
)
"""What may follow the last word of a name: version, take, channel, frame and extension, word by word."""

SOFT_HINTS: tuple[str, ...] = (
    "wip", "progress", "final", "rough", "offline", "burn", "for", "prox", "preview", "draft", "mock", "reject", "obsolete", "scratch",
    "demo", "tbd", "tbc", "ref", "holder", "low", "watermark", "unfinish",
)  # fmt: skip
"""A part of every soft label, in lower case."""

STOCK_HOUSE = (
    r"(?:adobestock|shutterstock|stock|istock|istockphoto|gettyimages|getty|pond5|alamy|depositphotos|dreamstime|storyblocks|videoblocks"
    r"|audiojungle|videohive|envato|artgrid|artlist|filmsupply|dissolve|123rf|bigstock|fotolia|premiumbeat)"
)
"""Houses that license pictures and sounds, as the names of their files have them."""

STOCK_COMP: tuple[str, ...] = (
    rf"{STOCK_HOUSE} \d{{5,}}(?: [^/ ]+)*? (?:previews?|comps?|adpp|watermark(?:ed)?|sample|screener|lowres|small)",
    rf"{STOCK_HOUSE} (?:previews?|comps?|watermark(?:ed)?)(?: [^/ ]+)*? \d{{5,}}",
    r"istock(?:photo)? \d{5,}",
    r"getty(?:images)? \d{5,} (?:\d{2,4}x\d{2,4}|640(?: [a-z]+)?)",
)
"""What a stock house calls what it gives away for trying out; iStock calls it no otherwise than what is paid for."""

PLACEHOLDER: tuple[str, ...] = (
    r"lorem ?ipsum", r"lipsum", r"greek(?:ed|ing)", r"(?:dummy|sample|placeholder) text", r"(?:text|copy|title) (?:to come|tb[cd])", r"tb[cd]",
    r"tktk", r"tk(?! \d)", r"your text here", r"insert text",
)  # fmt: skip
"""Words that stand where a text is still to be written."""
