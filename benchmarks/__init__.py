"""What newslens costs and what it keeps: each module prints figures beside their goals, and fails where one is missed."""

import os

# Processor time counts the threads that wait, too. Read when NumPy is first imported, which is after this.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
