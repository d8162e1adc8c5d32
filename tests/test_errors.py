"""What every error has in common: a line that is read as it is."""

from __future__ import annotations

import pytest

from newsgen.errors import EditRefused, NewsgenError, UsageProblem


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("‘45,752.62’은(는) 기사의 어느 사실도 아닙니다.", "‘45,752.62’는 기사의 어느 사실도 아닙니다."),
        ("[제목]이(가) 비었습니다.", "[제목]이 비었습니다."),
        ("나중에 쓴 v3(으)로 갈음됐습니다.", "나중에 쓴 v3로 갈음됐습니다."),
        ("HTTP 503(으)로 답했습니다.", "HTTP 503으로 답했습니다."),
        ("us-stock은(는) 종목마다 씁니다.", "us-stock은 종목마다 씁니다."),
        ("‘은(는)’은 두 꼴입니다.", "‘은(는)’은 두 꼴입니다."),
    ],
)
def test_a_particle_goes_with_the_word_that_only_the_moment_knows(written: str, read: str) -> None:
    assert str(UsageProblem(written)) == read


def test_an_error_without_a_message_is_empty() -> None:
    assert str(NewsgenError()) == ""


def test_each_fault_of_an_edit_is_read_so() -> None:
    assert "[리드]는 나눌 수" in str(EditRefused.of(["[리드]은(는) 나눌 수 없습니다.", "더"]))
