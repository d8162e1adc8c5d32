"""Plain text: what an editor sees in the terminal and pastes."""

from newsgen.outputs.text import text
from tests.article_fixture import article

WHOLE = """\
금리 인하 기대에 소형주 질주…‘러셀2000’ 1.98%↑

대형 기술주는 쉬어 가

- 러셀2000 1.98% 상승

13일(현지시간) 뉴욕 증시에서 소형주 중심의 러셀2000 지수가 1% 넘게 올랐다.

러셀2000 지수는 전장보다 45.28포인트(1.98%) 오른 2,328.06에 장을 마쳤다. \
S&P500은 20.82포인트(0.32%) 상승한 6,466.58을 기록했다.

이번 주 들어서만 4% 넘게 뛰어 5월 이후 가장 가파른 주간 오름세다.

● 종목별 등락

케머스(Chemours)가 17.95% 급등했고 애플도 1.60% 올랐지만, 엔비디아는 0.86% 내렸다. \
오른 종목은 1,615개로 내린 종목 300개를 크게 앞섰다.

● 금리·환율

미국 10년물 국채 금리는 5bp(베이시스포인트) 낮아진 연 4.24%였다.

● 용어 정리

러셀2000(Russell 2000) : 미국 상장사를 시가총액 순으로 세워 1,001위부터 3,000위까지 담은 소형주 지수.

베이시스포인트(basis point) : 0.01%포인트. 100bp가 1%포인트다.

● 시장 읽기

작은 회사일수록 빚을 낼 때 시장 금리를 그대로 치른다.

자료: 기록 시세(2025-08-13 마감), 미국 재무부

이 기사는 시세 자료를 바탕으로 정해진 틀에 따라 자동 작성됐습니다.
"""


def test_the_whole_article():
    assert text(article()).body.decode() == WHOLE


def test_a_demo_article_says_so_first():
    assert text(article(demo=True)).body.decode().startswith("[예시 데이터로 만든 기사입니다.")
