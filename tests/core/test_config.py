"""A configuration orders the stages, its layers lie over each other, and all its faults come at once with their lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens import config
from newslens.config import Config, Layer, OnError, Origin, StageConfig
from newslens.config.effective import effective
from newslens.config.structure import structured
from newslens.errors import ConfigError, PluginError
from newslens.registry import Registry
from newslens.stages import Slot, StageSpec
from tests.core.stages import NAMES, SHOUT, ShoutOptions, point, registry, spec, strip


def test_the_default_pipeline_is_installed() -> None:
    steps = config.build(Config(), Registry.discover())
    assert [step.spec.name for step in steps] == list(config.DEFAULT_PIPELINE)


def test_order_options_and_policy_come_from_toml(tmp_path: Path) -> None:
    path = tmp_path / "newslens.toml"
    path.write_text(
        """
        pipeline = ["test.strip.v1", "test.shout.v1"]
        on_error = "raise"
        [stage."test.shout.v1"]
        on_error = "skip_article"
        options = { times = 3 }
        """,
        encoding="utf-8",
    )
    steps = config.build(config.read(path), registry(SHOUT))
    assert [(step.spec.name, step.on_error) for step in steps] == [
        ("test.strip.v1", OnError.RAISE),
        ("test.shout.v1", OnError.SKIP_ARTICLE),
    ]


def test_pyproject_holds_a_configuration_in_its_own_table(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nname = "x"\n[tool.newslens]\nmodel = "other"\n', encoding="utf-8")
    assert config.find(tmp_path) == Config(model="other")
    (tmp_path / "newslens.toml").write_text('model = "nearer"\n', encoding="utf-8")
    assert config.find(tmp_path) == Config(model="nearer")
    assert config.find(tmp_path / "nowhere") == Config()


def test_the_command_line_lies_over_the_file_and_that_over_the_project(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.newslens]\nmodel = "far"\non_error = "raise"\npipeline = ["test.shout.v1"]\n'
        '[tool.newslens.stage."test.shout.v1".options]\ntimes = 2\nmark = "?"\n',
        encoding="utf-8",
    )
    (tmp_path / "newslens.toml").write_text(
        'model = "near"\n\n[stage."test.shout.v1"]\noptions = { mark = "." }\n', encoding="utf-8"
    )
    found = config.find(tmp_path, ['model="nearest"'])
    assert found == Config(
        model="nearest",
        on_error=OnError.RAISE,
        pipeline=("test.shout.v1",),
        stage={"test.shout.v1": StageConfig({"times": 2, "mark": "."})},
    )
    settings = {setting.path: setting for setting in effective(found, registry(SHOUT))}
    options = ("stage", "test.shout.v1", "options")
    file, project = str(tmp_path / "newslens.toml"), str(tmp_path / "pyproject.toml")
    assert settings["model",].origin == Origin(Layer.OPTION, "--set")
    assert settings["on_error",].origin == Origin(Layer.PYPROJECT, project, 3)
    assert settings[*options, "mark"].origin == Origin(Layer.FILE, file, 4)
    assert settings[*options, "times"].origin == Origin(Layer.PYPROJECT, project, 6)
    assert settings["plugins", "disable"].origin == Origin(Layer.DEFAULT)
    assert (settings[*options, "mark"].value, settings[*options, "times"].value) == (".", 2)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("model=en_core_web_sm", {"model": "en_core_web_sm"}),
        ("on_error = 'raise'", {"on_error": "raise"}),
        ("stage.a.b.v1.on_error=raise", {"stage": {"a.b.v1": {"on_error": "raise"}}}),
        ('stage."a.b.v1".options.x.y=[1, 2]', {"stage": {"a.b.v1": {"options": {"x": {"y": [1, 2]}}}}}),
        ("stage.a.b.v1.options.word=one\ntwo = 3", {"stage": {"a.b.v1": {"options": {"word": "one\ntwo = 3"}}}}),
        ("plugins.disable=[]", {"plugins": {"disable": []}}),
    ],
)
def test_options_of_the_command_line(text: str, tree: dict[str, object]) -> None:
    assert config.option(text).tree == tree


@pytest.mark.parametrize("text", ["", "model", "=3", "a..b=3"])
def test_an_option_without_a_key_is_a_fault(text: str) -> None:
    with pytest.raises(ConfigError, match="expected KEY=VALUE"):
        config.option(text)


def test_all_faults_come_at_once() -> None:
    settings = Config(
        pipeline=("test.shout.v1", "test.sprit.v1", "test.names.v1", "test.strip.v1"),
        stage={"test.shout.v1": StageConfig({"tiems": 2, "mark": 3}), "test.read.v1": StageConfig()},
    )
    with pytest.raises(ConfigError) as caught:
        config.build(settings, registry(SHOUT))
    text = "\n".join(caught.value.faults)
    assert "did you mean test.strip.v1" in text
    assert 'stage."test.shout.v1".options.tiems: unknown key (did you mean times?)' in text
    assert "expected str, got 3" in text
    assert 'stage."test.read.v1": not in the pipeline' in text
    assert "test.names.v1 requires quotes" in text
    assert "test.strip.v1 is of the slot clean, which comes before resolve" in text


def test_faults_of_all_layers_come_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.newslens]\nmodel = 3\n", encoding="utf-8")
    (tmp_path / "newslens.toml").write_text(
        'modle = "x"\nmodel = "sound"\npipeline = [\n  "test.shout.v1",\n  "test.shuot.v1",\n]\non_error = "rise"\n'
        '[stage."test.shout.v1".options]\ntimes = 0\ntiems = 1\n',
        encoding="utf-8",
    )
    found, faults = config.layered([*config.found(tmp_path), config.option("plugins=3")])
    file = tmp_path / "newslens.toml"
    assert faults == [
        f"{tmp_path / 'pyproject.toml'}:2: model: expected str, got 3",
        f"{file}:1: modle: unknown key (did you mean model?)",
        f"{file}:7: on_error: expected one of raise, skip_article, skip_stage, got 'rise' (did you mean raise?)",
        "--set: plugins: expected a table, got 3",
    ]
    _, faults_of_stages = config.built(found, registry(SHOUT))
    assert faults_of_stages[0].startswith(f"{file}:5: pipeline[1]: no stage is called 'test.shuot.v1'")
    assert "did you mean test.shout.v1" in faults_of_stages[0]
    assert faults_of_stages[1].startswith(f'{file}:10: stage."test.shout.v1".options.tiems: unknown key')
    assert faults_of_stages[2].startswith(f'{file}:9: stage."test.shout.v1".options.times: ')
    assert found.model == "sound"


@pytest.mark.parametrize("policy", OnError)
def test_a_policy_may_be_the_word_for_it(policy: OnError) -> None:
    assert Config(on_error=policy.value).on_error is policy
    assert StageConfig(on_error=policy.value).on_error is policy
    assert config.build(Config(on_error=policy.value, pipeline=(NAMES[0],)), registry())[0].on_error is policy


def test_what_is_plainly_meant_in_python_is_taken_as_in_toml(tmp_path: Path) -> None:
    path = tmp_path / "newslens.toml"
    path.write_text(
        'model = "m"\npipeline = ["a.b.v1"]\ntime_limit = 3\n[stage."a.b.v1"]\nuse = false\n[plugins]\ndisable = ["x"]\n',
        encoding="utf-8",
    )
    names: list[str] = ["a.b.v1"]
    given = Config(Path("m"), names, stage={"a.b.v1": {"use": False}}, plugins={"disable": ("x",)}, time_limit=3)
    assert given == config.read(path)
    assert given.stage["a.b.v1"] == StageConfig(use=False)
    assert hash(given.pipeline) == hash(("a.b.v1",))


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (
            {"on_error": "riase"},
            "on_error: expected one of raise, skip_article, skip_stage, got 'riase' (did you mean raise?)",
        ),
        ({"on_error": None}, "on_error: expected one of raise, skip_article, skip_stage, got None"),
        ({"model": 3}, "model: expected str, got 3"),
        ({"pipeline": "a.b.v1"}, "pipeline: expected list, got 'a.b.v1'"),
        ({"pipeline": ["a.b.v1", 3]}, "pipeline[1]: expected str, got 3"),
        ({"time_limit": "3"}, "time_limit: expected float, got '3'"),
        ({"time_limit": -1}, "time_limit: expected more than 0 seconds, got -1"),
        ({"time_limit": True}, "time_limit: expected float, got True"),
        ({"plugins": ["x"]}, "plugins: expected a table, got ['x']"),
        ({"plugins": {"disable": "x"}}, "plugins.disable: expected list, got 'x'"),
        ({"stage": ["a.b.v1"]}, "stage: expected a table, got ['a.b.v1']"),
        ({"stage": {"a.b.v1": False}}, 'stage."a.b.v1": expected a table, got False'),
        ({"stage": {"a.b.v1": {"sue": False}}}, 'stage."a.b.v1".sue: unknown key (did you mean use?)'),
    ],
)
def test_what_does_not_hold_is_refused_in_python_too(given: dict[str, Any], fault: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Config(**given)
    assert caught.value.faults == (fault,)
    with pytest.raises(ConfigError):
        attrs.evolve(Config(), **given)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"use": "false"}, "use: expected bool, got 'false'"),
        ({"options": [1]}, "options: expected a table, got [1]"),
        ({"on_error": "skip"}, "on_error: expected one of raise, skip_article, skip_stage, got 'skip'"),
        ({"time_limit": 0}, "time_limit: expected more than 0 seconds, got 0"),
        ({"after": 3}, "after: expected str, got 3"),
    ],
)
def test_so_is_what_is_said_of_one_stage(given: dict[str, Any], fault: str) -> None:
    with pytest.raises(ConfigError) as caught:
        StageConfig(**given)
    assert caught.value.faults == (fault,)


def test_a_stage_that_two_plugins_claim_is_told_with_these_two_and_no_others(tmp_path: Path) -> None:
    points = [point("good_plugin"), point("twin_plugin"), point("missing_attribute"), point("ClassPlugin")]
    path = tmp_path / "newslens.toml"
    path.write_text('pipeline = [\n  "test.extra.v1",\n  "test.shuot.v1",\n]\n', encoding="utf-8")
    with pytest.raises(PluginError) as caught:
        config.build(config.read(path), Registry.discover(points=points))
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{path}:2: pipeline[0]: 2 plugins claim 'test.extra.v1', so it is none of theirs: ")
    assert "good_plugin of " in line
    assert "twin_plugin of " in line
    assert "missing_attribute" not in line
    _, faults = config.built(config.read(path), Registry.discover(points=points))
    # The other stage may be one of the plugin that did not load, but of none of those whose stages are known.
    assert any(fault.startswith("plugin missing_attribute of ") for fault in faults)
    assert not any(fault.startswith(("plugin good_plugin", "plugin twin_plugin")) for fault in faults)


def test_a_stage_of_a_plugin_that_is_left_out_for_another_name_says_why() -> None:
    registry = Registry.discover(points=[point("good_plugin"), point("pair_plugin")])
    with pytest.raises(ConfigError) as caught:
        config.build(Config(pipeline=("test.other.v1",)), registry)
    (fault,) = caught.value.faults
    assert "no stage is called 'test.other.v1': plugin pair_plugin of " in fault
    assert "stage test.extra.v1 is registered by" in fault


@pytest.mark.parametrize(("options", "place"), [({}, ""), ({"times": 2}, ".options")])
def test_a_factory_that_fails_is_blamed_on_options_only_where_some_are_given(
    options: dict[str, int], place: str
) -> None:
    made = StageSpec("test.unmade.v1", Slot.CLEAN, lambda: None, ShoutOptions)  # type: ignore[arg-type,misc]
    settings = Config(pipeline=("test.unmade.v1",), stage={"test.unmade.v1": {"options": options}})
    with pytest.raises(ConfigError) as caught:
        config.build(settings, registry(made))
    (fault,) = caught.value.faults
    assert fault.startswith(f'stage."test.unmade.v1"{place}: it cannot be made: TypeError: ')
    assert fault.endswith("(newslens-test 1.0)")


def test_a_validator_of_an_option_says_what_is_wrong() -> None:
    settings = Config(pipeline=("test.shout.v1",), stage={"test.shout.v1": StageConfig({"times": 0})})
    with pytest.raises(ConfigError, match="times"):
        config.build(settings, registry(SHOUT))


@attrs.frozen
class Bounds:
    """Options that hold only together."""

    low: int = 0
    high: int = attrs.field(default=1)
    name: str = attrs.field(default="x", validator=attrs.validators.min_len(1))

    @high.validator
    def _above(self, _: object, high: int) -> None:
        if high <= self.low:
            raise ValueError("high must be above low")


@pytest.mark.parametrize(
    ("given_", "faults"),
    [
        ({"low": 5, "high": 9}, []),
        ({"low": 5, "high": 3}, ["low"]),
        ({"low": 0, "high": 0, "name": "", "nmae": 1, "extra": 2}, ["high", "name", "nmae", "extra"]),
        ({"low": "a", "high": -1}, ["low", "high"]),
    ],
)
def test_values_that_hold_only_together_are_taken_together(given_: dict[str, object], faults: list[str]) -> None:
    made, wrong = structured(given_, Bounds, ("options",))
    assert sorted(str(fault.path[-1]) for fault in wrong) == sorted(faults)
    if not faults:
        assert made == Bounds(5, 9)


def test_a_stage_twice_is_a_fault() -> None:
    with pytest.raises(ConfigError, match="twice"):
        config.build(Config(pipeline=("test.strip.v1", "test.strip.v1")), registry())


def test_a_factory_that_fails_is_a_fault() -> None:
    def factory(_: object) -> object:
        raise OSError("no such model")

    bad = spec("test.bad.v1", Slot.CLEAN, strip)
    object.__setattr__(bad, "factory", factory)
    with pytest.raises(ConfigError, match="no such model"):
        config.build(Config(pipeline=("test.bad.v1",)), registry(bad))


@pytest.mark.parametrize(
    "text",
    [
        "model = 3",
        "modle = 'x'",
        "pipeline = 'x'",
        "on_error = 'ignore'",
        "stage = 3",
        "origins = {}",
        "not toml",
        "\0",
        f"x = {'[' * 5000}{']' * 5000}",
    ],
)
def test_a_bad_file_is_a_clear_error_with_its_path(tmp_path: Path, text: str) -> None:
    path = tmp_path / "newslens.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.read(path)
    assert all("newslens.toml" in fault and "\n" not in fault for fault in caught.value.faults)


def test_a_project_whose_table_is_none_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool]\nnewslens = 3\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"tool\.newslens: expected a table"):
        config.read(path)


_TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["model", "stage", "x"]), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["model", "pipeline", "on_error", "stage", "plugins", "x"]), _TREES))
def test_any_table_gives_a_configuration_or_a_config_error(tree: dict[str, object]) -> None:
    found, faults = config.layered([config.option("model=y"), config.Written(tree, Layer.FILE, "t")])
    assert isinstance(found, Config)
    if faults:
        with pytest.raises(ConfigError) as caught:
            config.parse(tree, path="t")
        assert caught.value.faults == tuple(faults)
        assert all(fault.startswith("t: ") and "\n" not in fault for fault in faults)
    else:
        assert config.parse(tree, path="t").model == tree.get("model", "newslens-en")


@given(st.permutations(NAMES))
def test_only_the_order_of_the_slots_builds(order: list[str]) -> None:
    try:
        steps = config.build(Config(pipeline=tuple(order)), registry())
    except ConfigError:
        assert order != list(NAMES)
    else:
        assert [step.spec.name for step in steps] == list(NAMES)
