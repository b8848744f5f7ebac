"""A larger network that reads raw news for the small one to learn from; it needs PyTorch and is not shipped."""
