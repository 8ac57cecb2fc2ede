"""Roles: those that a story stands on."""

KEY_ROLES = frozenset({"main-character", "key-visual", "setting"})
"""Roles in which AI is always asked about by itself (Netflix GenAI guidance, creative output, N-C1)."""
