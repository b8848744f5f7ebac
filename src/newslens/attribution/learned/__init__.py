"""The trained model of attribution: features, network, decoding, joining with the rules, confidence."""

from newslens.attribution.learned.model import PROPOSED, Model, attributions, load, tensor_of

__all__ = ["PROPOSED", "Model", "attributions", "load", "tensor_of"]
