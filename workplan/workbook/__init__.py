"""What an agency is asked in a round, as a workbook that is filled in and sent back."""
