"""What somebody said, put together from the pieces that several articles print inside quotation marks."""
