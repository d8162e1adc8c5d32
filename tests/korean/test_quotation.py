"""What follows a quotation, and a sentence told indirectly, as the press writes them."""

from newsgen.korean import after_quotation, indirect
from tests.tables import each


@each(
    [
        ("9월에 내려야 한다", "고"),
        ("그럴 수 있다고 본다", "고"),
        ("그것은 우리 몫이다", "라고"),
        ("이것이 답이 아니다", "라고"),
        ("금리가 너무 높다", "고"),
        ("지금이 그때라고 생각한다", "고"),
        ("우리 상대는 캐나다", "라고"),
        ("9월에 내려야 한다.", "라고"),
        ("정말 내릴까?", "라고"),
        ("내릴 때가 됐습니다!", "라고"),
        ("내릴 것 같아요", "라고"),
        ("지금 내리자", "라고"),
        ("위험 신호", "라고"),
        ("시장이 바라는 것은 ‘빅컷’", "이라고"),
        ("필요한 폭은 50bp", "라고"),
        ("지금 금리는 4.3%", "라고"),
        ("남은 것은 인하뿐", "이라고"),
    ]
)
def test_what_follows_the_closing_mark(said, particle):
    assert after_quotation(said) == particle


@each(
    [
        ("기대가 주가를 밀어 올렸다", "기대가 주가를 밀어 올렸다고"),
        ("매수세가 이어지고 있다", "매수세가 이어지고 있다고"),
        ("금리에 민감하다", "금리에 민감하다고"),
        ("회복이 빠르다", "회복이 빠르다고"),
        ("부담이 크다", "부담이 크다고"),
        ("이유가 없다", "이유가 없다고"),
        ("기대가 커진 영향이다", "기대가 커진 영향이라고"),
        ("기대가 커진 결과다", "기대가 커진 결과라고"),
        ("일시적인 일이 아니다", "일시적인 일이 아니라고"),
        ("시장이 본 것은 금리 인하다", "시장이 본 것은 금리 인하라고"),
    ]
)
def test_a_sentence_told_indirectly(clause, told):
    assert "".join(indirect(clause)) == told
