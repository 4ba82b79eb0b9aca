from . import alignments, frameworks, instruments, past, recommendations, tables

__all__ = ["alignments", "frameworks", "instruments", "past", "recommendations", "tables"]
