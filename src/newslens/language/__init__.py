"""The one place that imports spaCy."""
