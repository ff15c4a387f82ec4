"""The command line as ``python -m newsangles.cli.commands``."""

from newsangles.cli.commands import main

if __name__ == "__main__":
    main()
