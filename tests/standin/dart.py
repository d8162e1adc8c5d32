"""OpenDART: the list of filings, by market and type, a page at a time, as the supervisor's server answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tests.standin.answers import Answer, Request, of_json, page
from tests.standin.scene import Scene

OPEN_DART = "opendart.fss.or.kr"

_SAID = {
    "000": "정상",
    "010": "등록되지 않은 키입니다.",
    "013": "조회된 데이타가 없습니다.",
    "020": "사용한도를 초과하였습니다.",
    "100": "필드의 부적절한 값입니다.",
    "800": "시스템 점검으로 인한 서비스가 중지 중입니다.",
}


@dataclass(frozen=True)
class Filing:
    """One row of the list."""

    number: str
    stock: str
    report: str
    market: str = "Y"
    kind: str = "I"
    company: str = "예시전자"
    remark: str = "유"

    @property
    def day(self) -> dt.date:
        """The day on which it was filed, which its number begins with."""
        return dt.datetime.strptime(self.number[:8], "%Y%m%d").date()


def filings(scene: Scene, request: Request) -> Answer:
    """Answer ``/api/list.json``."""
    if request.path != "/api/list.json":
        return page("404 Not Found", 404)
    query = request.query
    if scene.dart_status != "000":
        return _refused(scene.dart_status)
    if query.get("crtfc_key") != scene.dart_key:
        return _refused("010")
    first, last = query["bgn_de"], query["end_de"]
    count, at = int(query.get("page_count", 10)), int(query.get("page_no", 1))
    if not (first <= last and 1 <= count <= 100 and query.get("sort_mth") == "asc"):
        return _refused("100")
    found = sorted(
        (
            one
            for one in scene.filings
            if first <= f"{one.day:%Y%m%d}" <= last
            and one.market == query.get("corp_cls", one.market)
            and one.kind == query.get("pblntf_ty", one.kind)
        ),
        key=lambda one: one.number,
    )
    if not found:
        return _refused("013")
    return of_json(
        {
            "status": "000",
            "message": _SAID["000"],
            "page_no": at,
            "page_count": count,
            "total_count": len(found),
            "total_page": -(-len(found) // count),
            "list": [_row(one) for one in found[(at - 1) * count : at * count]],
        }
    )


def _row(one: Filing) -> dict[str, str]:
    return {
        "corp_code": f"00{one.stock[:6]:>6}".replace(" ", "0"),
        "corp_name": one.company,
        "stock_code": one.stock,
        "corp_cls": one.market,
        "report_nm": f"{one.report}             ",
        "rcept_no": one.number,
        "flr_nm": one.company,
        "rcept_dt": f"{one.day:%Y%m%d}",
        "rm": one.remark,
    }


def _refused(status: str) -> Answer:
    return of_json({"status": status, "message": _SAID.get(status, "정의되지 않은 오류가 발생하였습니다.")})
