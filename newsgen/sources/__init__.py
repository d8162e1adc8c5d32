"""Where prices come from: one file a source, each handing a whole batch to the store.

``recorded`` reads files, ``live`` asks servers, ``demo`` is the market of the example. What they share stands
beside them: ``batch`` and ``columns``, what is handed over; ``source``, what a source says of itself.
"""
