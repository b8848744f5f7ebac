"""What one outlet changed in the words of another, as typed edits."""
