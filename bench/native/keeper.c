#define _GNU_SOURCE
#include "keeper.h"
#include "sockets.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int closing = -1;

// Who closes first is left in TIME-WAIT (RFC 9293 3.6), here the client.
static void leaveTimeWait(void) {
  int client = openClient(IPV4, portOf(closing), SOCK_CLOEXEC);
  int server = must("accept", accept(closing, NULL, NULL));
  close(client);
  close(server);
}

// Sockets in TIME-WAIT in this network namespace, from the line "TCP: inuse 7 orphan 0 tw 200 ..." of
// /proc/net/sockstat, which counts them without walking any table.
static int countTimeWait(void) {
  char text[1024];
  int file = must("open sockstat", open("/proc/net/sockstat", O_RDONLY | O_CLOEXEC));
  int size = must("read sockstat", read(file, text, sizeof text - 1));
  close(file);
  text[size] = 0;
  const char *found = strstr(text, " tw ");
  return found ? atoi(found + 4) : 0;
}

int makeExtras(struct Extras extras) {
  int held = 0;
  for (; held < extras.bound; held++) openBound(SOCK_CLOEXEC);
  if (extras.notAccepted + extras.orphans > 0) {
    int waiting = openListener(IPV4, 0, extras.notAccepted + extras.orphans, SOCK_CLOEXEC);
    held += 1 + extras.notAccepted;
    for (int i = 0; i < extras.notAccepted; i++) openClient(IPV4, portOf(waiting), SOCK_CLOEXEC);
    for (int i = 0; i < extras.orphans; i++) close(openClient(IPV4, portOf(waiting), SOCK_CLOEXEC));
  }
  if (extras.timeWait > 0) {
    closing = openListener(IPV4, 0, 16, SOCK_CLOEXEC);
    held++;
    for (int i = 0; i < extras.timeWait; i++) leaveTimeWait();
  }
  return held;
}

void keepExtras(struct Extras extras) {
  if (extras.timeWait == 0) for (;;) pause();
  for (;;) {
    usleep(100000);
    for (int missing = extras.timeWait - countTimeWait(); missing > 0; missing--) leaveTimeWait();
  }
}
