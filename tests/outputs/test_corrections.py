"""A correction is told in every format that people read, the newest first."""

import pytest

from newsgen.outputs import OUTPUTS
from tests.article_fixture import article
from tests.outputs.wire import corrected

NEWEST, OLDEST = "[정정] 케머스 등락률", "[정정] 러셀2000지수 등락률"


@pytest.mark.parametrize("name", ["txt", "html", "ninjs", "ninjs3", "newsml"])
def test_it_stands_before_the_lead(name):
    text = OUTPUTS[name](corrected()).body.decode()
    assert text.index(NEWEST) < text.index(OLDEST)
    assert "[정정]" not in OUTPUTS[name](article()).body.decode()


def test_markdown_tells_it_before_the_lead():
    text = OUTPUTS["md"](corrected()).body.decode()
    assert text.index("[정정] 케머스") < text.index("[정정] 러셀2000") < text.index("13일")
