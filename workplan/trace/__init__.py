"""Who wrote what, on whose behalf, when and through which door: read from the history of all."""
