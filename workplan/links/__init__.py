"""Pages that a signed link opens without an account: only a POST changes anything."""
