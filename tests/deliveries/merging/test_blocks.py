"""Markup as a desk's editors leave it, cut into blocks and put together again."""

from __future__ import annotations

import pytest

from newsgen.deliveries.copy import copy_of, unmarked
from newsgen.deliveries.merging.blocks import printed
from newsgen.deliveries.merging.markup import meaning, media, seen, sentences
from newsgen.deliveries.merging.reader import read
from tests.deliveries.merging.versions import first

GUTENBERG = """<!-- wp:paragraph {"className":"lead"} -->
<p class="lead">하나다. 둘이다.</p>
<!-- /wp:paragraph -->

<!-- wp:list -->
<ul class="wp-block-list"><!-- wp:list-item -->
<li>셋</li>
<!-- /wp:list-item --></ul>
<!-- /wp:list -->

<!-- wp:columns --><div class="c"><!-- wp:image {"id":3} -->
<figure class="wp-block-image"><img src="a.png" alt=""/></figure>
<!-- /wp:image -->

<p>넷</p></div><!-- /wp:columns -->

<!-- wp:separator /-->"""
CLASSIC = """<p class="lead">하나다.</p>
<ul>
 \t<li>둘</li>
</ul>

그냥 <b>셋</b>이다.
한 줄 더.

[gallery ids="1"]

<!--more-->

끝"""
BROKEN = "<p>열린 문단 <p>다음</div><hr>a < b &amp c<script>if(a<b){}</script><li>넷<em>다섯"


@pytest.mark.parametrize(
    "markup",
    [copy_of(first()).body, GUTENBERG, CLASSIC, "", "  ", "글", "<!-- wp:html -->끝나지 않음"],
)
def test_printed_again_it_is_what_was_read(markup):
    assert printed(read(markup)) == markup.strip()


def test_what_is_broken_loses_nothing_that_is_seen():
    once = printed(read(BROKEN))
    assert meaning(once) == meaning(BROKEN)
    assert printed(read(once)) == once


@pytest.mark.parametrize(
    "markup", ["<div>" * 5000 + "글", "<!-- wp:group -->" * 5000 + "글", "<b>" * 5000 + "글"]
)
def test_however_deep_it_is_read(markup):
    assert printed(read(markup)).replace("\n", "") == markup


def test_the_comments_of_an_editor_wrap_the_block_that_they_are_of():
    lead, items, columns, separator = read(GUTENBERG)
    assert (lead.kind, lead.inner, lead.classes) == ("p", "하나다. 둘이다.", {"lead"})
    assert lead.open.startswith("<!-- wp:paragraph")
    assert [(part.kind, part.inner) for part in items.parts] == [("li", "셋")]
    assert [part.kind for part in columns.parts] == ["figure", "p"]
    assert separator.kind == "comment"


def test_an_empty_line_parts_text_without_an_element():
    assert [block.text for block in read(CLASSIC) if block.kind == "text"] == [
        "그냥 셋이다. 한 줄 더.",
        '[gallery ids="1"]',
        "끝",
    ]


def test_a_card_that_held_the_marker_alone_goes_with_it():
    body = "<p>글</p>\n<!--kg-card-begin: html-->\n<!-- newsgen:x v=1 -->\n<!--kg-card-end: html-->"
    assert printed(read(unmarked(body))) == "<p>글</p>"


def test_filters_of_a_cms_are_no_edit_and_links_and_marks_are():
    ours = '<dfn class="t" data-term="bp" title="뜻">bp</dfn>가 &#8220;하락&#8221;'
    assert meaning(ours) == meaning("bp가 “하락”")
    assert meaning(ours) != meaning('<a href="https://example.com">bp</a>가 “하락”')
    assert meaning(ours) != meaning("<strong>bp</strong>가 “하락”")
    assert meaning("<strong>bp</strong>") == meaning("<b class='x'>bp</b>")


def test_what_would_steer_a_terminal_is_not_shown():
    assert seen("가\x1b[31m나\u202e다&#x1b;라\u00ad마") == "가[31m나다라마"


def test_media_are_known_by_their_addresses():
    assert media('<p><img class="a" src="x.png"></p><iframe width="1" src=https://example.com></iframe>') == [
        "<img x.png>",
        "<iframe https://example.com>",
    ]


@pytest.mark.parametrize(
    ("markup", "parts"),
    [
        ("하나다. 둘이다. 셋이다.", ["하나다. ", "둘이다. ", "셋이다."]),
        ("<b>하나다.</b> 둘이다.", ["<b>하나다.</b> ", "둘이다."]),
        ("6,466.58이다. Warner Bros. Discovery다.", ["6,466.58이다. ", "Warner Bros. Discovery다."]),
        ('“그렇다.” <dfn title="가. 나.">그</dfn>다.', ["“그렇다.” ", '<dfn title="가. 나.">그</dfn>다.']),
        ("<b>하나다. 둘</b>이다.", []),
    ],
)  # fmt: skip
def test_sentences(markup, parts):
    assert sentences(markup) == parts
    assert not parts or "".join(parts) == markup
