"""``python -m hipaactl`` is the command line."""

from hipaactl.cli import main

if __name__ == "__main__":
    main()
