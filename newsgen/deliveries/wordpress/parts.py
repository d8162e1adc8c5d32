"""What stands around a text: categories and tags by name, and the picture; made once, then found.

An article goes without what cannot be had, and says so: an odd answer here is no reason to keep it back.
"""

from __future__ import annotations

import html

from newsgen.deliveries.answer import Answer
from newsgen.deliveries.copy import Copy, Image
from newsgen.deliveries.picture import is_older, name_of
from newsgen.deliveries.wordpress.answers import Ask, Made, Media, Named, code, existing, why

_KOREAN = {"categories": "분류", "tags": "태그"}
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}
"""WordPress takes no SVG."""


class Parts:
    """Finds or makes what an article needs beside its text; what the role may not make is noted."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def terms(self, kind: str, names: tuple[str, ...], notes: list[str]) -> list[int]:
        """Return the ids of ``categories`` or ``tags``."""
        found = []
        for name in names:
            id_ = self.term(kind, name) or self._made(kind, name, notes)
            found += [id_] if id_ else []
        return found

    def term(self, kind: str, name: str) -> int | None:
        """Return the id of a term that is there."""
        answer = self._ask("GET", f"/wp/v2/{kind}", params={"search": name, "per_page": "100"})
        terms = answer.maybe(list[Named]) if answer.ok else None
        return next((term.id for term in terms or () if html.unescape(term.name) == name), None)

    def _made(self, kind: str, name: str, notes: list[str]) -> int | None:
        answer = self._ask("POST", f"/wp/v2/{kind}", body={"name": html.escape(name, quote=False)})
        made = _id(answer)
        if made is None and code(answer) == "term_exists":  # made meanwhile, or it differs in case only
            made = existing(answer)
        if made is None:
            notes.append(f"{_KOREAN[kind]} ‘{name}’ 빠짐: {_unmade(answer)}")
        return made

    def picture(self, copy: Copy, notes: list[str]) -> int:
        """Return the id of the article's picture, uploaded if it is not there yet; 0 for none."""
        image = copy.image
        if image is None:
            return 0
        if image.media_type not in _EXTENSIONS:
            notes.append(f"그림 빠짐: {image.media_type} 형식은 올릴 수 없습니다.")
            return 0
        name = name_of(image)
        found = self._picture(name)
        if found:
            return found
        answer = self.upload(name, image, copy.title)
        made = _id(answer) or (self._picture(name) if answer.ok else None)
        if made is None:
            notes.append(f"그림 빠짐: {_unmade(answer)}")
        return made or 0

    def renewed(self, shown: str, copy: Copy, notes: list[str]) -> int:
        """Return the id of what takes the place of a picture that we drew before; 0: it stays."""
        if copy.image is None or not shown:
            return 0
        answer = self._ask("GET", f"/wp/v2/media/{shown}")
        there = answer.maybe(Media) if answer.ok else None
        return self.picture(copy, notes) if there and is_older(copy.image, there.slug) else 0

    def _picture(self, name: str) -> int | None:
        answer = self._ask("GET", "/wp/v2/media", params={"slug": name})
        found = answer.maybe(list[Made]) if answer.ok else None
        return found[0].id if found else None

    def upload(self, name: str, image: Image, title: str) -> Answer:
        """Upload under a name made of the picture's hash, by which it is found again."""
        return self._ask(
            "POST",
            "/wp/v2/media",
            params={"title": name, "slug": name, "alt_text": title},
            data=image.body,
            headers={
                "Content-Type": image.media_type,
                "Content-Disposition": f'attachment; filename="{name}.{_EXTENSIONS[image.media_type]}"',
            },
        )


def _id(answer: Answer) -> int | None:
    made = answer.maybe(Made) if answer.ok else None
    return made.id if made else None


def _unmade(answer: Answer) -> str:
    return "CMS의 답이 약속한 꼴이 아닙니다." if answer.ok else why(answer)
