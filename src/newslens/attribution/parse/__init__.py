"""The parse as rules see it: plain lists, put right where parsers are known to be wrong, and the phrases in it."""
