"""The command line as ``python -m newsangles``, for where no ``newsangles`` is on the path."""

from newsangles.cli.commands import main

if __name__ == "__main__":
    main()
