"""What plugin authors test with: Hypothesis strategies that know their own gold."""
