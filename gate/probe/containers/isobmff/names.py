"""Isobmff names: what the four characters of user data and of items in lists stand for. Rows of data, by the names that ExifTool gives them."""

from collections.abc import Mapping

TITLES: Mapping[bytes, str] = {
    b"\xa9ART": "Artist", b"\xa9PRD": "Producer", b"\xa9TIM": "StartTimecode", b"\xa9alb": "Album", b"\xa9ard": "ArtDirector",
    b"\xa9arg": "Arranger", b"\xa9ark": "ArrangerKeywords", b"\xa9aut": "Author", b"\xa9cmt": "Comment", b"\xa9cok": "ComposerKeywords",
    b"\xa9com": "Composer", b"\xa9con": "Conductor", b"\xa9cpy": "Copyright", b"\xa9day": "ContentCreateDate", b"\xa9des": "Description",
    b"\xa9dir": "Director", b"\xa9fmt": "Format", b"\xa9gen": "Genre", b"\xa9grp": "Grouping", b"\xa9inf": "Information",
    b"\xa9isr": "ISRCCode", b"\xa9lab": "RecordLabelName", b"\xa9lal": "RecordLabelURL", b"\xa9lyr": "Lyrics", b"\xa9mak": "Make",
    b"\xa9mal": "MakerURL", b"\xa9mdl": "Model", b"\xa9mod": "Model", b"\xa9mvn": "MovementName", b"\xa9nam": "Title", b"\xa9nrt": "Narrator",
    b"\xa9ope": "OriginalArtist", b"\xa9pdk": "ProducerKeywords", b"\xa9phg": "RecordingCopyright", b"\xa9prd": "Producer",
    b"\xa9prf": "Performers", b"\xa9prk": "PerformerKeywords", b"\xa9prl": "PerformerURL", b"\xa9pub": "Publisher", b"\xa9req": "Requirements",
    b"\xa9sne": "SoundEngineer", b"\xa9snk": "SubtitleKeywords", b"\xa9snm": "Subtitle", b"\xa9sol": "Soloist", b"\xa9src": "SourceCredits",
    b"\xa9st3": "Subtitle", b"\xa9swf": "SongWriter", b"\xa9swk": "SongWriterKeywords", b"\xa9swr": "SoftwareVersion", b"\xa9too": "Encoder",
    b"\xa9trk": "Track", b"\xa9wrk": "Work", b"\xa9wrt": "Composer", b"\xa9xpd": "ExecutiveProducer", b"\xa9xyz": "GPSCoordinates",
}  # fmt: skip
"""QuickTime File Format, User Data Text, and what iTunes added; the same in user data and in lists."""
ITEMS: Mapping[bytes, str] = {
    **TITLES,
    b"\xa9enc": "EncodedBy", b"AIGC": "AIGC", b"GUID": "GUID", b"VERS": "ProductVersion", b"@PST": "ParentShortTitle",
    b"@pti": "ParentTitle", b"@sti": "ShortTitle", b"aART": "AlbumArtist", b"albm": "Album", b"apID": "AppleStoreAccount",
    b"auth": "Author", b"catg": "Category", b"cprt": "Copyright", b"desc": "Description", b"dscp": "Description",
    b"egid": "EpisodeGlobalUniqueID", b"gshh": "GoogleHostHeader", b"gspm": "GooglePingMessage", b"gspu": "GooglePingURL",
    b"gssd": "GoogleSourceData", b"gsst": "GoogleStartTime", b"gstd": "GoogleTrackDuration", b"grup": "Grouping", b"itnu": "iTunesU",
    b"keyw": "Keyword", b"ldes": "LongDescription", b"ownr": "Owner", b"perf": "Performer", b"purd": "PurchaseDate",
    b"purl": "PodcastURL", b"sdes": "StoreDescription", b"soaa": "SortAlbumArtist", b"soal": "SortAlbum", b"soar": "SortArtist",
    b"soco": "SortComposer", b"sonm": "SortName", b"sosn": "SortShow", b"titl": "Title", b"tven": "TVEpisodeID", b"tvnn": "TVNetworkName",
    b"tvsh": "TVShow", b"xid ": "ISRC",
}  # fmt: skip
"""In the list of a `meta` box for the handler `mdir`."""
KEYS: Mapping[str, str] = {
    "Encoded_With": "EncodedWith", "android.version": "AndroidVersion", "android.model": "AndroidModel", "creationdate": "CreationDate",
    "displayname": "DisplayName", "content.identifier": "ContentIdentifier", "location.ISO6709": "GPSCoordinates",
    "rating.user": "UserRating", "collection.user": "UserCollection", "camera.identifier": "CameraIdentifier",
    "camera.lens_model": "LensModel", "direction.facing": "CameraDirection", "direction.motion": "CameraMotion",
}  # fmt: skip
"""In the list of a `meta` box for the handler `mdta`, where the name is none that follows from the key."""
WORDS: Mapping[bytes, str] = {
    b"@mak": "Make", b"@mod": "Model", b"@swr": "SoftwareVersion", b"AIGC": "AIGC", b"CNCV": "CompressorVersion",
    b"CNFV": "FirmwareVersion", b"CNMN": "Model", b"FIRM": "FirmwareVersion", b"LENS": "LensSerialNumber", b"SNum": "SerialNumber",
    b"albr": "AlbumArtist", b"angl": "CameraAngle", b"clfn": "ClipFileName", b"clid": "ClipID", b"cmid": "CameraID", b"cmnm": "Model",
    b"cver": "CodeVersion", b"date": "DateTimeOriginal", b"finm": "OriginalFileName", b"fsid": "OriginalFilePath", b"hinv": "HintVersion",
    b"info": "FirmwareVersion", b"manu": "Make", b"modl": "Model", b"name": "Name", b"reel": "ReelName", b"scen": "Scene",
    b"shot": "ShotName", b"slno": "SerialNumber", b"vndr": "Vendor",
}  # fmt: skip
"""Texts in user data that makers of cameras and of tools write without more ado."""
ASSETS: Mapping[bytes, tuple[str, int]] = {
    b"albm": ("Album", 6), b"auth": ("Author", 6), b"clsf": ("Classification", 12), b"coll": ("CollectionName", 6), b"cprt": ("Copyright", 6),
    b"dscp": ("Description", 6), b"gnre": ("Genre", 6), b"kywd": ("Keywords", 6), b"loci": ("LocationInformation", 6),
    b"perf": ("Performer", 6), b"rtng": ("Rating", 14), b"titl": ("Title", 6),
}  # fmt: skip
"""3GPP TS 26.244, 8.2: asset information, and where in each the text begins; its language stands before it."""
