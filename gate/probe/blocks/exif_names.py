"""Exif names: the fields of TIFF, Exif, DNG and GPS that hold text, and those that hold something of their own."""

from collections.abc import Mapping

NAMES: Mapping[int, str] = {
    0x0001: "InteropIndex", 0x000B: "ProcessingSoftware", 0x010D: "DocumentName", 0x010E: "ImageDescription", 0x010F: "Make",
    0x0110: "Model", 0x011D: "PageName", 0x0131: "Software", 0x0132: "ModifyDate", 0x013B: "Artist", 0x013C: "HostComputer",
    0x014D: "InkNames", 0x0151: "TargetPrinter", 0x1000: "RelatedImageFileFormat", 0x8298: "Copyright", 0x8546: "SEMInfo",
    0x87B1: "GeoTiffAsciiParams", 0x9003: "DateTimeOriginal", 0x9004: "CreateDate", 0x9010: "OffsetTime",
    0x9011: "OffsetTimeOriginal", 0x9012: "OffsetTimeDigitized", 0x9286: "UserComment", 0x9290: "SubSecTime",
    0x9291: "SubSecTimeOriginal", 0x9292: "SubSecTimeDigitized", 0x9C9B: "XPTitle", 0x9C9C: "XPComment", 0x9C9D: "XPAuthor",
    0x9C9E: "XPKeywords", 0x9C9F: "XPSubject", 0xA004: "RelatedSoundFile", 0xA420: "ImageUniqueID", 0xA430: "OwnerName",
    0xA431: "SerialNumber", 0xA433: "LensMake", 0xA434: "LensModel", 0xA435: "LensSerialNumber", 0xA436: "ImageTitle",
    0xA437: "Photographer", 0xA438: "ImageEditor", 0xA439: "CameraFirmware", 0xA43A: "RAWDevelopingSoftware",
    0xA43B: "ImageEditingSoftware", 0xA43C: "MetadataEditingSoftware", 0xA480: "GDALMetadata", 0xA481: "GDALNoData",
    0xC573: "OriginalFileName", 0xC614: "UniqueCameraModel", 0xC615: "LocalizedCameraModel", 0xC62F: "CameraSerialNumber",
    0xC68B: "OriginalRawFileName", 0xC6F3: "CameraCalibrationSig", 0xC6F4: "ProfileCalibrationSig", 0xC6F6: "AsShotProfileName",
    0xC6F8: "ProfileName", 0xC6FE: "ProfileCopyright", 0xC716: "PreviewApplicationName", 0xC717: "PreviewApplicationVersion",
    0xC718: "PreviewSettingsName", 0xC71A: "PreviewColorSpace", 0xC789: "ReelName", 0xC7A1: "CameraLabel",
    0xCD3B: "SemanticName", 0xCD40: "SemanticInstanceID", 0xFDE8: "OwnerName", 0xFDE9: "SerialNumber", 0xFDEA: "Lens",
    0xFE4C: "RawFile", 0xFE4D: "Converter",
}  # fmt: skip
"""TIFF 6.0, section 8; CIPA DC-008 (Exif 3.0), 4.6; DNG 1.7; Windows' own; by number."""
OF_PLACE: Mapping[int, str] = {0x08: "GPSSatellites", 0x12: "GPSMapDatum", 0x1B: "GPSProcessingMethod", 0x1C: "GPSAreaInformation"}
"""CIPA DC-008, 4.6.6: the texts of the directory of the place."""
CODED = frozenset((0x9286, 0x1B, 0x1C))
"""Texts behind eight bytes that name their characters (CIPA DC-008, 4.6.5, UserComment)."""
WIDE = frozenset(range(0x9C9B, 0x9CA0))
"""Texts of Windows in UTF-16."""
PICTURES = frozenset((273, 279, 288, 289, 324, 325, 513, 514))
"""Where strips, free bytes, tiles and a small JPEG stand, and how long they are."""
DIRECTORIES: Mapping[int, str] = {0x8769: "ExifIFD", 0x8825: "GPS", 0xA005: "InteropIFD", 0x014A: "SubIFD"}
XMP, IIM, PHOTOSHOP, MAKER, CREDENTIALS = 0x02BC, 0x83BB, 0x8649, 0x927C, 0xCD41
ESSENCE = frozenset((0x015B, 0x501B, 0x935C, 0xC68C, 0xC7A7))
"""Tables and pictures: JPEG tables, a small picture, layers, the raw file that a DNG was made of."""
TOLD = frozenset((*NAMES, *DIRECTORIES, *PICTURES, XMP, IIM, PHOTOSHOP, CREDENTIALS))
"""Fields that mean something whatever type they are of."""
