"""HTML that a parser would choke on is refused; what people write is not."""

from time import process_time

import pytest

from newsgen.service.bounds import refuse_monsters
from newsgen.service.problem import Refusal

MONSTERS = {
    "nested": "<div>" * 180_000,
    "entities": "&" * 900_000,
    "attributes": f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>",
    "left open": "<p>" + "".join(f"<b id={n}>" for n in range(500)) + "<p>x</p>" * 100_000,
    "stray ends": "<div></x>" * 100_000,
}


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_is_refused_at_once(client, name):
    begun = process_time()
    answer = client.post("/v1/annotate", json={"text": MONSTERS[name], "format": "html", "output": "html"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["place"] == "body"
    assert process_time() - begun < 30  # the sanitiser alone would take minutes


def test_the_line_is_named():
    with pytest.raises(Refusal) as refused:
        refuse_monsters("<p>\n</p>\n" + "<div>" * 300, "body")
    assert refused.value.problem.errors[0].detail.startswith("3행")


def test_a_long_page_of_news_passes():
    row = "<tr><td><a href='/x?a=1&amp;b=2'>S&amp;P500</a><td><b>1.2%</b>&nbsp;<br><img src=a>"
    refuse_monsters("<html><body><table>" + row * 60 + "</table>", "body")
    refuse_monsters("<ul>" + "<li>하나<p>둘" * 5_000 + "</ul>", "body")
    refuse_monsters("<p><b>S&amp;P500</b> <i>bp</i></p>\n" * 20_000, "body")
