"""What the portal writes to people about reports: what is due, in words, in one mail a day."""
