"""Runs the command in the arguments in a terminal of its own, of the width given first, and copies what it shows.

Nobody is there to leave a pager, so there is none where the environment names none.
"""

import fcntl
import os
import pty
import struct
import sys
import termios

os.environ.setdefault("PORTHOLE_PAGER", "cat")
columns, command = int(sys.argv[1]), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    os.execvp(command[0], command)
shown = b""
try:
    while part := os.read(terminal, 65536):
        shown += part
except OSError:
    pass  # Linux ends the reading so (EIO) when the last one has closed the terminal.
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
