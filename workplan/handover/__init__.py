"""What somebody who takes over, or who goes into a meeting, must know of the days between."""
