"""One stage run on one input, and registries for tests: what the fixtures give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from newslens import builtin
from newslens.registry import Plugin, Registered, Registry
from newslens.stages import StageSpec
from newslens.testing.subject import Input, Subject, check_input, check_spec, options_of


def registry_of(*specs: StageSpec) -> Registry:
    """A registry of some stages and the built-in ones, whatever else is installed."""
    ours, theirs = Plugin("builtin", "newslens", "0"), Plugin("tested", "tested", "0")
    stages = {spec.name: Registered(spec, ours) for spec in builtin.newslens_stages()}
    stages |= {spec.name: Registered(spec, theirs) for spec in specs}
    return attrs.evolve(Registry.discover(points=[]), stages=dict(sorted(stages.items())))


def run_stage(spec: StageSpec, item: Input, options: Mapping[str, Any] | None = None) -> Any:
    r"""What a stage gives for an input of its slot, held to the contract of the slot.

    A stage that asks for a parse gets that of the English pipeline that ships with newslens.

    Args:
        spec: The stage.
        item: The input; for a resolver a tuple of articles, for an aligner a `newslens.testing.Sample`.
        options: As a configuration would give them.

    Examples:
        >>> from newslens import Article
        >>> title = registry_of().stages["newslens.title.v1"].spec
        >>> run_stage(title, Article("a", "Quay reopens\n\nRain is expected.")).title
        'Quay reopens'

    Raises:
        ConfigError: Where the options do not hold.
        ContractError: Where the result breaks the contract.
        InputError: Where the spec is none, or the input is not of the type that stages of the slot get.
    """
    check_spec(spec)
    check_input(spec.slot, item)
    subject = Subject(spec, options_of(spec, options))
    result = subject.give(subject.made(), item)
    subject.hold(item, result)
    return result
