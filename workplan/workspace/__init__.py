"""Where focal points work: what is due, reports, drafts, and what they may do for their agency."""
