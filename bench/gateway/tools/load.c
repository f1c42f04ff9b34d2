/* The load of the comparison: sends one request over and over and keeps count of the answers.
 *
 *   load ADDRESS:PORT BODYFILE CONNECTIONS SECONDS RATE [HEADER]...
 *
 * With a RATE of 0 every connection sends as soon as its last answer is whole. With another, so many requests fall due
 * each second whatever becomes of them, and latency counts from then: a slow proxy cannot slow down its own test.
 * After SECONDS nothing new is sent; what is under way is awaited, so the count is of all work that was caused.
 * Only addresses in 127.0.0.0/8 are taken. Prints one line of JSON.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include "answer.h"
#include "latency.h"

enum { MOST_CONNECTIONS = 4096, MOST_SECONDS = 120, MOST_RATE = 200000, MOST_BODY = 1 << 20, MOST_HEADERS = 8192 };
enum { MOST_REQUESTS = 50000000, DRAIN_SECONDS = 10, BUFFER = 1 << 17 };
enum phase { CLOSED, CONNECTING, IDLE, BUSY };

struct line {
  int fd;
  enum phase phase;
  size_t sent;
  uint64_t due_ns;
  struct answer answer;
  struct line *next_idle;
};

static struct sockaddr_in target;
static struct line *lines, *idle;
static char *request;
static size_t request_length;
static double rate;
static uint64_t begin_ns, end_ns, began, under_way, completed, failed, refused, events, done, smallest = UINT64_MAX;
static uint64_t statuses[6];
static struct latencies whole, first;
static int poller;

static uint64_t now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void watch(struct line *line, int operation, uint32_t what) {
  struct epoll_event event = {.events = what, .data.ptr = line};
  epoll_ctl(poller, operation, line->fd, &event);
}

static void open_line(struct line *line) {
  int on = 1;
  line->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  setsockopt(line->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect(line->fd, (struct sockaddr *)&target, sizeof target) && errno != EINPROGRESS) {
    refused++;
    close(line->fd);
    line->phase = CLOSED;
    return;
  }
  line->phase = CONNECTING;
  watch(line, EPOLL_CTL_ADD, EPOLLIN | EPOLLOUT);
}

static void reopen(struct line *line) {
  if (line->phase == IDLE && rate > 0)
    for (struct line **at = &idle; *at; at = &(*at)->next_idle)
      if (*at == line) { *at = line->next_idle; break; }
  close(line->fd);
  line->phase = CLOSED;
  // A proxy that accepts nothing must not be asked without end.
  if (refused + failed < MOST_CONNECTIONS && now_ns() < end_ns) open_line(line);
}

static void give_up(struct line *line) {
  if (line->phase == BUSY) { failed++; under_way--; }
  if (line->phase == CONNECTING) refused++;
  reopen(line);
}

static void push(struct line *line) {
  ssize_t sent = send(line->fd, request + line->sent, request_length - line->sent, MSG_NOSIGNAL);
  if (sent < 0 && errno != EAGAIN) { give_up(line); return; }
  int had_rest = line->sent > 0;
  if (sent > 0) line->sent += (size_t)sent;
  int has_rest = line->sent < request_length;
  if (has_rest != had_rest) watch(line, EPOLL_CTL_MOD, has_rest ? EPOLLIN | EPOLLOUT : EPOLLIN);
}

static void ask(struct line *line, uint64_t due_ns) {
  began++;
  under_way++;
  line->phase = BUSY;
  line->sent = 0;
  line->due_ns = due_ns;
  answer_reset(&line->answer);
  push(line);
}

static void rest(struct line *line) {
  line->phase = IDLE;
  if (rate > 0) {
    line->next_idle = idle;
    idle = line;
    return;
  }
  uint64_t now = now_ns();
  if (now < end_ns && began < MOST_REQUESTS) ask(line, now);
}

static void finish(struct line *line) {
  struct answer *answer = &line->answer;
  completed++;
  under_way--;
  latency_add(&whole, now_ns() - line->due_ns);
  latency_add(&first, answer->first_ns - line->due_ns);
  statuses[answer->status >= 100 && answer->status < 600 ? answer->status / 100 : 0]++;
  events += answer->events;
  done += answer_is_done(answer);
  if (answer->bytes < smallest) smallest = answer->bytes;
  if (answer->closes) reopen(line); else rest(line);
}

static void hear(struct line *line) {
  static char buffer[BUFFER];
  ssize_t got = recv(line->fd, buffer, sizeof buffer, 0);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0 || line->phase != BUSY) { give_up(line); return; }
  if (!line->answer.first_ns) line->answer.first_ns = now_ns();
  switch (answer_read(&line->answer, buffer, (size_t)got)) {
    case WHOLE: finish(line); break;
    case BROKEN: give_up(line); break;
    case MORE: break;
  }
}

static void happen(struct line *line, uint32_t what) {
  if (line->phase == CONNECTING) {
    int problem = 0;
    socklen_t size = sizeof problem;
    getsockopt(line->fd, SOL_SOCKET, SO_ERROR, &problem, &size);
    if (problem) { give_up(line); return; }
    if (what & EPOLLOUT) { watch(line, EPOLL_CTL_MOD, EPOLLIN); rest(line); }
    return;
  }
  if (what & EPOLLOUT && line->phase == BUSY && line->sent < request_length) push(line);
  if (what & ~(uint32_t)EPOLLOUT && line->phase != CLOSED) hear(line);
}

/* Sends what has fallen due; says when the next thing will. */
static uint64_t send_due(uint64_t now) {
  static uint64_t sent;
  while (rate > 0 && now < end_ns) {
    uint64_t due = begin_ns + (uint64_t)((double)sent * 1e9 / rate);
    if (due > now) return due;
    if (!idle) break;
    struct line *line = idle;
    idle = line->next_idle;
    sent++;
    ask(line, due);
  }
  return now < end_ns ? end_ns : now + 50000000;
}

static void run(int count) {
  uint64_t last = end_ns + DRAIN_SECONDS * 1000000000ull;
  struct epoll_event happened[512];
  lines = calloc((size_t)count, sizeof *lines);
  for (int i = 0; i < count; i++) open_line(&lines[i]);
  for (;;) {
    uint64_t now = now_ns();
    if ((now >= end_ns && !under_way) || now >= last || refused + failed >= MOST_CONNECTIONS) return;
    uint64_t next = send_due(now), wait = next > now ? next - now : 0;
    struct timespec rest = {(time_t)(wait / 1000000000u), (long)(wait % 1000000000u)};
    int got = epoll_pwait2(poller, happened, 512, &rest, 0);
    for (int i = 0; i < got; i++) happen(happened[i].data.ptr, happened[i].events);
  }
}

static void print(double seconds) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  double cpu = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
    + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  printf("{\"completed\":%lu,\"failed\":%lu,\"unfinished\":%lu,\"refused\":%lu,\"ok\":%lu,\"events\":%lu,\"done\":%lu,"
    "\"smallestBody\":%lu,\"seconds\":%.4f,\"p50Us\":%.1f,\"p99Us\":%.1f,\"p999Us\":%.1f,\"firstP50Us\":%.1f,"
    "\"firstP99Us\":%.1f,\"loadCpuSeconds\":%.4f}\n", completed, failed, under_way, refused, statuses[2], events, done,
    completed ? smallest : 0, seconds, latency_us(&whole, 0.5), latency_us(&whole, 0.99), latency_us(&whole, 0.999),
    latency_us(&first, 0.5), latency_us(&first, 0.99), cpu);
}

static int fail(const char *what, const char *way_out) {
  fprintf(stderr, "error: %s; %s\n", what, way_out);
  return 2;
}

static int read_target(char *text) {
  char *colon = strrchr(text, ':');
  if (!colon) return 0;
  *colon = 0;
  target = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(colon + 1))};
  return inet_pton(AF_INET, text, &target.sin_addr) == 1 && ntohl(target.sin_addr.s_addr) >> 24 == 127;
}

static int read_request(const char *file, char **headers, int count) {
  FILE *body = fopen(file, "rb");
  if (!body) return 0;
  char *bytes = malloc(MOST_BODY), more[MOST_HEADERS] = "";
  size_t length = fread(bytes, 1, MOST_BODY, body);
  fclose(body);
  for (int i = 0; i < count; i++) {
    if (strlen(more) + strlen(headers[i]) + 3 > sizeof more) return 0;
    strcat(strcat(more, headers[i]), "\r\n");
  }
  request = malloc(MOST_BODY + 2 * MOST_HEADERS);
  int head = sprintf(request, "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: */*\r\n"
    "Content-Type: application/json\r\n%sContent-Length: %zu\r\n\r\n", ntohs(target.sin_port), more, length);
  memcpy(request + head, bytes, length);
  request_length = (size_t)head + length;
  return length > 0;
}

int main(int count, char **arguments) {
  if (count < 6) return fail("too few arguments", "load ADDRESS:PORT BODYFILE CONNECTIONS SECONDS RATE [HEADER]...");
  int connections = atoi(arguments[3]);
  double seconds = atof(arguments[4]);
  rate = atof(arguments[5]);
  if (!read_target(arguments[1])) return fail("the target is not on loopback", "write 127.0.0.1:PORT");
  if (connections < 1 || connections > MOST_CONNECTIONS) return fail("CONNECTIONS", "allowed: 1 to 4096");
  if (!(seconds > 0) || seconds > MOST_SECONDS) return fail("SECONDS", "allowed: above 0, at most 120");
  if (!(rate >= 0) || rate > MOST_RATE) return fail("RATE", "allowed: 0 to 200000");
  if (!read_request(arguments[2], arguments + 6, count - 6)) return fail(arguments[2], "name a readable body");
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  signal(SIGPIPE, SIG_IGN);
  poller = epoll_create1(EPOLL_CLOEXEC);
  begin_ns = now_ns();
  end_ns = begin_ns + (uint64_t)(seconds * 1e9);
  run(connections);
  print((double)(now_ns() - begin_ns) / 1e9);
  return 0;
}
