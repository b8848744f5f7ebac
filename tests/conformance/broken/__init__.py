"""Stages that break one promise each; a module is called what the check is called that must notice."""
