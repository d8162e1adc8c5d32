"""newsgen: the daily Korean market brief, every figure bound to its source."""

__version__ = "0.1.0"
