"""How people sign in: by invitation, with a second factor, and never by signing up."""
