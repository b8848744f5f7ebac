"""What articles took over from a wire or from each other, found by the passages of running prose that they share."""
