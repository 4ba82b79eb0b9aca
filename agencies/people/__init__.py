"""How people come and go: invitations, the team of the secretariat, alternates, reminders."""
