"""Stages are put into the pipeline, exchanged and taken out one by one, whatever the order of the tables."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import newslens
from newslens import config
from newslens.cli import main
from newslens.config import DEFAULT_PIPELINE, Config, Layer, StageConfig, placed
from newslens.config.effective import effective
from newslens.config.writing import as_toml
from newslens.errors import ConfigError
from newslens.registry import Registry
from newslens.stages import Slot, StageSpec
from newslens.testing import registry_of
from newslens.testing.growth import grows_linearly
from tests.core.stages import NAMES, SHOUT, count, neighbours, registry, spec, strip

BASE = ("a.v1", "b.v1", "c.v1")


def order(settings: Config) -> list[str]:
    return [stage.name for stage in placed(settings)[0]]


def faults(settings: Config) -> list[str]:
    return [str(fault) for fault in placed(settings)[1]]


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ({}, "a b c"),
        ({"x.v1": StageConfig(before="a.v1")}, "x a b c"),
        ({"x.v1": StageConfig(after="a.v1")}, "a x b c"),
        ({"x.v1": StageConfig(after="c.v1")}, "a b c x"),
        ({"x.v1": StageConfig(replaces="b.v1")}, "a x c"),
        ({"b.v1": StageConfig(use=False)}, "a c"),
        ({"b.v1": StageConfig({"any": 1}, use=False)}, "a c"),
        ({"x.v1": StageConfig(replaces="b.v1", use=False)}, "a b c"),
        ({"y.v1": StageConfig(after="b.v1"), "x.v1": StageConfig(after="b.v1")}, "a b x y c"),
        ({"y.v1": StageConfig(before="b.v1"), "x.v1": StageConfig(before="b.v1")}, "a x y b c"),
        ({"x.v1": StageConfig(after="a.v1"), "z.v1": StageConfig(after="x.v1"), "y.v1": StageConfig(after="a.v1")}, "a x z y b c"),
        ({"x.v1": StageConfig(replaces="b.v1"), "y.v1": StageConfig(before="x.v1")}, "a y x c"),
        ({"x.v1": StageConfig(replaces="b.v1"), "y.v1": StageConfig(replaces="x.v1")}, "a y c"),
        ({"x.v1": StageConfig(after="b.v1"), "y.v1": StageConfig({"any": 1}, replaces="x.v1")}, "a b y c"),
        ({"x.v1": StageConfig(replaces="b.v1"), "b.v1": StageConfig()}, "a x c"),
    ],
)  # fmt: skip
def test_a_stage_stands_where_it_is_put(stage: Mapping[str, StageConfig], expected: str) -> None:
    settings = Config(pipeline=BASE, stage=stage)
    assert order(settings) == [f"{name}.v1" for name in expected.split()]
    assert faults(settings) == []


@pytest.mark.parametrize(
    ("stage", "held", "told"),
    [
        (
            {"x.v1": StageConfig(after="bravo")},
            "a b c",
            ["stage.\"x.v1\".after: 'bravo' is not in the pipeline"],
        ),
        (
            {"x.v1": StageConfig(after="b.v1", before="c.v1")},
            "a b c",
            ['stage."x.v1".after: before and after are said at once; a stage has one of before, after and replaces'],
        ),
        (
            {"b.v1": StageConfig(after="c.v1")},
            "a b c",
            ['stage."b.v1".after: b.v1 stands in the pipeline already; list it there, or place it here'],
        ),
        (
            {"b.v1": StageConfig(after="c.v1", use=False)},
            "a c",
            ['stage."b.v1".after: b.v1 stands in the pipeline already; list it there, or place it here'],
        ),
        (
            {"y.v1": StageConfig(after="x.v1"), "x.v1": StageConfig(before="y.v1"), "z.v1": StageConfig(after="y.v1")},
            "a b c",
            ['stage."x.v1".before: x.v1 waits for itself: x.v1 before y.v1, y.v1 after x.v1'],
        ),
        (
            {
                "x.v1": StageConfig(replaces="b.v1"),
                "y.v1": StageConfig(replaces="x.v1"),
                "b.v1": StageConfig({"any": 1}),
            },
            "a y c",
            ['stage."b.v1": not in the pipeline: x.v1 replaces it'],
        ),
        (
            {"x.v1": StageConfig(replaces="x.v1")},
            "a b c",
            ['stage."x.v1".replaces: x.v1 waits for itself: x.v1 replaces x.v1'],
        ),
        (
            {"y.v1": StageConfig(replaces="b.v1"), "x.v1": StageConfig(replaces="b.v1")},
            "a b c",
            [
                'stage."x.v1".replaces: b.v1 is replaced by y.v1 too',
                'stage."y.v1".replaces: b.v1 is replaced by x.v1 too',
            ],
        ),
        (
            {"x.v1": StageConfig(after="b.v1"), "b.v1": StageConfig(use=False)},
            "a c",
            ['stage."x.v1".after: b.v1 is taken out of the pipeline: `use = false`'],
        ),
        (
            {"x.v1": StageConfig(after="y.v1"), "y.v1": StageConfig(after="b.v1", use=False)},
            "a b c",
            ['stage."x.v1".after: y.v1 is taken out of the pipeline: `use = false`'],
        ),
        (
            {"x.v1": StageConfig(replaces="b.v1"), "y.v1": StageConfig(after="b.v1")},
            "a x c",
            ['stage."y.v1".after: b.v1 is not in the pipeline: x.v1 replaces it'],
        ),
        (
            {"x.v1": StageConfig(replaces="b.v1"), "b.v1": StageConfig({"any": 1})},
            "a x c",
            ['stage."b.v1": not in the pipeline: x.v1 replaces it'],
        ),
        (
            {"bravo": StageConfig({"any": 1})},
            "a b c",
            ["stage.bravo: not in the pipeline; place it with before, after or replaces"],
        ),
        (
            {"bravo": StageConfig(use=False)},
            "a b c",
            ["stage.bravo: not in the pipeline, so it cannot be taken out"],
        ),
        (  # what hangs on a stage without a place has none, and one line is enough
            {"x.v1": StageConfig(after="nowhere"), "y.v1": StageConfig(after="x.v1")},
            "a b c",
            ["stage.\"x.v1\".after: 'nowhere' is not in the pipeline"],
        ),
    ],
)
def test_what_has_no_place_is_told(stage: Mapping[str, StageConfig], held: str, told: Sequence[str]) -> None:
    settings = Config(pipeline=BASE, stage=stage)
    assert faults(settings) == told
    assert order(settings) == [f"{name}.v1" for name in held.split()]


def test_names_near_by_are_told() -> None:
    stage = {"acme.redact.v1": StageConfig(after="newslens.boilerplat.v1"), "newslens.tilte.v1": StageConfig(use=False)}
    anchor, name = faults(Config(stage=stage))
    assert "'newslens.boilerplat.v1' is not in the pipeline (did you mean newslens.boilerplate.v1 " in anchor
    assert "not in the pipeline (did you mean newslens.title.v1 " in name


def test_the_second_of_two_is_told_where_it_is_listed() -> None:
    settings = Config(pipeline=("a.v1", "b.v1", "a.v1"), stage={"x.v1": StageConfig(after="a.v1")})
    assert order(settings) == ["a.v1", "x.v1", "b.v1"]
    assert faults(settings) == ["pipeline[2]: a.v1 stands there twice"]


_NAMES = [*BASE, "d.v1", "p.v1", "q.v1", "r.v1", "s.v1"]
_ANCHORS = st.none() | st.none() | st.sampled_from(_NAMES)
_ENTRIES = st.builds(
    StageConfig,
    st.sampled_from([{}, {"any": 1}]),
    before=_ANCHORS,
    after=_ANCHORS,
    replaces=_ANCHORS,
    use=st.booleans(),
)
_ONE = st.sampled_from(["before", "after", "replaces"])
_PLACED = st.builds(lambda key, anchor: StageConfig(**{key: anchor}), _ONE, st.sampled_from(_NAMES))
_TABLES = st.dictionaries(st.sampled_from(_NAMES[1:]), _PLACED | _PLACED | _ENTRIES)


@given(_TABLES, st.data())
def test_the_order_of_the_tables_does_not_matter(stage: dict[str, StageConfig], data: st.DataObject) -> None:
    names = data.draw(st.permutations(sorted(stage)))
    assert placed(Config(pipeline=BASE, stage={name: stage[name] for name in names})) == placed(
        Config(pipeline=BASE, stage=stage)
    )


@given(_TABLES)
def test_what_holds_stands_where_it_is_put_and_what_does_not_is_told(stage: dict[str, StageConfig]) -> None:
    settings = Config(pipeline=BASE, stage=stage)
    found, wrong = placed(settings)
    names = [one.name for one in found]
    assert len(set(names)) == len(names)
    assert [name for name in BASE if name in names] == [name for name in names if name in BASE]
    for one in found:
        if one.path[0] == "pipeline":
            assert settings.pipeline[one.path[1]] == one.name  # type: ignore[index]
            continue
        entry = stage[one.name]
        ((key, anchor),) = entry.anchors.items()
        assert one.path == ("stage", one.name, key)
        assert entry.use
        assert (anchor in names) == (key != "replaces")
        if key != "replaces":
            here, there = names.index(one.name), names.index(anchor)
            between = names[min(here, there) + 1 : max(here, there)]
            assert (here > there) == (key == "after")
            # Only what hangs on either of the two may stand between them.
            assert all(_hangs(name, {one.name, anchor}, stage) for name in between)
    if not wrong:
        assert all(name in names for name, entry in stage.items() if entry.use and entry.options)
        replaced = {entry.replaces for entry in stage.values() if entry.use}
        used = {name for name, entry in stage.items() if entry.use}
        assert set(names) == ({*BASE, *used} - {name for name in stage if name not in used}) - replaced


def _hangs(name: str, on: set[str], stage: Mapping[str, StageConfig]) -> bool:
    while name in stage and stage[name].anchors:
        (name,) = stage[name].anchors.values()
        if name in on:
            return True
    return False


def test_stages_may_be_put_behind_one_another_without_end() -> None:
    names = [f"s{number}.v1" for number in range(3000)]
    chain = dict(zip(names[1:], (StageConfig(after=name) for name in names), strict=False))
    assert order(Config(pipeline=(names[0],), stage=chain)) == names
    ring = {**chain, names[0]: StageConfig(after=names[-1])}
    (fault,) = faults(Config(pipeline=BASE, stage=ring))
    assert fault.startswith('stage."s0.v1".after: s0.v1 waits for itself: ')


def test_time_grows_with_the_number_of_stages() -> None:
    def placing(size: int) -> Callable[[], object]:
        count = 50 * size
        settings = Config(
            pipeline=BASE,
            stage={
                f"s{number}.v1": StageConfig(after=f"s{number // 2}.v1" if number else "a.v1")
                for number in range(count)
            },
        )

        return lambda: placed(settings)

    assert grows_linearly(placing, 20)


def test_a_placed_stage_is_built_with_its_options_and_policy() -> None:
    settings = Config(
        pipeline=NAMES,
        stage={
            SHOUT.name: StageConfig({"times": 2}, time_limit=3.0, after=NAMES[1]),
            NAMES[-1]: StageConfig(use=False),
        },
    )
    steps = config.build(settings, registry(SHOUT))
    assert [step.spec.name for step in steps] == [*NAMES[:2], SHOUT.name, *NAMES[2:-1]]
    assert [step.time_limit for step in steps if step.spec is SHOUT] == [3.0]
    with pytest.raises(ConfigError, match=r'stage\."test\.shout\.v1"\.options\.times: '):
        config.build(
            Config(pipeline=NAMES, stage={SHOUT.name: StageConfig({"times": 0}, after=NAMES[1])}), registry(SHOUT)
        )


def test_a_stage_is_exchanged_in_python() -> None:
    mine = attrs.evolve(spec("mine.neighbours.v1", Slot.ALIGN, neighbours), requires=frozenset({"quotes"}))
    settings = Config(pipeline=NAMES, stage={mine.name: StageConfig(replaces="test.neighbours.v1")})
    steps = newslens.load(settings, registry=registry(mine)).steps
    assert [step.spec.name for step in steps] == [*NAMES[:4], mine.name, NAMES[5]]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (StageConfig(before=NAMES[0]), "before: test.shout.v1 is of the slot clean, which comes behind read"),
        (StageConfig(after=NAMES[2]), "after: test.shout.v1 is of the slot clean, which comes before attribute"),
    ],
)
def test_whoever_puts_a_stage_into_another_slot_is_told_and_nobody_else(entry: StageConfig, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        config.build(Config(pipeline=NAMES, stage={SHOUT.name: entry}), registry(SHOUT))
    assert caught.value.faults == (f'stage."test.shout.v1".{told}',)


def test_faults_point_at_the_file_and_line_where_the_place_was_written(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.newslens]\npipeline = ["test.read.v1"]\n[tool.newslens.stage."test.shuot.v1"]\nafter = "test.read.v1"\n',
        encoding="utf-8",
    )
    (tmp_path / "newslens.toml").write_text(
        '[stage."test.strip.v1"]\nafter = "test.raed.v1"\n\n[stage."test.shout.v1"]\nuse = 3\n', encoding="utf-8"
    )
    found, unread = config.layered([*config.found(tmp_path), config.option("stage.test.count.v1.replaces=nothing")])
    file, project = tmp_path / "newslens.toml", tmp_path / "pyproject.toml"
    assert unread == [f'{file}:5: stage."test.shout.v1".use: expected bool, got 3']
    told = config.built(found, registry(SHOUT))[1]
    starts = (
        "--set: stage.\"test.count.v1\".replaces: 'nothing' is not in the pipeline",
        f"{file}:2: stage.\"test.strip.v1\".after: 'test.raed.v1' is not in the pipeline (did you mean test.read.v1",
        f'{file}:4: stage."test.shout.v1": not in the pipeline (did you mean test.shuot.v1',
        f"{project}:4: stage.\"test.shuot.v1\".after: no stage is called 'test.shuot.v1' (did you mean test.shout.v1",
    )
    assert [line.startswith(start) for line, start in zip(told, starts, strict=True)] == [True] * 4, told


def test_a_project_places_a_stage_and_a_folder_sets_its_options(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.newslens.stage."test.shout.v1"]\nafter = "newslens.boilerplate.v1"\n', encoding="utf-8"
    )
    (tmp_path / "newslens.toml").write_text('[stage."test.shout.v1".options]\ntimes = 2\n', encoding="utf-8")
    found = config.find(tmp_path)
    assert found.stage == {"test.shout.v1": StageConfig({"times": 2}, after="newslens.boilerplate.v1")}
    place = order(found).index("test.shout.v1")
    assert order(found)[place - 1] == "newslens.boilerplate.v1"
    assert set(order(found)) == {*DEFAULT_PIPELINE, "test.shout.v1"}


def test_the_nearest_that_puts_a_stage_somewhere_says_it(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.newslens.stage."x.v1"]\nbefore = "newslens.title.v1"\noptions = { before = 1 }\n', encoding="utf-8"
    )
    found = config.find(tmp_path, ["stage.x.v1.after=newslens.title.v1"])
    assert found.stage == {"x.v1": StageConfig({"before": 1}, after="newslens.title.v1")}
    assert found.origin(("stage", "x.v1", "after")).layer is Layer.OPTION
    assert ("stage", "x.v1", "before") not in found.origins
    out = config.find(tmp_path, ["stage.x.v1.use=false"])
    assert order(out) == list(DEFAULT_PIPELINE)
    assert faults(out) == []
    # What one place says at once it means at once.
    assert len(faults(config.parse({"stage": {"x.v1": {"before": "a", "after": "b"}}}, path="t"))) == 1


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("stage.acme.redact.v1.after=newslens.boilerplate.v1", "acme.redact.v1", {"after": "newslens.boilerplate.v1"}),
        ('stage."acme.redact.v1".before = "x.v1"', "acme.redact.v1", {"before": "x.v1"}),
        ("stage.acme.before.v1.after=x.v1", "acme.before.v1", {"after": "x.v1"}),
        ("stage.acme.after.v1.options.before=2", "acme.after.v1", {"options": {"before": 2}}),
        ("stage.acme.redact.v1.use=false", "acme.redact.v1", {"use": False}),
    ],
)
def test_the_command_line_places_a_stage(text: str, name: str, said: Mapping[str, object]) -> None:
    assert config.option(text).tree == {"stage": {name: said}}


def test_show_prints_the_pipeline_that_holds_and_what_made_it(tmp_path: Path) -> None:
    path = tmp_path / "newslens.toml"
    path.write_text(
        'pipeline = ["test.read.v1", "test.strip.v1"]\n[stage."test.shout.v1"]\nafter = "test.read.v1"\n'
        '[stage."test.strip.v1"]\nuse = false\n',
        encoding="utf-8",
    )
    found = config.read(path)
    settings = effective(found, registry(SHOUT))
    assert next(one for one in settings if one.path == ("pipeline",)).value == ["test.read.v1", "test.shout.v1"]
    text = as_toml(settings)
    assert (
        f'pipeline = ["test.read.v1", "test.shout.v1"]  # {path}:1\n'
        f'# stage."test.shout.v1".after = "test.read.v1"  # {path}:3\n'
        f'# stage."test.strip.v1".use = false  # {path}:5\n'
    ) in text
    assert '[stage."test.shout.v1".options]\ntimes = 1  # default\n' in text
    again = config.parse(tomllib.loads(text), path="t")
    assert [step.spec for step in config.build(again, registry(SHOUT))] == [
        step.spec for step in config.build(found, registry(SHOUT))
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_line_counts_lists_and_uses_the_stages_that_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = StageSpec("acme.clean.v1", Slot.CLEAN, lambda _: strip, doc="Cleans.")
    table = spec("acme.table.v1", Slot.REPORT, count, handles=("table",))
    known = registry_of(clean, table)
    monkeypatch.setattr(Registry, "discover", lambda **_: known)
    (folder / "newslens.toml").write_text(
        '[stage."acme.clean.v1"]\nafter = "newslens.unicode.v1"\n'
        '[stage."acme.table.v1"]\nreplaces = "newslens.table.v1"\n'
        '[stage."newslens.page.v1"]\nuse = false\n',
        encoding="utf-8",
    )
    assert run("config", "check") == (0, f"newslens.toml: sound, {len(DEFAULT_PIPELINE)} stages\n", "")
    listed = run("plugins")[1]
    assert "* clean     acme.clean.v1" in listed
    assert "  report    newslens.table.v1" in listed
    rows = {row["key"]: row for row in json.loads(run("config", "show", "-f", "json")[1])}
    assert "acme.clean.v1" in rows["pipeline"]["value"]
    assert rows['stage."acme.clean.v1".after']["line"] == 2
    (folder / "a.txt").write_text("“Yes,” said Mara Lind.\n", encoding="utf-8")
    assert run("analyze", "a.txt", "--ids") == (0, "1", "")
