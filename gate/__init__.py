"""gate: may this delivery of film or television media leave the house?"""

__version__ = "0.1.0"
UNJUDGED, BUG, INTERRUPTED = 2, 3, 130
"""Exit codes of what is no verdict on a delivery; gate/verdict.py has the others."""
