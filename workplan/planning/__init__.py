"""The life of a plan: checked, adopted with codes, carried on; many activities changed at once."""
