"""How things that are not written in Hangul are read aloud: data only.

Every value is the Korean reading, so that a Korean reader can check the table; only its last
syllable matters to a particle.
"""

from __future__ import annotations

from types import MappingProxyType


def _table(rows: str) -> dict[str, str]:
    """Parse ``key reading`` pairs, separated by commas or lines."""
    pairs = (row.split(maxsplit=1) for row in rows.replace(",", "\n").splitlines() if row.strip())
    return dict(pairs)


LETTERS = _table(
    "a 에이, b 비, c 시, d 디, e 이, f 에프, g 지, h 에이치, i 아이, j 제이, k 케이, l 엘, m 엠,"
    "n 엔, o 오, p 피, q 큐, r 아르, s 에스, t 티, u 유, v 브이, w 더블유, x 엑스, y 와이, z 제트"
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

CURRENCIES = {"$": "달러", "₩": "원", "€": "유로", "¥": "엔", "£": "파운드", "¢": "센트", "₿": "비트코인"}
"""Signs before or after an amount."""

SYMBOLS = {**CURRENCIES, "%": "퍼센트", "‰": "퍼밀", "+": "플러스", "&": "앤드", "#": "샤프", "°": "도"}
"""Other signs that are read aloud at the end of a word."""


UNITS = MappingProxyType(
    _table("""
    p 포인트, pt 포인트, pts 포인트, pp 퍼센트포인트, bp 비피, bps 비피에스, pct 퍼센트, nm 나노미터,
    um 마이크로미터, mm 밀리미터, cm 센티미터, m 미터, km 킬로미터, m2 제곱미터, m3 세제곱미터,
    mg 밀리그램, g 그램, kg 킬로그램, t 톤, lb 파운드, lbs 파운드, oz 온스, ct 캐럿, l 리터, L 리터,
    ml 밀리리터, mL 밀리리터, kl 킬로리터, cc 시시, gal 갤런, bbl 배럴, Bbl 배럴, b 배럴, B 비,
    KB 킬로바이트, kB 킬로바이트, MB 메가바이트, GB 기가바이트, TB 테라바이트, PB 페타바이트, Mb 메가비트,
    Gb 기가비트, kbps 비피에스, Mbps 비피에스, Gbps 비피에스, Tbps 비피에스, W 와트, kW 킬로와트,
    KW 킬로와트, MW 메가와트, GW 기가와트, TW 테라와트, Wh 와트시, kWh 킬로와트시, KWh 킬로와트시,
    MWh 메가와트시, GWh 기가와트시, TWh 테라와트시, mAh 밀리암페어시, V 볼트, kV 킬로볼트, A 암페어,
    Hz 헤르츠, kHz 킬로헤르츠, MHz 메가헤르츠, GHz 기가헤르츠, J 줄, kJ 킬로줄, cal 칼로리,
    kcal 킬로칼로리, Pa 파스칼, hPa 헥토파스칼, dB 데시벨, px 픽셀, ha 헥타르, ft 피트, in 인치, mi 마일,
    yd 야드, mph 마일, h 시간, hr 시간, hrs 시간, min 분, s 초, ms 밀리초, rpm 아르피엠, ppm 피피엠,
    ppb 피피비, fps 에프피에스, dpi 디피아이, x 배, X 배, st 퍼스트, nd 세컨드, rd 서드, th 스,
    Bcf 입방피트, MMBtu 비티유, Btu 비티유, BTU 비티유, Mt 메가톤, kt 킬로톤, won 원, WON 원, bn 빌리언,
    mn 밀리언, tn 트릴리언
    """)
)
"""Units after a number; case counts."""

WORDS = MappingProxyType(
    _table("""
    fed 페드, opec 오펙, nasdaq 나스닥, kosdaq 코스닥, kospi 코스피, nato 나토, nasa 나사, asean 아세안,
    unesco 유네스코, unicef 유니세프, covid 코비드, aids 에이즈, apec 에이펙, ipef 아이페프,
    usmca 유에스엠시에이, euribor 유리보, libor 라이보, sofr 소퍼, sonia 소니아, tips 팁스, tarp 타프,
    reit 리츠, reits 리츠, nyse 엔와이에스이, amex 아멕스, stoxx 스톡스, dax 닥스, cac 카크, ftse 푸치,
    mib 밉, ibex 이벡스, sensex 센섹스, nikkei 닛케이, topix 토픽스, vix 빅스, gaap 갭, eps 이피에스,
    esg 이에스지, ceo 시이오, cfo 시에프오, faang 팡, fang 팡, maga 마가, doge 도지, dogecoin 도지코인,
    ram 램, dram 디램, sram 에스램, rom 롬, ssd 에스에스디, lng 엘엔지, lpg 엘피지, cd 시디, nand 낸드,
    cuda 쿠다, saas 사스, paas 파스, ios 아이오에스, uae 유에이이, spac 스팩, sars 사스, mers 메르스,
    gif 지프, zip 집, sim 심, usim 유심, pin 핀, bric 브릭, brics 브릭스, cop 콥, wipo 와이포,
    start 스타트, salt 솔트, swift 스위프트, iata 이아타, fifa 피파, uefa 유에파, sec 에스이시,
    thaad 사드, ira 아이아르에이, chips 칩스, basel 바젤, mydata 마이데이터, fintech 핀테크,
    nvidia 엔비디아, apple 애플, google 구글, alphabet 알파벳, meta 메타, microsoft 마이크로소프트,
    tesla 테슬라, netflix 넷플릭스, intel 인텔, micron 마이크론, broadcom 브로드컴, qualcomm 퀄컴,
    oracle 오라클, adobe 어도비, nike 나이키, chipotle 치폴레, nestle 네슬레, porsche 포르쉐,
    hermes 에르메스, renault 르노, peugeot 푸조, total 토탈, michelin 미쉐린, toyota 도요타, hyundai 현대,
    kia 기아, posco 포스코, naver 네이버, kakao 카카오, lg 엘지, sk 에스케이, kt 케이티, hynix 하이닉스,
    samsung 삼성, costco 코스트코, pinduoduo 핀둬둬, temu 테무, shein 쉬인, huawei 화웨이, baidu 바이두,
    alibaba 알리바바, tencent 텐센트, xiaomi 샤오미, byd 비야디, nio 니오, tsmc 티에스엠시,
    asml 에이에스엠엘, arm 암, sap 에스에이피, siemens 지멘스, airbus 에어버스, boeing 보잉,
    marriott 메리어트, abbott 애보트, abbvie 애브비, merck 머크, pfizer 화이자, lilly 릴리, novo 노보,
    amgen 암젠, gilead 길리어드, moderna 모더나, biontech 바이오엔테크, regeneron 리제네론, vertex 버텍스,
    biogen 바이오젠, jpmorgan 제이피모건, goldman 골드만, sachs 삭스, stanley 스탠리, citi 시티,
    citigroup 시티그룹, wells 웰스, fargo 파고, blackrock 블랙록, blackstone 블랙스톤, schwab 슈와브,
    berkshire 버크셔, hathaway 해서웨이, exxon 엑손, mobil 모빌, exxonmobil 엑손모빌, chevron 셰브론,
    conocophillips 코노코필립스, valero 발레로, schlumberger 슐럼버거, caterpillar 캐터필러, deere 디어,
    honeywell 허니웰, lockheed 록히드, raytheon 레이시언, uber 우버, lyft 리프트, airbnb 에어비앤비,
    doordash 도어대시, palantir 팔란티어, snowflake 스노플레이크, robinhood 로빈후드, coinbase 코인베이스,
    paypal 페이팔, visa 비자, mastercard 마스터카드, amd 에이엠디, starbucks 스타벅스, mcdonald 맥도날드,
    disney 디즈니, walmart 월마트, target 타깃, kroger 크로거, gm 지엠, ford 포드, ferrari 페라리,
    rivian 리비안, lucid 루시드, spacex 스페이스엑스, openai 오픈에이아이, anthropic 앤스로픽,
    chatgpt 챗지피티, gemini 제미나이, claude 클로드, copilot 코파일럿, tiktok 틱톡, instagram 인스타그램,
    facebook 페이스북, whatsapp 왓츠앱, snapchat 스냅챗, reddit 레딧, pinterest 핀터레스트, ipad 아이패드,
    ipod 아이팟, iphone 아이폰, macbook 맥북, youtube 유튜브, linkedin 링크트인, github 깃허브,
    chemours 케머스, fedwatch 페드워치, bloomberg 블룸버그, reuters 로이터, cnbc 시엔비시, cnn 시엔엔,
    bbc 비비시, barron 배런, bitcoin 비트코인, ethereum 이더리움, ripple 리플, solana 솔라나, tether 테더,
    inc 인크, co 코, corp 코프, ltd 리미티드, llc 엘엘시, plc 피엘시, jr 주니어, sr 시니어, dr 닥터,
    mr 미스터, mrs 미시즈, ms 미즈, st 세인트, no 넘버, vs 버서스, etc 엣세트라, bancorp 뱅코프,
    group 그룹, holdings 홀딩스, out 아웃, about 어바웃, layout 레이아웃, buyout 바이아웃,
    checkout 체크아웃, burnout 번아웃, turnaround 턴어라운드, dropout 드롭아웃, good 굿, god 갓, big 빅,
    bag 백, hub 허브, stub 스터브, bit 비트, hit 히트, set 세트, kit 키트, credit 크레디트,
    intuit 인튜이트, circuit 서킷, biscuit 비스킷, patriot 패트리엇, chariot 채리엇, watt 와트,
    schmitt 슈미트, loop 루프, soup 수프, coup 쿠, jeep 지프, leap 리프, tape 테이프, cup 컵, pop 팝,
    book 북, week 위크, peak 피크, tech 테크, acme 애크미, recipe 레시피, cafe 카페, resume 레주메,
    daphne 다프네, karaoke 가라오케, sake 사케, anime 애니메, finale 피날레, latte 라테, forte 포르테,
    andante 안단테, coyote 코요테, private 프라이빗, one 원, done 던, none 넌, some 섬, come 컴,
    welcome 웰컴, income 인컴, eye 아이, people 피플, debris 데브리, corps 코, rendezvous 랑데부,
    depot 디포, debut 데뷔, ballet 발레, buffet 뷔페, gourmet 구르메, cabaret 카바레, chalet 샬레,
    bouquet 부케, valet 발레, merlot 메를로, pinot 피노, chevrolet 쉐보레, bordeaux 보르도, iraq 이라크,
    iran 이란, islam 이슬람, salon 살롱, hong 홍, kong 콩, seoul 서울, busan 부산, beijing 베이징,
    dong 동, mad 매드, ipo 아이피오, iq 아이큐, faq 에프에이큐, fold 폴드, flip 플립, ship 십, id 아이디,
    ok 오케이, it 아이티, us 유에스, un 유엔, eu 이유, uk 유케이, am 에이엠, pm 피엠, ai 에이아이,
    tv 티브이, pc 피시, vii 세븐, ix 나인, debt 데트, doubt 다우트, receipt 리시트, subtle 서틀,
    height 하이트, draft 드래프트, next 넥스트, kohl 콜, wolf 울프, gulf 걸프, golf 골프, pub 펍,
    club 클럽, web 웹, lab 랩, job 잡, crab 크랩, grab 그랩, fab 팹, map 맵, gap 갭, snap 스냅, chip 칩,
    step 스텝, shop 숍, stop 스톱, top 톱, drop 드롭, app 앱
    """)
)
"""Words whose reading their spelling does not tell, in lower case."""

OTHERS = MappingProxyType(
    _table("""
    α 알파, β 베타, γ 감마, δ 델타, ε 엡실론, θ 세타, λ 람다, μ 뮤, π 파이, σ 시그마, φ 파이, ω 오메가,
    Δ 델타, Σ 시그마, Ω 오메가, Ⅰ 원, Ⅱ 투, Ⅲ 쓰리, Ⅳ 포, Ⅴ 파이브, Ⅵ 식스, Ⅶ 세븐, Ⅷ 에잇, Ⅸ 나인, Ⅹ 텐,
    Å 옹스트롬, ん 응, ン 응, 美 미, 中 중, 日 일, 韓 한, 英 영, 獨 독, 佛 불, 伊 이, 北 북, 南 남, 東 동,
    西 서, 露 로, 印 인, 臺 대, 港 항, 株 주, 金 금, 銀 은, 銅 동, 油 유, 錢 전, 弗 불, 社 사, 銀行 은행,
    行 행, 發 발, 前 전, 後 후, 新 신, 舊 구, 大 대, 小 소, 高 고, 低 저, 上 상, 下 하, 年 년, 月 월,
    週 주, 時 시, 分 분, 人 인, 黨 당, 與 여, 野 야, 軍 군, 法 법, 檢 검, 警 경, 家 가, 氏 씨, 男 남,
    女 녀, 重 중, 輕 경, 車 차, 電 전, 化 화, 學 학, 院 원, 部 부, 長 장, 靑 청, 外 외, 內 내, 第 제,
    號 호, 一 일, 二 이, 三 삼, 四 사, 五 오, 六 육, 七 칠, 八 팔, 九 구, 十 십, 百 백, 千 천, 萬 만,
    億 억, 兆 조
    """)
)
"""Other characters that end words in a newspaper: Greek letters, numerals, Hanja."""
