"""A connection that is half open at the server: its SYN came, its last ACK never will. Arguments: local and remote address.

The SYN is written by hand (RFC 793 3.1), from an address that nothing answers for. Needs CAP_NET_RAW.
"""

import socket
import struct
import sys

from speak import described, listener, ownerless, say, tcp_state, until

server = listener(sys.argv[1])
local, remote = server.getsockname(), (sys.argv[2], 40000)


def checksum(data):
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


source, target = socket.inet_aton(remote[0]), socket.inet_aton(local[0])
head = struct.pack("!HHIIBBHHH", remote[1], local[1], 1, 0, 5 << 4, 2, 65535, 0, 0)
pseudo = source + target + struct.pack("!BBH", 0, socket.IPPROTO_TCP, len(head))
head = head[:16] + struct.pack("!H", checksum(pseudo + head)) + head[18:]
raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
raw.sendto(struct.pack("!BBHHHBBH4s4s", 0x45, 0, 0, 0, 0, 64, socket.IPPROTO_TCP, 0, source, target) + head, (local[0], 0))
until(lambda: tcp_state(local, remote) == 3)
say([described(server, "listen"), ownerless("syn-received", local, remote, "syn-received")])
