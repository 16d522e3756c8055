// measure WARMUPS ROUNDS FOLDER COMMAND [ARGUMENT]... [--- COMMAND [ARGUMENT]...]...
//
// Runs the commands in turn, round after round, each with its output in FOLDER/<number>.out and its complaints in
// FOLDER/<number>.err, and prints one JSON array with what each run cost: the CPU time of the whole tree of processes
// as the kernel accounted it to wait4(2), wall time, and the peak memory of the largest process. It is a small C
// program because a child's peak memory starts at that of the program that forked it. A command may begin with
// NAME=VALUE words for its environment.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_COMMANDS = 32 };

static double nowMs(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double ms(struct timeval time) { return time.tv_sec * 1e3 + time.tv_usec / 1e3; }

static void redirect(const char *path, int flags, int to) {
  int file = open(path, flags | O_CLOEXEC, 0644);
  if (file < 0 || dup2(file, to) < 0) {
    perror(path);
    _exit(126);
  }
}

static void start(char **command, const char *folder, int number) {
  char path[4096];
  redirect("/dev/null", O_RDONLY, 0);
  snprintf(path, sizeof path, "%s/%d.out", folder, number);
  redirect(path, O_WRONLY | O_CREAT | O_TRUNC, 1);
  snprintf(path, sizeof path, "%s/%d.err", folder, number);
  redirect(path, O_WRONLY | O_CREAT | O_TRUNC, 2);
  for (; *command && strchr(*command, '='); command++) putenv(*command);
  execvp(command[0], command);
  perror(command[0]);
  _exit(127);
}

static void runOnce(char **command, const char *folder, int number, int round, int counts) {
  double begun = nowMs(), wall = 0, user = 0, system = 0;
  long peak = 0;
  int status = 0;
  pid_t child = fork();
  if (child < 0) {
    perror("fork");
    exit(1);
  }
  if (child == 0) start(command, folder, number);
  // What the command started and did not wait for comes to this process, the subreaper, and is counted too.
  for (;;) {
    struct rusage usage;
    int ended;
    pid_t who = wait4(-1, &ended, 0, &usage);
    if (who < 0 && errno == EINTR) continue;
    if (who < 0) break;
    user += ms(usage.ru_utime);
    system += ms(usage.ru_stime);
    if (usage.ru_maxrss > peak) peak = usage.ru_maxrss;
    if (who != child) continue;
    wall = nowMs() - begun;
    status = WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
  }
  if (!counts) return;
  static const char *separator = "";
  printf("%s{\"command\":%d,\"round\":%d,\"status\":%d,\"wallMs\":%.3f,\"userMs\":%.3f,\"systemMs\":%.3f,\"peakKiB\":%ld}",
         separator, number, round, status, wall, user, system, peak);
  fflush(stdout); // or the next child would inherit the text and print it again
  separator = ",\n";
}

int main(int count, char **arguments) {
  char **commands[MAX_COMMANDS];
  int number = 0;
  for (int i = 4; i < count && number < MAX_COMMANDS; i++) {
    if (i == 4 || arguments[i - 1] == NULL) commands[number++] = arguments + i;
    if (strcmp(arguments[i], "---") == 0) arguments[i] = NULL;
  }
  if (number == 0) {
    fprintf(stderr, "usage: measure WARMUPS ROUNDS FOLDER COMMAND [ARGUMENT]... [--- COMMAND [ARGUMENT]...]...\n");
    return 2;
  }
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  int warmups = atoi(arguments[1]), rounds = atoi(arguments[2]);
  printf("[");
  fflush(stdout);
  for (int round = 0; round < warmups + rounds; round++) {
    for (int i = 0; i < number; i++) runOnce(commands[i], arguments[3], i, round - warmups, round >= warmups);
  }
  printf("]\n");
  return 0;
}
