"""The bar that shows a person at a terminal how far a long run has come."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


def progress_bar(label: str) -> tuple[Callable[[int, int], None], Callable[[], None]]:
    """A progress bar on stderr: a function to tell how far, and one to take it away. It appears when it is first told."""
    shown: list[tuple[Progress, TaskID]] = []

    def tell(done: int, total: int) -> None:
        if not shown:
            from rich.console import Console
            from rich.progress import Progress as Bar

            bar = Bar(console=Console(stderr=True), transient=True)
            shown.append((bar, bar.add_task(label, total=None)))
            bar.start()
        bar, task = shown[0]
        bar.update(task, completed=done, total=total)

    def stop() -> None:
        for bar, _ in shown:
            bar.stop()

    return tell, stop
