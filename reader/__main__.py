"""``python -m reader`` starts Postil."""

from reader.app import main

raise SystemExit(main())
