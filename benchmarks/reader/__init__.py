"""A reader of printed articles, who counts what a desk would strike or miss.

It knows the article, schema ``newsgen/article/v1``, the items that the session offered, and the raw closes,
which it reads by itself; how an article is planned and written it does not know and does not import. So it
can judge what wrote the article.

=============  ==================================================================
``printed``    what stands where: places, sentences, the figures in each
``raw``        the recorded closes and market values, read with pandas
``splits``     splits of shares, also such as no list has
``wording``    the words and patterns that are looked for
``faults``     what no article may have, each with the words that show it, from the four below
``rankings``   movers that a ranking skips
``telling``    items that are not told, leads that tell nothing
``repeats``    figures that are printed again and again
``words``      words that a desk strikes
``claims``     whether what is claimed in words is true by the raw closes
``events``     whether what is said of events is so by the recorded files
``texture``    how an article reads: counts, beside which people's can be put
=============  ==================================================================
"""

from __future__ import annotations

from benchmarks.reader import wording
from benchmarks.reader.fault import Fault, Offered
from benchmarks.reader.faults import faults_of
from benchmarks.reader.printed import Printed, Sentence
from benchmarks.reader.raw import Raw
from benchmarks.reader.texture import Texture, texture_of

__all__ = ["Fault", "Offered", "Printed", "Raw", "Sentence", "Texture", "faults_of", "texture_of", "wording"]
