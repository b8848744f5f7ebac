"""Predicted against gold: the figures by which newslens judges itself."""
