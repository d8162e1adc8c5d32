"""What a text about markets claims: its sentences, and each figure with whom, what and when it is about.

    text -> Copy (sentences, quotations, each with its offsets) -> Claim (figure, subject, measure, span, day)

Claims are read from syntax alone; nothing here knows a price. What syntax leaves open is told as open: several
subjects or days in one claim, or none, and whoever checks says then that it cannot.
"""

from __future__ import annotations

from newsgen.claims.claim import Claim, Measure, Span, When
from newsgen.claims.copy import Copy, Sentence
from newsgen.claims.mention import Mention
from newsgen.claims.names import Names
from newsgen.claims.reports import claims

__all__ = ["Claim", "Copy", "Measure", "Mention", "Names", "Sentence", "Span", "When", "claims"]
