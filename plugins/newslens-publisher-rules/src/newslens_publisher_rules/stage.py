"""The stage of the clean slot that applies the rules of an article's publisher."""

from __future__ import annotations

import attrs
from newslens import Article, Context, Slot, StageSpec

from newslens_publisher_rules.applying import apply_rules
from newslens_publisher_rules.examples import checked
from newslens_publisher_rules.loading import RulesError, load_rules
from newslens_publisher_rules.publishers import rules_for
from newslens_publisher_rules.rules import Publisher


@attrs.frozen
class PublisherRulesOptions:
    """Options of `newslens.publisher-rules.v1`.

    Attributes:
        rules: A TOML file of rules, or a folder whose .toml files are read in the order of their names. A relative path
            starts at the folder in which newslens runs. It has to be given.
        examples: Whether rules whose worked examples fail are refused.
    """

    rules: str = ""
    examples: bool = True


@attrs.frozen
class PublisherRules:
    """Applies the rules of an article's publisher.

    Attributes:
        publishers: What the files of rules say.
    """

    publishers: tuple[Publisher, ...] = ()

    def __call__(self, article: Article, _: Context, /) -> Article:
        """Apply the rules of one article's publisher."""
        return apply_rules(article, rules_for(article, self.publishers))


def make(options: PublisherRulesOptions) -> PublisherRules:
    """The stage for some options; files are read here, once, and not while articles are worked on.

    Raises:
        RulesError: Where no rules are named, they do not hold, or an example fails and `options.examples` is true.
    """
    if not options.rules:
        raise RulesError(("rules: name a TOML file of rules, or a folder of such files",))
    publishers = load_rules(options.rules)
    if options.examples:
        failed = tuple(str(each) for each in checked(publishers) if not each.passed)
        if failed:
            raise RulesError(failed)
    return PublisherRules(publishers)


SPECS: tuple[StageSpec, ...] = (
    StageSpec(
        name="newslens.publisher-rules.v1",
        slot=Slot.CLEAN,
        factory=make,
        options=PublisherRulesOptions,
        doc="Applies the cleaning rules that TOML files give for each publisher.",
    ),
)
