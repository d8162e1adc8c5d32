"""Targets of the settings: which kinds there are, and who is asked for a secret."""

import pytest

from newsgen.config import Cms
from newsgen.deliveries.kinds import TARGETS, target, variable
from newsgen.deliveries.target import Memory
from newsgen.errors import ConfigProblem
from tests.deliveries.fake import Fake


def place(kind: str, **more) -> dict[str, Cms]:
    return {"desk": Cms(kind=kind, url="https://cms.example.com", user="newsgen", **more)}


@pytest.fixture(autouse=True)
def without_a_secret(monkeypatch):
    monkeypatch.delenv(variable("desk"), raising=False)


@pytest.mark.parametrize("kind", ["wordpress", "ghost", "webhook"])
def test_what_needs_a_secret_asks_for_it_by_its_variable(kind):
    with pytest.raises(ConfigProblem, match="NEWSGEN_CMS_DESK_SECRET"):
        target(place(kind), "desk")


@pytest.mark.parametrize(
    ("kind", "secret"), [("wordpress", "abcd efgh"), ("ghost", "1a:00ff"), ("webhook", "x")]
)
def test_with_it_the_target_is_made(monkeypatch, kind, secret):
    monkeypatch.setenv(variable("desk"), secret)
    assert type(target(place(kind), "desk")) is TARGETS[kind]


def test_a_webhook_that_does_not_sign_needs_none():
    assert target(place("webhook", signed=False), "desk").memory is Memory.KEYS


def test_a_kind_that_needs_none_is_not_asked_for_one(monkeypatch):
    monkeypatch.setitem(TARGETS, "memory", Fake)
    made = target(place("memory"), "desk")
    assert (made.secret, made.settings.kind) == ("", "memory")


def test_a_kind_that_is_not_there_names_those_that_are():
    with pytest.raises(ConfigProblem, match="wordpress, ghost, webhook"):
        target(place("fax"), "desk")
