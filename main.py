"""Start Postil from a checkout: ``python main.py [PATH...]`` or ``python main.py parse FILE``."""

from reader.app import main

raise SystemExit(main())
