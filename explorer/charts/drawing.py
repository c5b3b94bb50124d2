"""Vega-Lite specifications as pictures, and the script that draws them in a browser: both from one package."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache, lru_cache
from threading import Lock
from typing import Any

import vl_convert

VEGA_LITE = "6.4"
PICTURE_SCALE = 2.0
_KEPT_PICTURES = 64


_BUNDLE = """
import sys, vl_convert
script = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", sys.argv[1])
sys.stdout.buffer.write(script.encode())
"""
_making = Lock()


def script() -> bytes:
    """Vega, Vega-Lite and Vega-Embed as one script; some 0.9 MB, made once.

    That takes a second, in which the package would let no other thread of this process work: it has one of its own.
    """
    with _making:
        return _script()


@cache
def _script() -> bytes:
    return subprocess.run([sys.executable, "-c", _BUNDLE, VEGA_LITE], check=True, stdout=subprocess.PIPE).stdout


def svg(specification: Mapping[str, Any]) -> bytes:
    """The chart as SVG, with its own text as text."""
    return _svg(_as_text(specification))


def png(specification: Mapping[str, Any]) -> bytes:
    """The chart as PNG, two dots a point."""
    return _png(_as_text(specification))


def _as_text(specification: Mapping[str, Any]) -> str:
    return json.dumps(specification, sort_keys=True)


@lru_cache(_KEPT_PICTURES)
def _svg(specification: str) -> bytes:
    return vl_convert.vegalite_to_svg(specification, vl_version=VEGA_LITE, allowed_base_urls=[]).encode()


@lru_cache(_KEPT_PICTURES)
def _png(specification: str) -> bytes:
    return vl_convert.vegalite_to_png(specification, vl_version=VEGA_LITE, scale=PICTURE_SCALE, allowed_base_urls=[])
