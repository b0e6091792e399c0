"""Start Postil from a checkout: ``python main.py [PATH...]`` or ``python main.py parse FILE``."""

from reader.app import main

if __name__ == "__main__":  # worker processes import this file too
    raise SystemExit(main())
