"""How things that are not written in Hangul are read aloud: data only.

Every value is the Korean reading, so that a Korean reader can check the table; only its last
syllable matters to a particle. Where a word is read in two ways that end differently a slash parts them.
"""

from __future__ import annotations

from types import MappingProxyType


def _table(rows: str) -> dict[str, str]:
    """Parse ``key reading`` pairs, separated by commas or lines."""
    pairs = (row.split(maxsplit=1) for row in rows.replace(",", "\n").splitlines() if row.strip())
    return dict(pairs)


def _listed(words: str) -> frozenset[str]:
    """Parse words."""
    return frozenset(words.split())


LETTERS = _table(
    "a 에이, b 비, c 시, d 디, e 이, f 에프, g 지, h 에이치, i 아이, j 제이, k 케이, l 엘, m 엠,"
    "n 엔, o 오, p 피, q 큐, r 알, s 에스, t 티, u 유, v 브이, w 더블유, x 엑스, y 와이, z 제트"
)
"""Names of the Latin letters."""

DIGITS = dict(zip("0123456789", "영일이삼사오육칠팔구", strict=True))
"""Digits as they end a number."""

ENGLISH_DIGITS = _table("0 제로, 1 원, 2 투, 3 쓰리, 4 포, 5 파이브, 6 식스, 7 세븐, 8 에잇, 9 나인")
"""Digits as they end a product name: M7 엠세븐, HBM3 에이치비엠쓰리."""

TENS = ("", "십", "백", "천")
MYRIADS = ("", "만", "억", "조", "경", "해")

ENGLISH_NUMBERED = (
    *("매그니피센트", "매그니피슨트", "모델", "포뮬러", "아이폰", "티어", "레벨", "타입"),
    *("웹", "아이오닉", "플립", "폴드", "뱅크", "페이즈", "윈도"),
)
"""Korean words after which a single digit is read in English: 매그니피센트 7 세븐."""

CURRENCIES = _table(
    "$ 달러, ₩ 원, € 유로, ¥ 엔, £ 파운드, ¢ 센트, ₹ 루피, ₽ 루블, ₱ 페소, ₫ 동, ฿ 바트, ₺ 리라, ₪ 셰켈, "
    "₴ 흐리우냐, ₦ 나이라, ₸ 텡게, ₿ 비트코인, R$ 헤알,"
    "＄ 달러, ￦ 원, ￥ 엔, ￡ 파운드, ￠ 센트"
)
"""Signs before or after an amount."""

SYMBOLS = {**CURRENCIES, **_table("% 퍼센트, ‰ 퍼밀, + 플러스, & 앤드, # 샤프, ° 도, ∞ 무한대")}
"""Other signs that are read aloud at the end of a word."""

CHEMICALS = _table("O3 오존/쓰리, SO2 이산화황/투, CH4 메탄/포")
"""Formulas that are said by name as well as letter by letter, and end differently."""

POWER = "제곱"
"""What a number or a letter with a raised figure ends in."""

UNITS = MappingProxyType(
    _table("""
    p 포인트, pt 포인트, pts 포인트, pp 퍼센트포인트, bp 비피, bps 비피에스, pct 퍼센트, nm 나노미터,
    um 마이크로미터, mm 밀리미터, cm 센티미터, m 미터, km 킬로미터, m2 제곱미터, m3 세제곱미터,
    mm2 제곱밀리미터, cm2 제곱센티미터, km2 제곱킬로미터, mm3 세제곱밀리미터, cm3 세제곱센티미터,
    km3 세제곱킬로미터, ug 마이크로그램, mg 밀리그램, g 그램, kg 킬로그램, t 톤, lb 파운드, lbs 파운드,
    oz 온스, ct 캐럿, l 리터, L 리터, ul 마이크로리터, uL 마이크로리터, ml 밀리리터, mL 밀리리터,
    dl 데시리터, dL 데시리터, kl 킬로리터, kL 킬로리터, cc 시시, gal 갤런, bbl 배럴, Bbl 배럴, b 배럴, B 비,
    kB 킬로바이트, KB 킬로바이트, MB 메가바이트, GB 기가바이트, TB 테라바이트, PB 페타바이트, Mb 메가비트,
    Gb 기가비트, kbps 비피에스, Mbps 비피에스, Gbps 비피에스, Tbps 비피에스, W 와트, mW 밀리와트,
    kW 킬로와트, KW 킬로와트, MW 메가와트, GW 기가와트, TW 테라와트, Wh 와트시, kWh 킬로와트시,
    KWh 킬로와트시, MWh 메가와트시, GWh 기가와트시, TWh 테라와트시, mAh 밀리암페어시, V 볼트, kV 킬로볼트,
    A 암페어, Ω 옴, kΩ 킬로옴, MΩ 메가옴, pF 피코패럿, nF 나노패럿, uF 마이크로패럿, Hz 헤르츠,
    kHz 킬로헤르츠, MHz 메가헤르츠, GHz 기가헤르츠, THz 테라헤르츠, J 줄, kJ 킬로줄, MJ 메가줄, cal 칼로리,
    kcal 킬로칼로리, Pa 파스칼, hPa 헥토파스칼, kPa 킬로파스칼, MPa 메가파스칼, GPa 기가파스칼, dB 데시벨,
    mol 몰, Bq 베크렐, rad 라디안, pc 파섹, Å 옹스트롬, px 픽셀, ha 헥타르, ft 피트, in 인치, mi 마일,
    yd 야드, mph 마일, h 시간, hr 시간, hrs 시간, min 분, s 초, ms 밀리초, us 마이크로초, ns 나노초,
    rpm 아르피엠, ppm 피피엠, ppb 피피비, fps 에프피에스, dpi 디피아이, x 배, X 배, st 퍼스트, nd 세컨드,
    rd 서드, th 스, Bcf 입방피트, MMBtu 비티유, Btu 비티유, BTU 비티유, Mt 메가톤, kt 킬로톤, won 원,
    WON 원, bn 빌리언, mn 밀리언, tn 트릴리언
    """)
)
"""Units after a number; case counts."""

BARE_UNITS = _listed("""
    nm um mm cm km ug mg kg ul uL ml mL dl dL kl kL bbl mW kW KW MW GW TW Wh kWh KWh MWh GWh TWh mAh kV kΩ
    MΩ uF kHz MHz GHz THz Hz kJ MJ cal kcal hPa kPa MPa GPa dB kB mm2 cm2 km2 m2 m3 mm3 cm3 km3 Å
""")
"""Units that are read as such without a number: nothing else is written so."""

LENGTHS = _listed("m nm um mm cm km mi ft in yd")
"""Units whose square is an area, and whose speed is said before the figure: 시속 60킬로미터."""

WORDS = MappingProxyType(
    _table("""
    opec 오펙, apec 에이펙, cac 카크, mib 밉, gaap 갭, faang 팡, fang 팡, spac 스팩, esop 이솝, bric 브릭,
    cop 콥, zip 집, asic 에이식, heloc 헬록, jpeg 제이펙, mpeg 엠펙, libor 리보, sofr 소파, kofr 코파,
    tibor 티보, hibor 하이보, sibor 시보, ibor 아이보, estr 에스터, rcep 알셉/피, ebit 에빗/티, eur 유로/알,
    naver 네이버, uber 우버, socar 쏘카, soop 숲, tving 티빙, postech 포스텍, gmarket 지마켓, zeekr 지커,
    xpeng 샤오펑, tiger 타이거, spdr 스파이더, radar 레이더, lidar 라이다, sonar 소나, laser 레이저,
    air 에어, star 스타, solar 솔라, power 파워, line 라인, home 홈, time 타임, game 게임, prime 프라임,
    apple 애플, chipotle 치폴레, nestle 네슬레, marriott 메리어트, abbott 애보트, schwab 슈와브,
    ipod 아이팟, github 깃허브, group 그룹, out 아웃, about 어바웃, layout 레이아웃, buyout 바이아웃,
    checkout 체크아웃, burnout 번아웃, dropout 드롭아웃, good 굿, god 갓, big 빅, bag 백, hub 허브,
    stub 스터브, bit 비트, hit 히트, set 세트, kit 키트, credit 크레디트, circuit 서킷, biscuit 비스킷,
    watt 와트, schmitt 슈미트, soup 수프, coup 쿠, jeep 지프, cup 컵, pop 팝, book 북, acme 애크미,
    resume 레주메, daphne 다프네, anime 애니메, finale 피날레, private 프라이빗, one 원, done 던, none 넌,
    some 섬, come 컴, depot 디포, debut 데뷔, ballet 발레, buffet 뷔페, gourmet 구르메, cabaret 카바레,
    chalet 샬레, bouquet 부케, valet 발레, merlot 메를로, pinot 피노, chevrolet 쉐보레, iraq 이라크,
    hong 홍, kong 콩, dong 동, flip 플립, ship 십, ok 오케이, it 아이티, uk 유케이, vii 세븐, ix 나인,
    pub 펍, club 클럽, web 웹, lab 랩, job 잡, crab 크랩, grab 그랩, fab 팹, map 맵, gap 갭, snap 스냅,
    sec 에스이시, sap 에스에이피, faq 에프에이큐, chip 칩, step 스텝,
    shop 숍, stop 스톱, top 톱, drop 드롭, app 앱
    """)
)
"""Words that end otherwise than the rules tell from their spelling or their capitals, in lower case."""

SPELLED = _listed("""
    sep per pir pit vip soc poc tic kic noc ioc iec eec oic roic moic smic vat irr sar ing eng
    rok bok rip dat nar kec
""")
"""Initials that could be said as a word, and are not, in lower case."""

OTHERS = MappingProxyType(
    _table("""
    α 알파, β 베타, γ 감마, δ 델타, ε 엡실론, ζ 제타, η 에타, θ 세타, ι 요타, κ 카파, λ 람다, μ 뮤, ν 뉴,
    ξ 크사이, ο 오미크론, π 파이, ρ 로, σ 시그마, ς 시그마, τ 타우, υ 입실론, φ 파이, χ 카이, ψ 프사이,
    ω 오메가, ⅰ 원, ⅱ 투, ⅲ 쓰리, ⅳ 포, ⅴ 파이브, ⅵ 식스, ⅶ 세븐, ⅷ 에잇, ⅸ 나인, ⅹ 텐, ⅺ 일레븐, ⅻ 트웰브,
    µ 뮤, å 오, ℓ 리터, ㄹ 리을, ㅀ 리을히읗, ん 응, ン 응, 美 미, 中 중, 日 일, 韓 한, 英 영, 獨 독, 佛 불,
    伊 이, 北 북, 南 남, 東 동, 西 서, 露 로, 印 인, 臺 대, 港 항, 株 주, 金 금, 銀 은, 銅 동, 油 유, 錢 전,
    弗 불, 社 사, 銀行 은행, 行 행, 發 발, 前 전, 後 후, 新 신, 舊 구, 大 대, 小 소, 高 고, 低 저, 上 상,
    下 하, 年 년, 月 월, 週 주, 時 시, 分 분, 人 인, 黨 당, 與 여, 野 야, 軍 군, 法 법, 檢 검, 警 경, 家 가,
    氏 씨, 男 남, 女 녀, 重 중, 輕 경, 車 차, 電 전, 化 화, 學 학, 院 원, 部 부, 長 장, 靑 청, 外 외, 內 내,
    第 제, 號 호, 一 일, 二 이, 三 삼, 四 사, 五 오, 六 육, 七 칠, 八 팔, 九 구, 十 십, 百 백, 千 천, 萬 만,
    億 억, 兆 조
    """)
)
"""Other characters that end words in a newspaper, in lower case: Greek letters, numerals, Hanja."""
