"""Pages about who: agencies, bodies, meetings, the library, the group itself."""
