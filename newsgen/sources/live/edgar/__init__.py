"""EDGAR, the SEC's register of filings: which of the day's movers filed a Form 8-K, when, and on what.

Free, without a key, for whoever says who asks (``[sources] sec_contact``) and asks for at most ten files a
second. Who says nothing is answered 403; who asks faster is shut out for some ten minutes.

===============  ========================================================================================
``files``        the files that are asked for, one after the other, at the pace that is allowed
``tickers``      which company a symbol is of: good for days, so kept
``index``        who filed what on a day, without saying on what
``submissions``  what a company filed lately, with items and the time of acceptance
``clock``        by which clock that time is told, and the header that knows
``accepted``     when a filing came in, as far as that is sure
``source``       whom to ask about, and what comes of it
===============  ========================================================================================
"""

from __future__ import annotations

from newsgen.sources.live.edgar.source import Edgar

__all__ = ["Edgar"]
