"""Writes the package of a new plugin: a stage that runs, its tests, and what pip needs to install it."""

from newslens.skeleton.making import PluginName, files, make, with_article

__all__ = ["PluginName", "files", "make", "with_article"]
