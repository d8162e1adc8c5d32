"""Messages that name commands, as they are read on the desk."""

from __future__ import annotations

import pytest

from newsgen.desk.buttons import said


@pytest.mark.parametrize(
    ("told", "read"),
    [
        (
            "newsgen today로 다시 만들거나, 나간 기사면 newsgen recheck로 정정하십시오.",
            "‘다시 만들기’로 다시 만들거나, 나간 기사면 ‘정정’으로 정정하십시오.",
        ),
        (
            "원인 메모가 없습니다: newsgen note add --date 2025-04-04 --kind cause --head ...로 넣으십시오.",
            "원인 메모가 없습니다: ‘메모’로 넣으십시오.",
        ),
        ("newsgen note add --market kr로 넣으십시오.", "‘메모’로 넣으십시오."),
        ("이름은 newsgen note list가 보여 줍니다.", "이름은 ‘메모’가 보여 줍니다."),
        ("맞으면 newsgen gate release rewritten '*'로 푸십시오.", "맞으면 ‘풀기’로 푸십시오."),
        ("글은 newsgen edit로 고치고,", "글은 ‘글 고치기’로 고치고,"),
        (
            "newsgen publish 기사.json --to 본지 --merge, CMS에서 고쳤으면 newsgen outbox drop 3",
            "‘보내기’, CMS에서 고쳤으면 ‘보낸 것’",
        ),
        ("v2(으)로 저장했습니다.", "v2로 저장했습니다."),
    ],
)
def test_a_command_is_its_button(told: str, read: str) -> None:
    assert said(told) == read


@pytest.mark.parametrize(
    "told",
    [
        "newsgen fetch로 받거나 newsgen import로 넣으십시오.",
        "저절로 만들려면 관리자가 newsgen init으로 예약합니다.",
        "newsgen이 쓴 그대로가 아닙니다.",
    ],
)
def test_what_the_desk_has_no_button_for_stays(told: str) -> None:
    assert said(told) == told
