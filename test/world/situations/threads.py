"""Threads that wait, and threads that run. Arguments: how many wait, how many run. They wait in read(2), on a pipe that
stays empty. Each says its number, its name, and where its stack is (pthread_getattr_np(3))."""

import ctypes
import os
import sys
import threading

from speak import LIBC, PR_SET_NAME, call, say

waiting, running = int(sys.argv[1]), int(sys.argv[2])
reading, writing = os.pipe()
said = []
ready = threading.Semaphore(0)


def stack():
    """(low, high) of the calling thread."""
    attributes = ctypes.create_string_buffer(256)
    low, size = ctypes.c_void_p(), ctypes.c_size_t()
    LIBC.pthread_self.restype = ctypes.c_void_p
    LIBC.pthread_getattr_np(ctypes.c_void_p(LIBC.pthread_self()), attributes)
    LIBC.pthread_attr_getstack(attributes, ctypes.byref(low), ctypes.byref(size))
    return low.value, low.value + size.value


def tell(name):
    call("prctl", PR_SET_NAME, name.encode(), 0, 0, 0)
    low, high = stack()
    said.append({"id": threading.get_native_id(), "name": name, "low": hex(low), "high": hex(high)})
    ready.release()


def wait(number):
    tell(f"waits {number}")
    os.read(reading, 1)


def run(number):
    tell(f"runs {number}")
    # Longer than any test, in C and without the lock of the interpreter, so that others run beside it.
    import hashlib

    while True:
        hashlib.pbkdf2_hmac("sha256", b"x", b"y", 1_000_000)


for number in range(waiting):
    threading.Thread(target=wait, args=(number,), daemon=True).start()
for number in range(running):
    threading.Thread(target=run, args=(number,), daemon=True).start()
for _ in range(waiting + running):
    ready.acquire()
say([], threads=sorted(said, key=lambda thread: thread["id"]))
