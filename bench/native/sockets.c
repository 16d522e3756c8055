#define _GNU_SOURCE
#include "sockets.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

union Address {
  struct sockaddr any;
  struct sockaddr_in v4;
  struct sockaddr_in6 v6;
};

enum Kind kindOf(int index) {
  static const enum Kind kinds[] = {IPV4, IPV4, IPV6, DUAL_STACK};
  return kinds[index % 4];
}

int must(const char *what, int result) {
  if (result >= 0) return result;
  perror(what);
  exit(1);
}

static union Address loopback(int family, int port) {
  union Address address = {0};
  if (family == AF_INET) {
    address.v4.sin_family = AF_INET;
    address.v4.sin_port = htons(port);
    address.v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  } else {
    address.v6.sin6_family = AF_INET6;
    address.v6.sin6_port = htons(port);
    address.v6.sin6_addr = in6addr_loopback;
  }
  return address;
}

static socklen_t sizeOf(const union Address *address) {
  return address->any.sa_family == AF_INET ? sizeof address->v4 : sizeof address->v6;
}

static void bindTo(int socket, union Address address) {
  must("bind", bind(socket, &address.any, sizeOf(&address)));
}

static void connectTo(int socket, union Address address) {
  must("connect", connect(socket, &address.any, sizeOf(&address)));
}

int openListener(enum Kind kind, int port, int backlog, int flags) {
  int family = kind == IPV4 ? AF_INET : AF_INET6;
  int opened = must("socket", socket(family, SOCK_STREAM | flags, 0));
  union Address address = loopback(family, port);
  if (kind == DUAL_STACK) address.v6.sin6_addr = in6addr_any;
  bindTo(opened, address);
  must("listen", listen(opened, backlog));
  return opened;
}

int openBound(int flags) {
  int opened = must("socket", socket(AF_INET, SOCK_STREAM | flags, 0));
  bindTo(opened, loopback(AF_INET, 0));
  return opened;
}

int openClient(enum Kind kind, int port, int flags) {
  int family = kind == IPV6 ? AF_INET6 : AF_INET;
  int opened = must("socket", socket(family, SOCK_STREAM | flags, 0));
  connectTo(opened, loopback(family, port));
  return opened;
}

int openUdp(enum Kind kind, int connected, int flags) {
  int family = kind == IPV4 ? AF_INET : AF_INET6;
  int opened = must("socket", socket(family, SOCK_DGRAM | flags, 0));
  bindTo(opened, loopback(family, 0));
  if (connected) connectTo(opened, loopback(family, 9));
  return opened;
}

int portOf(int socket) {
  union Address address;
  socklen_t size = sizeof address;
  must("getsockname", getsockname(socket, &address.any, &size));
  return ntohs(address.any.sa_family == AF_INET ? address.v4.sin_port : address.v6.sin6_port);
}
