"""What is known beside the day's items: events of the store and headlines, for a person to look at.

============  ==========================================================================================
``topics``    what the chosen items are about: the market, companies, releases, rates, currencies ...
``words``     whether a headline names such a subject: names, symbols, themes
``ranking``   which headlines stand first beside it, by subject, hour and what they say
``beside``    both, subject by subject
``ready``     what an event of the store says in the desk's own words
============  ==========================================================================================

No network, and nothing of a headline goes further than the list: who makes a note of one writes it.
"""

from __future__ import annotations

from newsgen.suggest.beside import Beside, Choice, beside
from newsgen.suggest.ranking import copies, ranked
from newsgen.suggest.topics import Topic, topics

__all__ = ["Beside", "Choice", "Topic", "beside", "copies", "ranked", "topics"]
