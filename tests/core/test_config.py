"""A configuration orders the stages, and all its faults come at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens import config
from newslens.config import Config, OnError, StageConfig
from newslens.errors import ConfigError
from newslens.registry import Registry
from newslens.stages import Slot
from tests.core.stages import NAMES, SHOUT, registry, spec, strip


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


def test_all_faults_come_at_once() -> None:
    settings = Config(
        pipeline=("test.shout.v1", "test.sprit.v1", "test.names.v1", "test.strip.v1"),
        stage={"test.shout.v1": StageConfig({"tiems": 2, "mark": 3}), "test.read.v1": StageConfig()},
    )
    with pytest.raises(ConfigError) as caught:
        config.build(settings, registry(SHOUT))
    text = "\n".join(caught.value.faults)
    assert "did you mean test.strip.v1" in text
    assert "unknown key 'tiems' (did you mean times?)" in text
    assert "expected str, got 3" in text
    assert "stage.test.read.v1: not in the pipeline" in text
    assert "test.names.v1 requires quotes" in text
    assert "test.strip.v1 is of the slot clean, which comes before resolve" in text


def test_a_validator_of_an_option_says_what_is_wrong() -> None:
    settings = Config(pipeline=("test.shout.v1",), stage={"test.shout.v1": StageConfig({"times": 0})})
    with pytest.raises(ConfigError, match="times"):
        config.build(settings, registry(SHOUT))


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
    ["model = 3", "modle = 'x'", "pipeline = 'x'", "on_error = 'ignore'", "stage = 3", "not toml", "\0"],
)
def test_a_bad_file_is_a_clear_error_with_its_path(tmp_path: Path, text: str) -> None:
    path = tmp_path / "newslens.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.read(path)
    assert all("newslens.toml" in fault and "\n" not in fault for fault in caught.value.faults)


_TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["model", "stage", "x"]), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["model", "pipeline", "on_error", "stage", "plugins", "x"]), _TREES))
def test_any_table_gives_a_configuration_or_a_config_error(tree: dict[str, object]) -> None:
    try:
        config.parse(tree, path="t")
    except ConfigError as error:
        faults = error.faults
    else:
        faults = ("held",)
    assert faults


@given(st.permutations(NAMES))
def test_only_the_order_of_the_slots_builds(order: list[str]) -> None:
    try:
        steps = config.build(Config(pipeline=tuple(order)), registry())
    except ConfigError:
        assert order != list(NAMES)
    else:
        assert [step.spec.name for step in steps] == list(NAMES)
