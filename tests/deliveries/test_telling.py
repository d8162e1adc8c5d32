"""How a run ends that was to send some rows: unsent stands before undecided, both before all is well."""

import datetime as dt

import pytest

from newsgen.deliveries.delivery import Action, Delivery, Order, State, Status
from newsgen.deliveries.telling import exit_code, line

DUE = dt.datetime(2025, 8, 13, 21, 30, tzinfo=dt.UTC)


def row(state: State, **order) -> Delivery:
    asked = Order(**{"article": "2025-08-13-us-close", "version": 2, "target": "desk"} | order)
    return Delivery(id=7, order=asked, state=state, due=DUE, answer="그랬습니다.")


@pytest.mark.parametrize(
    ("states", "code"),
    [
        ([], 0),
        ([State.SUCCESS, State.DROPPED], 0),
        ([State.SUCCESS, State.BLOCKED], 7),
        ([State.BLOCKED, State.RETRYING], 6),
        ([State.FAILED], 6),
        ([State.PENDING], 6),
        ([State.IN_PROGRESS], 6),
    ],
)
def test_exit_codes(states, code):
    assert exit_code(map(row, states)) == code


def test_lines():
    again = line(row(State.RETRYING, status=Status.PUBLISH))
    assert again.startswith("#7 2025-08-13-us-close v2 → desk 보내기(publish): 다시 보낼 것 그랬습니다.")
    assert again.endswith("(다음 2025-08-14 06:30:00 한국시간)")
    kill = row(State.SUCCESS, action=Action.KILL, version=0)
    assert line(kill) == "#7 2025-08-13-us-close → desk 거두기: 성공 그랬습니다."
