"""Where articles agree, differ or contradict each other: the align slot."""
