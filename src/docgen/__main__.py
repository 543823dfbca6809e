"""`docgen` and `python -m docgen`."""

import gc
import os

# Importing makes thousands of objects that live as long as the process: looking through them for waste finds none, and
# takes a tenth of a short run. What is there when the work begins is left out for good.
gc.disable()
# Else pydantic goes through every package that is installed, a twentieth of a short run, for one that wants to look into the
# records. None has any business there.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from docgen import cli  # noqa: E402


def main() -> None:
    """The command."""
    gc.freeze()
    gc.enable()
    cli.main()


if __name__ == "__main__":
    main()
