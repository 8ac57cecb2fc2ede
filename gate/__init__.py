"""gate: may this delivery of film or television media leave the house?"""

__version__ = "0.1.0"
