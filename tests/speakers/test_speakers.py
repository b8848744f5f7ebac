"""Speakers of several articles brought together."""

from __future__ import annotations

import pytest

from newslens.speakers.resolution import resolve
from newslens.speakers.stage import SPECS
from newslens.stages import Context, NoOptions, Slot
from newslens.types import Article, Speaker, SpeakerKind

ORGANIZATION, UNNAMED = SpeakerKind.ORGANIZATION, SpeakerKind.UNNAMED


def one(name: str, *roles: str, kind: SpeakerKind = SpeakerKind.PERSON, aliases: tuple[str, ...] = ()) -> Speaker:
    return Speaker("", name, aliases, roles, kind)


def articles(*speakers: list[Speaker]) -> list[Article]:
    made = []
    for number, own in enumerate(speakers):
        name = f"article{number}"
        made.append(
            Article(
                name,
                "",
                speakers=tuple(
                    Speaker(f"{name}#{n}", s.name, s.aliases, s.roles, s.kind, s.speaks_for) for n, s in enumerate(own)
                ),
            )
        )
    return made


def ids(*speakers: list[Speaker]) -> list[str]:
    return [speaker.id for speaker in resolve(articles(*speakers)).speakers]


def org(name: str, **more: tuple[str, ...]) -> Speaker:
    return one(name, kind=ORGANIZATION, **more)


def group(name: str) -> Speaker:
    return one(name, kind=UNNAMED)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (one("Ruth Adeyemi"), one("Ruth Adeyemi")),
        (one("Ruth Adeyemi"), one("Adeyemi")),
        (one("Ruth Adeyemi"), one("Ms. Adeyemi")),
        (one("Ruth Adeyemi"), one("R. Adeyemi")),
        (one("Ruth Adeyemi"), one("Dr. Ruth Adeyemi")),
        (one("Ruth Adeyemi"), one("Ruth B. Adeyemi")),
        (one("Zoë Østergård"), one("Zoe Ostergard")),
        (one("Mykola Bondarenko"), one("Mykola Bondarenco")),
        (one("Jürgen Pohl"), one("Juergen Pohl")),
        (one("Ann Böhm"), one("Ann Boehm")),
        (one("Katherine Bell"), one("Kate Bell")),
        (one("Otis Bell", "Tarn trade minister"), one("the Tarn trade minister")),
        (one("Otis Bell", "trade secretary"), one("the trade minister")),
        (one("Otis Bell", "mayor"), one("the mayor")),
        (one("Daniel Okonjo"), one("Daniel", "Rosa Okonjo's husband")),
        (org("the National Parks Board"), org("NPB")),
        (org("Brell Foods"), org("Brell")),
        (org("Brell Foods plc"), org("the Brell Foods")),
        (org("Brell Foods plc"), one("Brell")),
        (org("Chile"), org("the Chilean government")),
        (org("the Biden administration"), org("Biden administration")),
        (org("the Interior Ministry"), org("Ministry of Interior")),
        (org("Tarn City Council"), org("the city council")),
        (group("Western officials"), group("Western officials")),
        (group("two people familiar with the talks"), group("people familiar with the talks")),
        (group("a police source"), group("the police source")),
        (group("Ann Berg and Otis Bell"), group("Otis Bell and Ann Berg")),
    ],
)
def test_are_one(a: Speaker, b: Speaker) -> None:
    assert len(ids([a], [b])) == 1
    assert len(ids([b], [a])) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (one("Ruth Adeyemi"), one("Paul Adeyemi")),
        (one("Ruth Adeyemi"), one("Mr. Adeyemi")),
        (one("Ruth Adeyemi"), one("Ruth Okonjo")),
        (one("Otis Bell", "mayor"), one("the trade minister")),
        (one("Otis Bell", "shadow trade minister"), one("Norway's trade minister")),
        (one("Daniel Okonjo"), one("Daniel")),
        (one("Ann Berg"), one("Ann Borg")),
        (org("the White House"), org("the Biden administration")),
        (org("Chile"), org("Norway")),
        (org("Brell Foods", aliases=("the company",)), org("Ferrow Foods", aliases=("the company",))),
        (org("Tarn Council"), org("Brell Council")),
        (org("Brell Foundation"), one("Brell")),
        (org("Brell Foods plc"), one("Mr. Brell")),
        (org("Ruth Foods plc"), one("Ruth")),
        (group("Western officials"), group("Norwegian officials")),
        (group("a resident"), group("a resident")),
        (group("officials"), group("Western officials")),
        (one("Jürgen Pohl"), one("Jurek Pohl")),
        (one("Jürgen Pohl"), one("Juergen Bohm")),
    ],
)
def test_are_two(a: Speaker, b: Speaker) -> None:
    assert len(ids([a], [b])) == 2


@pytest.mark.parametrize("name", ["who", "they", "many", "others"])
def test_words_for_anybody_are_nobody_in_two_articles(name: str) -> None:
    assert len(ids([group(name)], [group(name)])) == 2
    assert len(ids([group(f"{name} residents")], [group(f"{name} residents")])) == 1


def test_a_new_poll_is_the_poll() -> None:
    assert len(ids([group("a new Tarn News poll")], [group("a Tarn News poll released")])) == 1


def test_spokesmen_of_two_are_two() -> None:
    bell = one("Otis Bell", "Ida Moss's spokesman", "spokesman")
    assert len(ids([bell], [one("Gordon Lund's spokesman")])) == 2
    assert len(ids([bell], [one("Ida Moss's spokesman")])) == 1


def test_short_name_of_two_stays_apart() -> None:
    assert len(ids([one("Ruth Adeyemi"), one("Dana Adeyemi")], [one("Adeyemi")])) == 3


def test_short_name_that_may_stand_in_front_of_another() -> None:
    assert ids([one("Zhang Li"), one("Li Guodong")], [one("Li")]) == ["li", "li-guodong", "zhang-li"]
    assert ids([one("Zhang Li"), one("Guodong Moss")], [one("Li")]) == ["guodong-moss", "zhang-li"]


def test_first_of_two_family_names() -> None:
    assert ids([one("Kit Ruiz Campo")], [one("Ruiz")]) == ["kit-ruiz-campo"]
    assert ids([one("Kit Ruiz Campo"), one("Otis Ruiz")], [one("Ruiz")]) == ["kit-ruiz-campo", "otis-ruiz"]


def test_short_name_of_two_told_by_title() -> None:
    resolution = resolve(
        articles([one("Ruth Adeyemi"), one("Paul Adeyemi")], [one("Adeyemi", aliases=("Mr. Adeyemi",))])
    )
    assert resolution.merged["article1#0"] == "paul-adeyemi"


def test_short_name_of_two_told_by_role() -> None:
    resolution = resolve(
        articles([one("Ruth Adeyemi", "trade minister"), one("Dana Adeyemi", "baker")], [one("Adeyemi", "the baker")])
    )
    assert resolution.merged["article1#0"] == "dana-adeyemi"


def test_what_is_kept() -> None:
    resolution = resolve(
        articles(
            [one("Otis Bell", "Tarn Council spokesman", aliases=("Mr. Bell",))],
            [one("Bell", "spokesman")],
            [org("Tarn Council", aliases=("the council",))],
        )
    )
    assert resolution.speakers == (
        Speaker(
            "otis-bell",
            "Otis Bell",
            ("Bell", "Mr. Bell"),
            ("Tarn Council spokesman", "spokesman"),
            speaks_for=("tarn-council",),
        ),
        Speaker("tarn-council", "Tarn Council", ("the council",), (), ORGANIZATION),
    )
    assert resolution.merged == {"article0#0": "otis-bell", "article1#0": "otis-bell", "article2#0": "tarn-council"}


def test_what_articles_say_of_speaking_for_is_kept() -> None:
    both = articles([one("Otis Bell"), org("Brell")])
    first = both[0].speakers
    spoken = (Speaker(first[0].id, "Otis Bell", speaks_for=(first[1].id,)), first[1])
    resolution = resolve([Article("article0", "", speakers=spoken)])
    assert {speaker.id: speaker.speaks_for for speaker in resolution.speakers} == {"otis-bell": ("brell",), "brell": ()}


def test_alias_is_no_other_speakers_name() -> None:
    resolution = resolve(articles([org("Brell", aliases=("Chile", "Brell Foods"))], [org("Chile")]))
    assert next(s for s in resolution.speakers if s.id == "brell").aliases == ("Brell Foods",)


def test_two_of_one_name_get_ids_of_their_own() -> None:
    resolution = resolve(
        articles([one("Sandy Bell", aliases=("Mr. Bell",))], [one("Sandy Bell", aliases=("Ms. Bell",))])
    )
    assert [speaker.id for speaker in resolution.speakers] == ["sandy-bell", "sandy-bell-2"]


def test_kind_by_majority() -> None:
    resolution = resolve(articles([org("Brell")], [org("Brell")], [group("Brell")]))
    assert {speaker.kind for speaker in resolution.speakers if speaker.id == "brell"} == {ORGANIZATION}


def test_stage() -> None:
    (spec,) = SPECS
    assert spec.slot is Slot.RESOLVE
    stage = spec.factory(NoOptions())
    context = Context(lambda: pytest.fail("needs no model"), lambda *_: pytest.fail("needs no parse"))
    assert stage(articles([one("Ruth Adeyemi")]), context).merged == {"article0#0": "ruth-adeyemi"}  # type: ignore[call-arg, arg-type, union-attr]
    assert stage([], context).speakers == ()  # type: ignore[call-arg, arg-type, union-attr]


def test_adviser_of_an_office_and_of_its_holder_are_one() -> None:
    named = [one("Ruth Amman", "Otto Brenn's legal adviser"), one("Otto Brenn", "governor of Tarn")]
    assert ids(named, [one("the governor's legal adviser")]) == ["otto-brenn", "ruth-amman"]


def test_advisers_of_two_governors_are_two() -> None:
    holders = [one("Otto Brenn", "governor of Tarn"), one("Ida Vell", "governor of Rade")]
    named = [one("Ruth Amman", "Otto Brenn's legal adviser")]
    assert len(ids([*holders, *named], [one("the governor's legal adviser")])) == 4


def test_spokesman_is_known_by_the_office_too() -> None:
    found = resolve(articles([one("Ada Moss", "prime minister"), one("Ada Moss's spokesman")])).speakers
    assert "the prime minister's spokesman" in next(s for s in found if "spokesman" in s.name).aliases


def test_a_word_with_a_trade_is_the_firm_of_that_name() -> None:
    (found,) = resolve(articles([org("Tarn Ltd")], [one("Tarn", "contractor")])).speakers
    assert (found.name, found.kind) == ("Tarn Ltd", SpeakerKind.ORGANIZATION)


def test_a_word_with_a_trade_is_neither_of_two_firms() -> None:
    assert len(ids([org("Tarn Roads"), org("Tarn Homes")], [one("Tarn", "contractor")])) == 3


def test_a_family_name_is_no_firm_where_somebody_has_it() -> None:
    found = resolve(articles([org("Brell Foods plc")], [one("Brell")], [one("Otis Brell")])).speakers
    assert [speaker.name for speaker in found] == ["Brell Foods plc", "Otis Brell"]
