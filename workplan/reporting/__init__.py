"""Agencies report, the secretariat reviews, the public sees what was accepted."""
