"""What is claimed, by whom and how firmly: the claim slot."""
