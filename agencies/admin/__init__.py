from . import actions, agency, bodies, library, people

__all__ = ["actions", "agency", "bodies", "library", "people"]
