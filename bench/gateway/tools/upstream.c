/* The upstream of the comparison: answers chat completions on loopback, at the price of a few microseconds each, so
 * that what is measured is the proxy before it.
 *
 *   upstream PORT
 *
 * POST to any path: what the request's model begins with says how it is answered.
 *   plain   a JSON answer at once            late    the same, 20 ms later
 *   burst   a stream of 54 events at once    paced   a stream whose 50 pieces of text come 5 ms apart
 *   held    the beginning of a stream, and then nothing until the client leaves
 * GET /stats: how many requests and connections came, and how many streams are held, as JSON.
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
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include "answers.h"

enum { MOST_FILES = 16384, MOST_BYTES = 1 << 20 };
enum { LATE_NS = 20000000, PACE_NS = 5000000 };
enum wait { NOT_WAITING = -1, WAIT_LATE, WAIT_PACE, WAITS };

struct peer {
  int fd, step, gone;
  enum wait waiting;
  uint64_t due_ns;
  struct peer *before, *after;
  size_t in_length, in_room, out_length, out_sent, out_room;
  char *in, *out;
};

/* Every wait of a kind is equally long, so whoever began first is done first: a queue serves as the clock's list. */
static struct { struct peer *first, *last; uint64_t length_ns; } queues[WAITS] = {
  [WAIT_LATE] = {0, 0, LATE_NS}, [WAIT_PACE] = {0, 0, PACE_NS}};
static uint64_t requests, connections, held;
static int poller;

static uint64_t now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void enqueue(struct peer *peer, enum wait kind) {
  peer->waiting = kind;
  peer->due_ns = now_ns() + queues[kind].length_ns;
  peer->after = 0;
  peer->before = queues[kind].last;
  if (peer->before) peer->before->after = peer; else queues[kind].first = peer;
  queues[kind].last = peer;
}

static void dequeue(struct peer *peer) {
  if (peer->waiting == NOT_WAITING) return;
  if (peer->before) peer->before->after = peer->after; else queues[peer->waiting].first = peer->after;
  if (peer->after) peer->after->before = peer->before; else queues[peer->waiting].last = peer->before;
  peer->waiting = NOT_WAITING;
}

static void release(struct peer *peer) {
  free(peer->in);
  free(peer->out);
  free(peer);
}

static void watch(struct peer *peer, int operation, uint32_t events) {
  struct epoll_event event = {.events = events, .data.ptr = peer};
  epoll_ctl(poller, operation, peer->fd, &event);
}

/* What is gone is freed after the round of events, which may still name it. */
static void leave(struct peer *peer) {
  if (peer->gone) return;
  peer->gone = 1;
  if (peer->step < 0) held--;
  dequeue(peer);
  close(peer->fd);
}

static void put(struct peer *peer, const char *bytes, size_t length) {
  if (peer->out_length == 0) {
    ssize_t sent = send(peer->fd, bytes, length, MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) { leave(peer); return; }
    if (sent > 0) { bytes += sent; length -= (size_t)sent; }
    if (length == 0) return;
    watch(peer, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
  }
  if (peer->out_length + length > peer->out_room) {
    peer->out_room = 2 * (peer->out_length + length);
    peer->out = realloc(peer->out, peer->out_room);
  }
  memcpy(peer->out + peer->out_length, bytes, length);
  peer->out_length += length;
}

static void flush(struct peer *peer) {
  ssize_t sent = send(peer->fd, peer->out + peer->out_sent, peer->out_length - peer->out_sent, MSG_NOSIGNAL);
  if (sent < 0 && errno != EAGAIN) { leave(peer); return; }
  if (sent > 0) peer->out_sent += (size_t)sent;
  if (peer->out_sent < peer->out_length) return;
  peer->out_sent = peer->out_length = 0;
  watch(peer, EPOLL_CTL_MOD, EPOLLIN);
}

static void put_text(struct peer *peer, const struct text *text) { put(peer, text->bytes, text->length); }
static int is(const char *model, const char *word) { return strncmp(model, word, strlen(word)) == 0; }

static void refuse(struct peer *peer, const char *status) {
  char answer[128];
  put(peer, answer, (size_t)sprintf(answer, "HTTP/1.1 %s\r\nContent-Length: 0\r\n\r\n", status));
}

static void answer(struct peer *peer, const char *body, size_t length) {
  static const char key[] = "\"model\":\"";
  requests++;
  const char *found = memmem(body, length, key, sizeof key - 1);
  const char *model = found ? found + sizeof key - 1 : "";
  if (is(model, "plain")) put_text(peer, &json_answer);
  else if (is(model, "late")) enqueue(peer, WAIT_LATE);
  else if (is(model, "burst")) put_text(peer, &stream_burst);
  else if (is(model, "paced") || is(model, "held")) {
    put_text(peer, &stream_start);
    if (peer->gone) return;
    if (is(model, "paced")) { peer->step = 0; enqueue(peer, WAIT_PACE); }
    else { peer->step = -1; held++; put_text(peer, &stream_piece); }
  } else refuse(peer, "404 Not Found");
}

static void go_on(struct peer *peer) {
  enum wait kind = peer->waiting;
  dequeue(peer);
  if (kind == WAIT_LATE) put_text(peer, &json_answer);
  else if (peer->step++ < PIECES) { put_text(peer, &stream_piece); if (!peer->gone) enqueue(peer, WAIT_PACE); }
  else { peer->step = 0; put_text(peer, &stream_end); }
}

static void tell(struct peer *peer) {
  char body[160], text[320];
  int length = sprintf(body, "{\"requests\":%lu,\"connections\":%lu,\"held\":%lu}", requests, connections, held);
  put(peer, text, (size_t)sprintf(text,
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", length, body));
}

/* Takes one whole request off the front of what was read; 0 when there is none yet. */
static int take(struct peer *peer) {
  peer->in[peer->in_length] = 0;
  char *end = strstr(peer->in, "\r\n\r\n");
  if (!end) return 0;
  size_t head = (size_t)(end + 4 - peer->in), body = 0;
  int is_get = strncmp(peer->in, "GET ", 4) == 0, has_length = is_get;
  for (char *line = strstr(peer->in, "\r\n"); line && line < end; line = strstr(line + 2, "\r\n"))
    if (strncasecmp(line + 2, "content-length:", 15) == 0) { body = strtoul(line + 17, 0, 10); has_length = 1; }
  if (!has_length || head + body >= MOST_BYTES) { refuse(peer, "411 Length Required"); leave(peer); return 0; }
  if (peer->in_length < head + body) return 0;
  if (is_get) tell(peer); else answer(peer, peer->in + head, body);
  peer->in_length -= head + body;
  memmove(peer->in, peer->in + head + body, peer->in_length);
  return !peer->gone;
}

static void read_some(struct peer *peer) {
  if (peer->in_room - peer->in_length < 2) {
    if (peer->in_room >= MOST_BYTES) { leave(peer); return; }
    peer->in_room = peer->in_room ? 4 * peer->in_room : 4096;
    peer->in = realloc(peer->in, peer->in_room);
  }
  ssize_t got = recv(peer->fd, peer->in + peer->in_length, peer->in_room - peer->in_length - 1, 0);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0) { leave(peer); return; }
  peer->in_length += (size_t)got;
  while (peer->in_length > 0 && take(peer)) { }
}

static void welcome(int listener) {
  int on = 1, fd;
  while ((fd = accept4(listener, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct peer *peer = calloc(1, sizeof *peer);
    peer->fd = fd;
    peer->waiting = NOT_WAITING;
    connections++;
    watch(peer, EPOLL_CTL_ADD, EPOLLIN);
  }
}

static int listen_on(int port) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port),
    .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096)) {
    fprintf(stderr, "error: cannot listen on 127.0.0.1:%d: %s; choose another port\n", port, strerror(errno));
    exit(1);
  }
  return listener;
}

static struct timespec until_next(void) {
  uint64_t now = now_ns(), next = now + 60000000000u;
  for (int i = 0; i < WAITS; i++)
    if (queues[i].first && queues[i].first->due_ns < next) next = queues[i].first->due_ns;
  uint64_t rest = next > now ? next - now : 0;
  return (struct timespec){(time_t)(rest / 1000000000u), (long)(rest % 1000000000u)};
}

int main(int count, char **arguments) {
  if (count != 2) { fprintf(stderr, "usage: upstream PORT\n"); return 2; }
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max < MOST_FILES ? files.rlim_max : MOST_FILES;
  setrlimit(RLIMIT_NOFILE, &files);
  signal(SIGPIPE, SIG_IGN);
  write_json();
  write_streams();
  int listener = listen_on(atoi(arguments[1]));
  poller = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event knock = {.events = EPOLLIN, .data.ptr = 0}, events[256];
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &knock);
  for (;;) {
    struct timespec rest = until_next();
    int happened = epoll_pwait2(poller, events, 256, &rest, 0);
    for (int i = 0; i < happened; i++) {
      struct peer *peer = events[i].data.ptr;
      if (!peer) { welcome(listener); continue; }
      if (events[i].events & EPOLLOUT) flush(peer);
      if (!peer->gone && events[i].events & ~(uint32_t)EPOLLOUT) read_some(peer);
      if (peer->gone) release(peer);
    }
    for (int kind = 0; kind < WAITS; kind++) {
      uint64_t now = now_ns();
      while (queues[kind].first && queues[kind].first->due_ns <= now) {
        struct peer *peer = queues[kind].first;
        go_on(peer);
        if (peer->gone) release(peer);
      }
    }
  }
}
