"""Runs the command in the arguments with a standard output that nobody reads any more: its first write gives EPIPE."""

import os
import subprocess
import sys

reading, writing = os.pipe()
os.close(reading)
sys.exit(subprocess.run(sys.argv[1:], stdout=writing, check=False).returncode)
