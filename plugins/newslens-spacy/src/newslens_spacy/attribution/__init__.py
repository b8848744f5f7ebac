"""Quotes out of what any spaCy component marked: spans, entities, or values of its own."""
