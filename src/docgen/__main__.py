"""`docgen` and `python -m docgen`."""

import gc

# Importing makes thousands of objects that live as long as the process: looking through them for waste finds none, and
# takes a tenth of a short run. What is there when the work begins is left out for good.
gc.disable()

from docgen import cli  # noqa: E402


def main() -> None:
    """The command."""
    gc.freeze()
    gc.enable()
    cli.main()


if __name__ == "__main__":
    main()
