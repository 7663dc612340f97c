"""The optional extra `semantic`: a small model that tells which texts are alike in meaning."""

from summarize.semantic.minilm import load_encoder, need_extra

__all__ = ["load_encoder", "need_extra"]
