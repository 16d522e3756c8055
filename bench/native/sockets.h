// Sockets of the kinds a machine has, on loopback only, so that nothing ever leaves it.
#ifndef SOCKETS_H
#define SOCKETS_H

// DUAL_STACK listens on [::] and is talked to from 127.0.0.1, so its accepted ends have IPv4-mapped addresses.
enum Kind { IPV4, IPV6, DUAL_STACK };

// Half of the crowd talks IPv4, a quarter IPv6 and a quarter through dual-stack listeners.
enum Kind kindOf(int index);

// Ends the program with the system's error if the result of a call is negative; else returns that result.
int must(const char *what, int result);

// A TCP listener; port 0 lets the system choose. `flags` go to socket(2), as in SOCK_CLOEXEC.
int openListener(enum Kind kind, int port, int backlog, int flags);

// A TCP socket that has a port and does nothing else.
int openBound(int flags);

// A TCP connection to a listener of this kind on this machine.
int openClient(enum Kind kind, int port, int flags);

// A bound UDP socket, with a fixed remote end if `connected`.
int openUdp(enum Kind kind, int connected, int flags);

// The local port of a socket.
int portOf(int socket);

#endif
