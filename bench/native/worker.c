#define _GNU_SOURCE
#include "worker.h"
#include "sockets.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

// Where a worker finds what it was handed.
enum { REPORT = 3, HANDED = 4 };

static int holdPairs(int listener, enum Kind kind, int sockets) {
  int port = portOf(listener), made = 0;
  for (; made + 2 <= sockets; made += 2) {
    openClient(kind, port, 0);
    must("accept", accept(listener, NULL, NULL));
  }
  return made;
}

static int holdSockets(enum Kind kind, int wanted, int handed) {
  int made = 0;
  if (handed) made += holdPairs(HANDED, kind, wanted);
  else if (wanted > 0) {
    int listener = openListener(kind, 0, 64, 0);
    made += 1 + holdPairs(listener, kind, wanted - 2);
  }
  // By pid, because workers that all have the same number of sockets would all come out alike.
  for (; made < wanted; made++) openUdp(kind == DUAL_STACK ? IPV6 : kind, (made + getpid()) % 2, 0);
  return made;
}

// Something that is not a network socket; returns how many descriptors it took.
static int holdOther(int which, int room) {
  int ends[2];
  switch (which % 5) {
    case 0: must("open", open("/dev/null", O_RDONLY)); return 1;
    case 1: must("open", open("/etc/passwd", O_RDONLY)); return 1;
    case 2: must("eventfd", eventfd(0, 0)); return 1;
    case 3: must("epoll_create1", epoll_create1(0)); return 1;
    default:
      if (room < 2) return holdOther(0, room);
      must("pipe", pipe(ends));
      return 2;
  }
}

int runWorker(char **arguments) {
  enum Kind kind = atoi(arguments[2]);
  int wanted = atoi(arguments[3]), handed = atoi(arguments[5]), twice = atoi(arguments[6]);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NAME, arguments[0]);
  struct Holding held = {.sockets = holdSockets(kind, atoi(arguments[4]), handed)};
  held.descriptors = 3 + handed + held.sockets;
  if (twice && handed + held.sockets > 0) {
    must("dup", dup(HANDED)); // the listener, handed or its own, has this number either way
    held.descriptors++;
  }
  for (int i = 0; held.descriptors < wanted; i++) held.descriptors += holdOther(i, wanted - held.descriptors);
  must("write", write(REPORT, &held, sizeof held));
  close(REPORT);
  for (;;) pause();
}

pid_t startWorker(int index, enum Kind kind, struct Holding wanted, int listener, struct Holding *held) {
  int report[2];
  must("pipe", pipe2(report, O_CLOEXEC));
  pid_t worker = must("fork", fork());
  if (worker == 0) {
    char name[16], kindText[12], descriptors[12], sockets[12], settings[64];
    snprintf(name, sizeof name, "service-%d", index);
    snprintf(kindText, sizeof kindText, "%d", kind);
    snprintf(descriptors, sizeof descriptors, "%d", wanted.descriptors);
    snprintf(sockets, sizeof sockets, "%d", wanted.sockets);
    snprintf(settings, sizeof settings, "/srv/service-%d/settings.json", index);
    // Out of the way first: either of the two may be sitting on the other's number.
    int reportCopy = must("dup", fcntl(report[1], F_DUPFD_CLOEXEC, 10));
    int listenerCopy = listener < 0 ? -1 : must("dup", fcntl(listener, F_DUPFD_CLOEXEC, 10));
    must("dup2", dup2(reportCopy, REPORT));
    if (listener >= 0) must("dup2", dup2(listenerCopy, HANDED));
    execl("/proc/self/exe", name, "--worker", kindText, descriptors, sockets, listener < 0 ? "0" : "1",
          index % 10 == 0 ? "1" : "0", "--settings", settings, NULL);
    perror("exec");
    _exit(1);
  }
  close(report[1]);
  if (read(report[0], held, sizeof *held) != sizeof *held) {
    fprintf(stderr, "load: worker %d ended before it was ready\n", index);
    exit(1);
  }
  close(report[0]);
  return worker;
}
