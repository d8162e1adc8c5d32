"""What stands around a text: categories and tags by name, and the picture; made once, then found."""

from __future__ import annotations

import html
from typing import Any

from newsgen.deliveries.copy import Copy, Image
from newsgen.deliveries.line import Answer
from newsgen.deliveries.wordpress.answers import Ask, code, error, why

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
        terms: list[dict[str, Any]] = answer.json() if answer.ok else []
        return next((int(term["id"]) for term in terms if html.unescape(term["name"]) == name), None)

    def _made(self, kind: str, name: str, notes: list[str]) -> int | None:
        answer = self._ask("POST", f"/wp/v2/{kind}", body={"name": html.escape(name, quote=False)})
        if answer.ok:
            return int(answer.json()["id"])
        if code(answer) == "term_exists":  # somebody made it meanwhile, or it differs in case only
            return _existing(answer)
        notes.append(f"{_KOREAN[kind]} ‘{name}’ 빠짐: {why(answer)}")
        return None

    def picture(self, copy: Copy, notes: list[str]) -> int:
        """Return the id of the article's picture, uploaded if it is not there yet; 0 for none."""
        image = copy.image
        if image is None:
            return 0
        if image.media_type not in _EXTENSIONS:
            notes.append(f"그림 빠짐: {image.media_type} 형식은 올릴 수 없습니다.")
            return 0
        name = f"newsgen-{image.hash[:24]}"
        return self._picture(name) or self._uploaded(name, image, copy.title, notes)

    def _picture(self, name: str) -> int:
        answer = self._ask("GET", "/wp/v2/media", params={"slug": name})
        found: list[dict[str, Any]] = answer.json() if answer.ok else []
        return int(found[0]["id"]) if found else 0

    def _uploaded(self, name: str, image: Image, title: str, notes: list[str]) -> int:
        """Upload under a name made of the picture's hash, by which it is found again."""
        answer = self._ask(
            "POST",
            "/wp/v2/media",
            params={"title": name, "slug": name, "alt_text": title},
            data=image.body,
            headers={
                "Content-Type": image.media_type,
                "Content-Disposition": f'attachment; filename="{name}.{_EXTENSIONS[image.media_type]}"',
            },
        )
        if answer.ok:
            return int(answer.json()["id"])
        notes.append(f"그림 빠짐: {why(answer)}")
        return 0


def _existing(answer: Answer) -> int | None:
    data = error(answer).get("data")
    found = data.get("term_id") if isinstance(data, dict) else None
    return int(found) if found else None
