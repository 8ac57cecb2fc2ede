"""Report: a verdict in, text out: one file per format."""
