"""What messages call commands, as who has no terminal does it: by the desk's own buttons and pages."""

from __future__ import annotations

import re

from newsgen.korean.particles import both, resolve

_BUTTONS = {
    "today": "다시 만들기",
    "recheck": "정정",
    "note": "메모",
    "edit": "글 고치기",
    "choose": "기사",
    "gate release": "풀기",
    "approve": "승인",
    "publish": "보내기",
    "outbox": "보낸 것",
    "kill": "거두기와 되살리기",
}
"""A verb -> the button or the page that does the same here; of the others the desk has none."""
_GIVEN = r"(?: (?:--(?:to|by) [^\s,]+|[!-+\--~]+|기사\.json)(?=[\s,]|$|으?로|[을를이가은는]))"
"""An option of a command or what is given to it; a Latin word of the sentence (CMS에서) is none."""
_CALL = re.compile(
    rf"(?<![\w./-])newsgen (?P<verb>{'|'.join(_BUTTONS)})(?: [a-z]+)?{_GIVEN}*"
    r"(?P<particle>으로|[로을를이가은는])?"
)


def said(text: str) -> str:
    """Return a message as it is read here: commands by their buttons, each particle as its word asks."""
    return resolve(
        _CALL.sub(lambda found: f"‘{_BUTTONS[found['verb']]}’{both(found['particle'] or '')}", text)
    )
