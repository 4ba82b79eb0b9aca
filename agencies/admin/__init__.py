from . import actions, agency, bodies, library, people, users

__all__ = ["actions", "agency", "bodies", "library", "people", "users"]
