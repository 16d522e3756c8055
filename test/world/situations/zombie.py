"""A child that has ended, and that its parent takes no note of."""

import os

from speak import say, until

child = os.fork()
if child == 0:
    os._exit(3)


def ended():
    with open(f"/proc/{child}/stat", encoding="ascii") as stat:
        return ") Z " in stat.read()


until(ended)
say([], child=child)
