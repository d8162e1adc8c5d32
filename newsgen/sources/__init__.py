"""Where prices come from: one file a source, each handing a whole batch to the store.

``recorded`` reads files, ``live`` asks servers, ``demo`` is the market of the example. What a batch is
made of stands beside them: ``batch``, ``columns``, ``contracts``.
"""
