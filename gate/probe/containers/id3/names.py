"""Id3 names: what the frames of ID3v2 are called, by ExifTool's names."""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "COM": "Comment", "COMM": "Comment", "GP1": "Grouping", "GRP1": "Grouping", "IPL": "InvolvedPeople", "IPLS": "InvolvedPeople",
    "MVI": "MovementNumber", "MVIN": "MovementNumber", "MVN": "MovementName", "MVNM": "MovementName", "TAL": "Album", "TALB": "Album",
    "TBP": "BeatsPerMinute", "TBPM": "BeatsPerMinute", "TCAT": "PodcastCategory", "TCM": "Composer", "TCMP": "Compilation",
    "TCO": "Genre", "TCOM": "Composer", "TCON": "Genre", "TCOP": "Copyright", "TCP": "Compilation", "TCR": "Copyright", "TDA": "Date",
    "TDAT": "Date", "TDEN": "EncodingTime", "TDES": "PodcastDescription", "TDLY": "PlaylistDelay", "TDOR": "OriginalReleaseTime",
    "TDRC": "RecordingTime", "TDRL": "ReleaseTime", "TDTG": "TaggingTime", "TDY": "PlaylistDelay", "TEN": "EncodedBy",
    "TENC": "EncodedBy", "TEXT": "Lyricist", "TFLT": "FileType", "TFT": "FileType", "TGID": "PodcastID", "TIM": "Time", "TIME": "Time",
    "TIPL": "InvolvedPeople", "TIT1": "Grouping", "TIT2": "Title", "TIT3": "Subtitle", "TKE": "InitialKey", "TKEY": "InitialKey",
    "TKWD": "PodcastKeywords", "TLA": "Language", "TLAN": "Language", "TLE": "Length", "TLEN": "Length", "TMCL": "MusicianCredits",
    "TMED": "Media", "TMOO": "Mood", "TMT": "Media", "TOA": "OriginalArtist", "TOAL": "OriginalAlbum", "TOF": "OriginalFileName",
    "TOFN": "OriginalFileName", "TOL": "OriginalLyricist", "TOLY": "OriginalLyricist", "TOPE": "OriginalArtist",
    "TOR": "OriginalReleaseYear", "TORY": "OriginalReleaseYear", "TOT": "OriginalAlbum", "TOWN": "FileOwner", "TP1": "Artist",
    "TP2": "Band", "TP3": "Conductor", "TP4": "InterpretedBy", "TPA": "PartOfSet", "TPB": "Publisher", "TPE1": "Artist",
    "TPE2": "Band", "TPE3": "Conductor", "TPE4": "InterpretedBy", "TPOS": "PartOfSet", "TPRO": "ProducedNotice", "TPUB": "Publisher",
    "TRC": "ISRC", "TRCK": "Track", "TRD": "RecordingDates", "TRDA": "RecordingDates", "TRK": "Track",
    "TRSN": "InternetRadioStationName", "TRSO": "InternetRadioStationOwner", "TS2": "AlbumArtistSortOrder", "TSA": "AlbumSortOrder",
    "TSC": "ComposerSortOrder", "TSI": "Size", "TSIZ": "Size", "TSO2": "AlbumArtistSortOrder", "TSOA": "AlbumSortOrder",
    "TSOC": "ComposerSortOrder", "TSOP": "PerformerSortOrder", "TSOT": "TitleSortOrder", "TSP": "PerformerSortOrder", "TSRC": "ISRC",
    "TSS": "EncoderSettings", "TSSE": "EncoderSettings", "TSST": "SetSubtitle", "TST": "TitleSortOrder", "TT1": "Grouping",
    "TT2": "Title", "TT3": "Subtitle", "TXT": "Lyricist", "TXX": "UserDefinedText", "TXXX": "UserDefinedText", "TYE": "Year",
    "TYER": "Year", "ULT": "Lyrics", "USER": "TermsOfUse", "USLT": "Lyrics", "WAF": "FileURL", "WAR": "ArtistURL", "WAS": "SourceURL",
    "WCM": "CommercialURL", "WCOM": "CommercialURL", "WCOP": "CopyrightURL", "WCP": "CopyrightURL", "WFED": "PodcastURL",
    "WOAF": "FileURL", "WOAR": "ArtistURL", "WOAS": "SourceURL", "WORS": "InternetRadioStationURL", "WPAY": "PaymentURL",
    "WPB": "PublisherURL", "WPUB": "PublisherURL", "WXX": "UserDefinedURL", "WXXX": "UserDefinedURL", "XDOR": "OriginalReleaseTime",
    "XSOA": "AlbumSortOrder", "XSOP": "PerformerSortOrder", "XSOT": "TitleSortOrder",
}  # fmt: skip
