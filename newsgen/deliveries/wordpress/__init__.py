"""WordPress: the posts (``client``), what stands around a text (``parts``), what can be wrong (``check``)."""

from newsgen.deliveries.wordpress.client import WordPress

__all__ = ["WordPress"]
