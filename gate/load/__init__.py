"""Load: text in, checked and typed values out."""
