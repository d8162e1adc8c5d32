from tests.standin.plugin import serve

__all__ = ["serve"]
