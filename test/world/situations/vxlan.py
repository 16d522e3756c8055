"""The UDP socket of a vxlan device: it has an inode and a user, and the kernel itself holds it. Argument: its port.

It is in the world only where the device was made before (ip-link(8)); this tells of it, and holds nothing.
"""

import sys

from speak import say

with open("/proc/net/udp", encoding="ascii") as table:
    rows = [row.split() for row in table]
inode = next(row[9] for row in rows if row[1] == "00000000:%04X" % int(sys.argv[1]))
say(
    [
        {
            "protocol": "udp",
            "state": "bound",
            "local": {"address": "0.0.0.0", "port": int(sys.argv[1]), "zone": None},
            "remote": None,
            "inode": inode,
            "uid": 0,
            "owner": {"kind": "kernel"},
        }
    ]
)
