"""The moving line that a refresh shows while it works."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn


class ProgressBar:
    """Progress on a terminal; where output is no terminal, one plain line per stop."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._task: TaskID | None = None
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[done]}", style="dim", markup=False),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )

    def __enter__(self) -> ProgressBar:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def stage(self, title: str, steps: int | None = None) -> None:
        """Shows the stop that begins, in place of the one before."""
        if not self._console.is_terminal:
            self._console.print(f"{title} ({steps})" if steps else title)
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(title, total=steps or None, done="")

    def step(self, done: str) -> None:
        """Moves the bar and names what is done."""
        if self._task is not None:
            self._bar.update(self._task, advance=1, done=done)

    def say(self, message: str) -> None:
        """Prints above the bar."""
        self._console.print(message)
