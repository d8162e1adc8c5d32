"""Does an article on file still say what newsgen wrote, and what the prices say: proved anew.

A file is ours where it is sealed (:mod:`newsgen.deliveries.seals`), or where the store gives the same
article, byte for byte, when it is built again. Then its text is held against its facts, and its figures
against the facts that the store gives now.
"""

from __future__ import annotations

from newsgen import pipeline, proof, recheck
from newsgen.config import Config
from newsgen.deliveries import edits
from newsgen.deliveries.approval import approval
from newsgen.deliveries.copy import document, hash_of
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.seals import newest, sealed
from newsgen.errors import Held, NewsgenError, NoSession, Outdated, ProofFailure, Touched
from newsgen.model import Article, text_of
from newsgen.proof.sentences import blocks
from newsgen.store import Store

_MOST = 3
"""Figures that one line names."""
_FIELDS = {
    "id": "ID",
    "session": "거래일",
    "edition": "판 종류",
    "revision": "판 번호",
    "as_of": "시각",
    "demo": "예시 여부",
    "glossary": "용어 정리",
    "charts": "그래프",
    "sources": "출처",
    "disclosure": "고지 문구",
    "corrections": "정정 문구",
    "flags": "확인할 것",
    "facts": "사실",
    "notes": "데스크 메모",
    "paragraphs": "수치나 용어의 이음",
    "lead": "수치나 용어의 이음",
}
"""Field of an article -> what a person calls it."""


def prove(article: Article, store: Store, outbox: Outbox | None, config: Config) -> None:
    """Refuse an article that is not what newsgen wrote, or that does not hold any more.

    ``outbox`` is the log of what was written; without it only what the store gives again is ours.

    Raises:
        Touched: it is not sealed and the store does not give it, or its text is not what its facts say.
        Outdated: a figure in it is not what the store gives now, or nothing gives it.

    """
    require_untouched(article, store, outbox, config)
    if outbox is not None:
        _require_last(article, outbox)
    require_current(article, store, config)


def _require_last(article: Article, outbox: Outbox) -> None:
    """Raise Outdated for a draft in whose place another one of its version was written."""
    last = newest(outbox, article.id, article.revision)
    if last is None or last == article or approval(outbox, article.id, hash_of(article)):
        return
    what = difference(article, last)
    raise Outdated(
        f"{article.id}: 이 초안은 나중에 쓴 v{article.revision}(으)로 갈음됐습니다({what}). "
        "나중에 쓴 파일을 쓰거나 newsgen today로 다시 만드십시오."
    )


def require_untouched(article: Article, store: Store, outbox: Outbox | None, config: Config) -> None:
    """Raise Touched for an article that newsgen did not write as it is."""
    if outbox is None or sealed(outbox, article) is None:
        ours = _again(article, store, config)
        if ours is None or document(ours) != document(article):
            known = newest(outbox, article.id, article.revision) if outbox else None
            raise Touched(_refused(article, known or ours))
    _require_proof(article)


def _require_proof(article: Article) -> None:
    try:
        proof.check(article)
    except ProofFailure as failure:
        raise Touched(f"{article.id}: {failure} newsgen today로 다시 만드십시오.") from failure


def require_sealed(article: Article, outbox: Outbox) -> None:
    """Raise Touched for an article that is not sealed, where no store can build it again."""
    if sealed(outbox, article) is None:
        raise Touched(_refused(article, newest(outbox, article.id, article.revision)))
    _require_proof(article)


def require_current(article: Article, store: Store, config: Config) -> None:
    """Raise Outdated where the store does not give what an article prints."""
    try:
        wrong = recheck.recheck(store, article, config)
    except (Held, NoSession) as problem:
        raise Outdated(
            f"{article.id}: 지금 저장소의 시세로는 이 기사를 증명할 수 없습니다. {problem}"
        ) from problem
    if wrong:
        told = ", ".join(f"{each.printed} → {each.right or '성립하지 않음'}" for each in wrong[:_MOST])
        more = f" 등 {len(wrong)}곳" if len(wrong) > _MOST else ""
        raise Outdated(
            f"{article.id}: 만든 뒤 시세나 설정이 바뀌어 수치가 맞지 않습니다({told}{more}). "
            "newsgen today로 다시 만들거나, 나간 기사면 newsgen recheck로 정정하십시오."
        )


def _again(article: Article, store: Store, config: Config) -> Article | None:
    """Build the article that a file says it is; None where there is none."""
    try:
        return pipeline.build(store, article.session, article.edition, config, at=pipeline.moment_of(article))
    except (NewsgenError, ValueError):
        return None


def _refused(article: Article, ours: Article | None) -> str:
    what = difference(ours, article) if ours else "newsgen이 만든 기록이 없음"
    return (
        f"{article.id}: newsgen이 쓴 그대로가 아닙니다({what}). 글은 newsgen edit로 고치고, "
        "원래 기사는 newsgen today로 다시 만드십시오."
    )


def difference(ours: Article, given: Article) -> str:
    """Say in Korean where an article on file parts from the one that newsgen wrote."""
    read = edits.first_difference(_lines(ours), _lines(given))
    if read:
        return read
    names = (name for name in Article.__struct_fields__ if getattr(ours, name) != getattr(given, name))
    return next((_FIELDS.get(name, name) for name in names), "")


def _lines(article: Article) -> list[str]:
    """Return what a reader sees of an article, block by block."""
    entries = (f"{entry.title}: {entry.text}" for entry in article.glossary)
    return [*map(text_of, blocks(article)), *entries, article.disclosure]
