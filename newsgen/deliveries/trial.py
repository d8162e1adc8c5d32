"""What a CMS is tried with by ``newsgen cms check``: something that goes in and out as an article would."""

from __future__ import annotations

import secrets

from newsgen.deliveries.copy import Copy, marker

_TEXT = "newsgen cms check가 점검하려고 만든 글입니다. 바로 지웁니다. 남아 있으면 지우셔도 됩니다."


def name() -> str:
    """Return a name that no article has."""
    return f"newsgen-check-{secrets.token_hex(4)}"


def trial_copy() -> Copy:
    """Return a text of such a name, with all that an article's may hold."""
    table = '<table><tbody><tr><th scope="row">점검</th><td>+1.98%</td></tr></tbody></table>'
    id_ = name()
    body = f"<p>{_TEXT}</p>{table}<dl><dt>5bp</dt><dd>0.05%포인트</dd></dl>{marker(id_, 1)}"
    return Copy(
        article=id_, version=1, title="newsgen 점검", slug=id_, excerpt=_TEXT, body=body, document=b""
    )
