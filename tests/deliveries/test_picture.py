"""The picture of an article at a CMS: the desk's own, else one that is drawn and renewed with its figures."""

from __future__ import annotations

import struct

import msgspec
import pytest

from newsgen.config import Cms
from newsgen.deliveries.copy import Image, document, hash_of
from newsgen.deliveries.ghost import Ghost
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.picture import drawn
from newsgen.deliveries.run import deliver
from newsgen.deliveries.wordpress import WordPress
from tests.article_fixture import runs
from tests.deliveries import standin
from tests.deliveries.help import article, put
from tests.deliveries.standin import SECRET, serving
from tests.deliveries.test_odd import PICTURE

FIRST = Image(body=PICTURE.body, media_type="image/png", drawn=True)
SECOND = msgspec.structs.replace(FIRST, body=PICTURE.body + b"2")


def test_it_is_drawn_in_the_size_that_links_are_shown_with():
    made = drawn(article(), "경제부")
    assert made.body.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", made.body[16:24]) == (1200, 630)
    assert made.drawn


def test_one_that_we_drew_takes_the_place_of_none(box):
    one = article()
    for image, kept in ((None, None), (FIRST, FIRST), (PICTURE, PICTURE), (SECOND, PICTURE), (None, PICTURE)):
        box.keep(hash_of(one), one, document(one), image)
        assert box.document(hash_of(one))[1] == kept


@pytest.fixture(params=["wordpress", "ghost"])
def cms(request):
    site, made, secret = {
        "wordpress": (standin.WordPress, WordPress, "abcd efgh ijkl mnop"),
        "ghost": (standin.Ghost, Ghost, SECRET),
    }[request.param]
    with serving(site()) as running:
        target = made(Cms(kind=request.param, url=running.url, user="newsgen", timeout=5), secret)
        yield target, running.site, "featured_media" if request.param == "wordpress" else "feature_image"


def sent(box: Outbox, target, version, image):
    put(box, article(revision=version, lead=runs(f"{version}판의 리드.")), image=image)
    assert deliver(box, {"wp": target}) == []
    assert {row.state.value for row in box.rows()} == {"success"}, box.rows()


def test_it_is_shown_and_renewed_with_the_version(cms, box):
    target, site, field = cms
    sent(box, target, 1, FIRST)
    (post,) = site.posts.values()
    before = post[field]
    assert before
    sent(box, target, 2, SECOND)
    assert site.posts[post["id"]][field] not in {before, None, ""}
    after = site.posts[post["id"]][field]
    sent(box, target, 3, SECOND)
    assert site.posts[post["id"]][field] == after


@pytest.mark.parametrize("chosen", ["by the desk at its CMS", "by the desk for the article", "none"])
def test_what_the_desk_chose_stays(cms, box, chosen):
    target, site, field = cms
    sent(box, target, 1, PICTURE if chosen == "by the desk for the article" else FIRST)
    (post,) = site.posts.values()
    if chosen == "by the desk at its CMS":
        if field == "featured_media":
            site.media[99] = "photo-of-wall-street"
        post[field] = 99 if field == "featured_media" else "https://x/photo.png"
    if chosen == "none":
        post[field] = 0 if field == "featured_media" else None
    before = post[field]
    sent(box, target, 2, SECOND)
    assert site.posts[post["id"]][field] == before
