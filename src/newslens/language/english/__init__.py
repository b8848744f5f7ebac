"""The English pipeline that ships with newslens: the trained model in `model/`, its card, its licence and its tables."""
