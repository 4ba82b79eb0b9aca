"""A plan as a secretariat has it in a spreadsheet: read, asked about, drafted, applied, undone."""
