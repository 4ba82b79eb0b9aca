"""An agency proposes to change its activities, or to add one; the secretariat decides."""
