from . import alignments, frameworks, instruments, recommendations, tables

__all__ = ["alignments", "frameworks", "instruments", "recommendations", "tables"]
