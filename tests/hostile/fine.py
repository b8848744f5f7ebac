"""The plugin beside which broken ones are loaded."""

from __future__ import annotations

from tests.core.stages import GOOD, plugin_of

plugin = plugin_of(*GOOD)
