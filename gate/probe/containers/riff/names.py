"""Riff names: what the four letters of an INFO list stand for, by ExifTool's names, and the fields of a cart chunk."""

from collections.abc import Mapping

INFO: Mapping[bytes, str] = {
    b"AGES": "Rated", b"CMNT": "Comment", b"CODE": "EncodedBy", b"COMM": "Comments", b"DIRC": "Directory", b"DISP": "SoundSchemeTitle",
    b"GENR": "Genre", b"IARL": "ArchivalLocation", b"IART": "Artist", b"IAS1": "FirstLanguage", b"IAS2": "SecondLanguage",
    b"IAS3": "ThirdLanguage", b"IAS4": "FourthLanguage", b"IAS5": "FifthLanguage", b"IAS6": "SixthLanguage", b"IAS7": "SeventhLanguage",
    b"IAS8": "EighthLanguage", b"IAS9": "NinthLanguage", b"IBSU": "BaseURL", b"ICAS": "DefaultAudioStream", b"ICDS": "CostumeDesigner",
    b"ICMS": "Commissioned", b"ICMT": "Comment", b"ICNM": "Cinematographer", b"ICNT": "Country", b"ICOP": "Copyright",
    b"ICRD": "DateCreated", b"ICRP": "Cropped", b"IDIM": "Dimensions", b"IDIT": "DateTimeOriginal", b"IDPI": "DotsPerInch",
    b"IDST": "DistributedBy", b"IEDT": "EditedBy", b"IENC": "EncodedBy", b"IENG": "Engineer", b"IGNR": "Genre", b"IKEY": "Keywords",
    b"ILGT": "Lightness", b"ILGU": "LogoURL", b"ILIU": "LogoIconURL", b"ILNG": "Language", b"IMBI": "MoreInfoBannerImage",
    b"IMBU": "MoreInfoBannerURL", b"IMED": "Medium", b"IMIT": "MoreInfoText", b"IMIU": "MoreInfoURL", b"IMUS": "MusicBy",
    b"INAM": "Title", b"IPDS": "ProductionDesigner", b"IPLT": "NumColors", b"IPRD": "Product", b"IPRO": "ProducedBy",
    b"IRIP": "RippedBy", b"IRTD": "Rating", b"ISBJ": "Subject", b"ISFT": "Software", b"ISGN": "SecondaryGenre", b"ISHP": "Sharpness",
    b"ISMP": "TimeCode", b"ISRC": "Source", b"ISRF": "SourceForm", b"ISTD": "ProductionStudio", b"ISTR": "Starring",
    b"ITCH": "Technician", b"ITRK": "TrackNumber", b"IWMU": "WatermarkURL", b"IWRI": "WrittenBy", b"LANG": "Language",
    b"LOCA": "Location", b"PRT1": "Part", b"PRT2": "NumberOfParts", b"RATE": "Rate", b"STAR": "Starring", b"STAT": "Statistics",
    b"TAPE": "TapeName", b"TCDO": "EndTimecode", b"TCOD": "StartTimecode", b"TITL": "Title", b"TLEN": "Length", b"TORG": "Organization",
    b"TRCK": "TrackNumber", b"TURL": "URL", b"TVER": "Version", b"VMAJ": "VegasVersionMajor", b"VMIN": "VegasVersionMinor",
    b"YEAR": "Year",
}  # fmt: skip

CART = (
    ("Title", 4, 68), ("Artist", 68, 132), ("CutID", 132, 196), ("ClientID", 196, 260), ("Category", 260, 324),
    ("Classification", 324, 388), ("OutCue", 388, 452), ("Producer", 488, 552), ("ProducerVersion", 552, 616), ("UserDef", 616, 680),
)  # fmt: skip
"""Name, first byte, and the byte behind the last; dates and times are left out."""
