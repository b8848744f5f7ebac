"""Who the speakers of one article are: pronouns, short names and role nouns brought to the entities they stand for."""

from newslens.attribution.entities.clustering import Clustering, Mention, cluster

__all__ = ["Clustering", "Mention", "cluster"]
