"""Quotations and the cues that they hang on: beside the marks, before or behind them, or none."""
