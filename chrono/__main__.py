"""``python -m chrono`` is the command ``chrono``."""

import sys

from chrono.cli import main

sys.exit(main())
