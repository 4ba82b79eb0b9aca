from . import agency, bodies, library, people

__all__ = ["agency", "bodies", "library", "people"]
