"""The JSON Schemas of gate, as data."""
