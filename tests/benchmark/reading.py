"""Speed of reading real PDFs, from bytes to validated records, beside bare text extraction in the same run.

Run by `make bench`. Prints files and pages a second on one core, the ratio to bare extraction, and the
peak memory of the process.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from ingest import snapshot
from ingest.reading import read_file
from ingest.stores import Folder
from warehouse.contracts.checking import check


def bare_extraction(content: bytes) -> int:
    """Pages of a PDF whose text pypdfium2 has given; 0 where it is none."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return 0
    pages = len(document)
    for number in range(pages):
        document[number].get_textpage().get_text_range()
    document.close()
    return pages


def main() -> None:
    """Read every PDF of the folders once bare and once in full, in turn, and print both speeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    folders = [folder for folder in parser.parse_args().folders if folder.is_dir()]
    with TemporaryDirectory() as store:
        taken = [snap for snap in snapshot.take(folders, Folder(Path(store))) if snap.path.read_bytes()[:5] == b"%PDF-"]
        if not taken:
            print("no PDF in these folders: nothing was measured")
            return
        read_file(taken[0])
        bare = full = 0.0
        pages = figures = 0
        for snap in taken:
            began = time.perf_counter()
            pages += bare_extraction(snap.path.read_bytes())
            between = time.perf_counter()
            figures += len(check(read_file(snap)).passed.observations)
            bare += between - began
            full += time.perf_counter() - between
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(taken)} PDFs, {pages} pages, {figures} figures")
    print(f"bare extraction  {pages / bare:8.0f} pages/s  {len(taken) / bare:6.1f} PDFs/s")
    print(f"reading in full  {pages / full:8.0f} pages/s  {len(taken) / full:6.1f} PDFs/s  {full / bare:.1f} x bare")
    print(f"peak memory      {peak:8.0f} MB")


if __name__ == "__main__":
    main()
