// load [OPTION VALUE]... PROCESSES DESCRIPTORS SOCKETS
//
// Starts that many processes, which together hold that many descriptors, that many of them TCP and UDP sockets. When
// all is open it prints one line of JSON that says what there is, and stays until it is killed. It is meant to run in
// a network and pid namespace of its own, with the loopback interface up and tcp_fin_timeout raised (an orphan in
// FIN-WAIT-2 lives only that long).
//
//   -s N     N listeners that four processes each hold together, as the workers of one server do
//   -p PORT  the first of those listens here
//   -n N     N connections that nobody accepts            -o N  N orphans in FIN-WAIT-2 (and their waiting far ends)
//   -t N     N sockets in TIME-WAIT, renewed as they end  -b N  N TCP sockets that are only bound
#define _GNU_SOURCE
#include "keeper.h"
#include "sockets.h"
#include "worker.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SHARERS = 4 };

static struct Extras extras;
static int shared, sharedPort;

static void readOptions(int count, char **arguments) {
  for (int option; (option = getopt(count, arguments, "s:p:n:o:t:b:")) != -1;) {
    int value = optarg ? atoi(optarg) : 0;
    switch (option) {
      case 's': shared = value; break;
      case 'p': sharedPort = value; break;
      case 'n': extras.notAccepted = value; break;
      case 'o': extras.orphans = value; break;
      case 't': extras.timeWait = value; break;
      case 'b': extras.bound = value; break;
      default: exit(2);
    }
  }
}

// The even share of `total` that worker `index` of `workers` gets; all shares add up to the total.
static int shareOf(int total, int index, int workers) {
  return (long)total * (index + 1) / workers - (long)total * index / workers;
}

int main(int count, char **arguments) {
  if (count > 5 && strcmp(arguments[1], "--worker") == 0) return runWorker(arguments);
  readOptions(count, arguments);
  int workers = count - optind == 3 ? atoi(arguments[optind]) : 0;
  // Shared listeners belong to the second half, so that looking for one from the first pid on takes a while.
  int firstSharer = workers / 2;
  if (workers < 1 || firstSharer + shared * SHARERS > workers) {
    fprintf(stderr, "usage: load [OPTION VALUE]... PROCESSES DESCRIPTORS SOCKETS (8 processes for each shared listener)\n");
    return 2;
  }
  struct rlimit descriptors;
  getrlimit(RLIMIT_NOFILE, &descriptors);
  descriptors.rlim_cur = descriptors.rlim_max;
  setrlimit(RLIMIT_NOFILE, &descriptors);
  signal(SIGCHLD, SIG_IGN);
  prctl(PR_SET_PDEATHSIG, SIGKILL);

  struct Holding total = {.sockets = shared};
  pid_t holders[SHARERS] = {0};
  int listener = -1;
  for (int i = 0; i < workers; i++) {
    int turn = i - firstSharer, sharer = turn >= 0 && turn < shared * SHARERS;
    enum Kind kind = kindOf(sharer ? turn / SHARERS : i);
    if (sharer && turn % SHARERS == 0) listener = openListener(kind, turn == 0 ? sharedPort : 0, 64, SOCK_CLOEXEC);
    struct Holding wanted = {shareOf(atoi(arguments[optind + 1]), i, workers),
                             shareOf(atoi(arguments[optind + 2]), i, workers)};
    struct Holding held;
    pid_t worker = startWorker(i, kind, wanted, sharer ? listener : -1, &held);
    total.descriptors += held.descriptors;
    total.sockets += held.sockets;
    if (sharer && turn < SHARERS) holders[turn] = worker;
    if (sharer && turn % SHARERS == SHARERS - 1) close(listener);
  }
  int kept = makeExtras(extras);
  printf("{\"processes\":%d,\"descriptors\":%d,\"held\":%d,\"bound\":%d,\"notAccepted\":%d,\"orphans\":%d,\"timeWait\":%d,"
         "\"port\":%d,\"holders\":[%d,%d,%d,%d]}\n",
         workers + 1, total.descriptors + 3 + kept, total.sockets + kept, extras.bound,
         extras.notAccepted + extras.orphans, extras.orphans, extras.timeWait, sharedPort, holders[0], holders[1],
         holders[2], holders[3]);
  fflush(stdout);
  keepExtras(extras);
}
