"""Which direction a sentence states: used to prove that no verb contradicts its figure."""

from __future__ import annotations

from newsgen.patterns import compiled

UP_WORDS: tuple[str, ...] = (
    *("오르", "오른", "올랐", "올라", "올린", "올렸", "상승", "뛰", "뛴", "급등", "급반등", "폭등"),
    *("불어", "불렸", "치솟", "솟구", "높아지", "높아진", "높아졌", "높아져", "반등", "오름세", "강보합"),
)
"""Stems that state a rise."""

DOWN_WORDS: tuple[str, ...] = (
    *("내리", "내린", "내렸", "내려", "하락", "떨어", "밀리", "밀린", "밀렸", "밀려", "급락", "폭락"),
    *(
        "증발",
        "낮아지",
        "낮아진",
        "낮아졌",
        "낮아져",
        "미끄러",
        "곤두박질",
        "추락",
        "반락",
        "내림세",
        "약보합",
    ),
)
"""Stems that state a fall."""

_KINDS = "|".join(
    (
        r"[률분장주]",  # 상승률, 상승분, 하락장, 급등주
        r"\s?폭",
        r"[하했쳤졌렸랐았었]?던",
        r"(?:한|된|은|던|)?\s?(?:종목|기업|회사|주식|날|업종)",  # counts: 상승한 종목은 320개
        r"\s?(?:압력|여력|가능성|기대|우려|전망|요인|재료|위험|베팅|추세|탄력|방어|국면)",
        r"(?:할|하면(?!서)|하려|하기|하도록|하지\s?(?:않|못|는))",  # not said to have happened
        r"(?:려면|면(?!서)|기|지\s?(?:않|못|는)|도록|지지)",
        r"(?:지|질)\s?(?:않|못|면(?!서)|기)",
        r"(?:세|장)?(?:을|를|이|가)?\s?(?:멈|꺾|딛|끊|접|끝|마감하고|마무리|되돌|반납|만회)",
    )
)
"""What follows a stem where it names a kind, a possibility or something that is over."""

_TRAPS = "|".join(
    (
        r"오르내\S*|오르락\S*|급등락\S*|오른쪽\S*|오른손\S*|오른팔\S*|올라[타탄탔]\S*|올라프\S*|올리브\S*",
        r"뛰어난\S*|뛰어나\S*|뛰어들\S*|뛰어넘\S*|뛰쳐\S*|내려놓\S*|내려다\S*|내려받\S*|내리막\S*",
        r"밀리[언미그초터]\S*|밀려[들드오온왔나난났]\S*|동떨어\S*|맞아떨어\S*|떨어뜨\S*",
        r"(?:결정|결론|판결|평가|명령|진단|지시|처분|뿌리)[을를]\s?내\S*",
        r"(?:궤도|정상|반열|자리|무대|화두|물망|도마|수면\s위|\d위)에\s?(?:오[르른]|올[랐라])\S*",
        r"상승·하락\S*|상승과\s하락\S*|하락·상승\S*",
    )
)
"""Words that merely look like the stems."""

_PATTERN = compiled(
    rf"(?:{_TRAPS})"
    rf"|(?P<up>뛰어올[랐라]|{'|'.join(sorted(UP_WORDS, key=len, reverse=True))})(?!{_KINDS})"
    rf"|(?P<down>{'|'.join(sorted(DOWN_WORDS, key=len, reverse=True))})(?!{_KINDS})"
)


def said_direction(sentence: str) -> list[tuple[int, int, int]]:
    """Find the words that state a direction, as (start, end, 1 or -1).

    Nouns that merely name a kind (상승률, 하락 폭), counts (상승한 종목), possibilities (하락 우려),
    denials (오르지 않았다) and moves that are over (하락세를 멈추고) state none.
    """
    return [
        (*match.span(match.lastgroup), 1 if match.lastgroup == "up" else -1)
        for match in _PATTERN.finditer(sentence)
        if match.lastgroup
    ]
