"""The command line: one module for each verb, and what they share."""

from __future__ import annotations

import click

from newslens.cli.analyzing import analyze
from newslens.cli.checking import check
from newslens.cli.configuring import config
from newslens.cli.evaluating import evaluate
from newslens.cli.explaining import explain
from newslens.cli.listing import plugins
from newslens.cli.rendering import render


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="newslens")
def main() -> None:
    """Who said what, what each outlet claims, and where they agree, differ or contradict each other."""


for _verb in (analyze, render, check, explain, evaluate, config, plugins):
    main.add_command(_verb)
