"""A correction after a desk's edit in Ghost, which keeps lists and tables as cards of HTML."""

from __future__ import annotations

from newsgen.deliveries.ordering import Wish, order
from newsgen.deliveries.run import deliver
from tests.deliveries.help import state
from tests.deliveries.merging.desk import VIEW
from tests.deliveries.merging.versions import LINE, STALE, first, second
from tests.deliveries.test_ghost import ghost  # noqa: F401 - the fixture

BEGIN, END = "<!--kg-card-begin: html-->", "<!--kg-card-end: html-->"


def test_the_desks_words_and_cards_stay_and_no_card_is_put_into_another(ghost, box):  # noqa: F811
    target, site = ghost
    order(box, first(), "wp", "draft")
    deliver(box, {"wp": target})
    before = site.posts["1"]["html"]
    embed = f'{BEGIN}\n<iframe src="https://example.com/chart"></iframe>\n{END}'
    site.put("1", {"html": before.replace("크게 앞섰다", "압도했다").replace(VIEW, f"{VIEW}\n{embed}")})
    row = order(box, second(), "wp", "draft", wish=Wish.MERGE)
    deliver(box, {"wp": target})
    assert state(box, row)[0] == "success", state(box, row)
    after = site.posts["1"]["html"]
    assert "압도했다" in after
    assert embed in after
    assert "44.10포인트" in after
    assert not any(each in after.replace(LINE, "") for each in STALE)
    assert after.count(BEGIN) == after.count(END) == before.count(BEGIN) + 1
    cards = [card.partition(END)[0].strip() for card in after.split(BEGIN)[1:]]
    assert [card[:4] for card in cards] == ["<tab", "<dl ", "<ifr", "<!--"]
    assert cards[-1] == "<!-- newsgen:2025-08-13-us-close v=2 -->"
