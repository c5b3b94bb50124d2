"""The command line `oversight`: where it begins."""

from __future__ import annotations

from dagster_project.interruption import end_when_interrupted


def app() -> None:
    """Runs the command that the arguments name; an interruption ends it plainly from here on."""
    end_when_interrupted()
    # What the commands import takes a while, in which they may be interrupted already.
    from dagster_project.commands.app import commands

    commands()


if __name__ == "__main__":
    app()
