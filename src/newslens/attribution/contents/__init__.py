"""What is said: how contents hang on cues, where they begin and end, and what says nothing."""
