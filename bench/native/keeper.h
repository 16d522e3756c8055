// The first process of the crowd: it sees to the sockets that no process holds.
#ifndef KEEPER_H
#define KEEPER_H

struct Extras {
  // Connections that wait to be accepted: the client's end is held, the server's is not.
  int notAccepted;
  // The same, but the client has closed: its end is an orphan in FIN-WAIT-2, the server's waits in CLOSE-WAIT.
  int orphans;
  int timeWait;
  // TCP sockets that have a port and do nothing else. These are held.
  int bound;
};

// Makes all of them; returns how many sockets the keeper itself holds.
int makeExtras(struct Extras extras);

// Renews what TIME-WAIT the kernel has let go. Never returns.
void keepExtras(struct Extras extras);

#endif
