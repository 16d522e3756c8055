// One process of the crowd.
#ifndef WORKER_H
#define WORKER_H

#include "sockets.h"

#include <sys/types.h>

// What a worker tells when it has everything open.
struct Holding {
  int descriptors;
  // Not counting a listener that it was handed.
  int sockets;
};

// Starts a worker and waits until it holds that many descriptors and sockets. A worker that is handed a listener
// (-1: none) serves on it instead of on its own. Every tenth has two descriptors of its listener.
pid_t startWorker(int index, enum Kind kind, struct Holding wanted, int listener, struct Holding *held);

// The program of a worker, reached by exec: every worker has a name, arguments and memory of its own, as services do.
int runWorker(char **arguments);

#endif
