"""What is missed of an article where readers are: nothing while it waits for its approval alone."""

from __future__ import annotations

import pytest

from newsgen.config import Cms
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.heartbeat import missing
from newsgen.deliveries.run import deliver
from newsgen.deliveries.seals import How, seal
from tests.deliveries.fake import Fake
from tests.deliveries.help import article, put

PLACES = {
    "wordpress": Cms(kind="wordpress", url="https://cms.example.com", status="publish"),
    "telegram": Cms(kind="telegram", to=("@brief",), status="publish"),
}


@pytest.mark.parametrize(("kind", "missed"), [("wordpress", ["desk"]), ("telegram", [])])
def test_an_article_that_nobody_approved_is_missed_where_it_could_be_a_draft(box, kind, missed, monkeypatch):
    monkeypatch.setenv("NEWSGEN_CMS_DESK_SECRET", "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")
    seal(box, article(), How.WRITE)
    put(box, article(), Status.PUBLISH, name="desk")
    deliver(box, {"desk": Fake()})
    assert [row.state.value for row in box.rows()] == ["blocked"]
    found = missing(box, {"desk": PLACES[kind]}, article().id, ("desk",), None)
    assert [name for name, _ in found] == missed
