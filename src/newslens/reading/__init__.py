"""Bytes and a path to articles: the read slot."""
