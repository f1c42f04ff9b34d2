/* Reads one HTTP/1.1 answer as it comes in pieces, and looks at its body only as far as the checks need. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_HEAD = 8192, TAIL = 24 };
enum progress { MORE, WHOLE, BROKEN };
enum part { HEAD, BODY_OF_LENGTH, CHUNK_SIZE, CHUNK_REST_OF_LINE, CHUNK_DATA, CHUNK_END, TRAILER, TRAILER_LINE };

struct answer {
  enum part part;
  int status, closes, at_line_start;
  size_t head_length, left, tail_length;
  uint64_t first_ns, bytes, events;
  char head[MOST_HEAD], tail[2 * TAIL];
};

static void answer_reset(struct answer *answer) {
  memset(answer, 0, offsetof(struct answer, head));
}

/* Counts the blank lines, each of which ends an event, and keeps the last bytes. */
static void body_seen(struct answer *answer, const char *bytes, size_t length) {
  answer->bytes += length;
  for (const char *at = bytes, *end = bytes + length; at < end;) {
    if (answer->at_line_start && *at == '\n') answer->events++;
    if (answer->at_line_start && *at == '\r') { at++; continue; }
    const char *line_end = memchr(at, '\n', (size_t)(end - at));
    answer->at_line_start = line_end != 0;
    if (!line_end) break;
    at = line_end + 1;
  }
  size_t fresh = length < TAIL ? length : TAIL, kept = answer->tail_length < TAIL ? answer->tail_length : TAIL;
  memmove(answer->tail, answer->tail + answer->tail_length - kept, kept);
  memcpy(answer->tail + kept, bytes + length - fresh, fresh);
  answer->tail_length = kept + fresh;
}

static int answer_is_done(const struct answer *answer) {
  return memmem(answer->tail, answer->tail_length, "[DONE]", 6) != 0;
}

static enum progress head_seen(struct answer *answer) {
  answer->status = atoi(answer->head + 9);
  answer->part = HEAD;
  for (char *line = strstr(answer->head, "\r\n"); line; line = strstr(line + 2, "\r\n")) {
    if (strncasecmp(line + 2, "content-length:", 15) == 0) {
      answer->left = strtoul(line + 17, 0, 10);
      answer->part = BODY_OF_LENGTH;
    } else if (strncasecmp(line + 2, "transfer-encoding: chunked", 26) == 0) {
      answer->left = 0;
      answer->part = CHUNK_SIZE;
    } else if (strncasecmp(line + 2, "connection: close", 17) == 0) answer->closes = 1;
  }
  // A body that only the end of the connection ends cannot be told from a cut one.
  if (answer->part == HEAD) return BROKEN;
  return answer->part == BODY_OF_LENGTH && answer->left == 0 ? WHOLE : MORE;
}

static enum progress chunk_frame_seen(struct answer *answer, char byte) {
  switch (answer->part) {
    case CHUNK_SIZE: {
      int letter = byte | 32;
      int digit = byte >= '0' && byte <= '9' ? byte - '0' : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
      if (digit >= 0) { answer->left = 16 * answer->left + (size_t)digit; return MORE; }
      answer->part = CHUNK_REST_OF_LINE;
      return byte == '\r' || byte == ';' ? MORE : BROKEN;
    }
    case CHUNK_REST_OF_LINE:
      if (byte == '\n') answer->part = answer->left ? CHUNK_DATA : TRAILER;
      return MORE;
    case CHUNK_END:
      if (byte == '\n') answer->part = CHUNK_SIZE;
      return MORE;
    case TRAILER:
      if (byte == '\n') return WHOLE;
      if (byte != '\r') answer->part = TRAILER_LINE;
      return MORE;
    default:
      if (byte == '\n') answer->part = TRAILER;
      return MORE;
  }
}

static enum progress answer_read(struct answer *answer, const char *bytes, size_t length) {
  enum progress progress = MORE;
  if (answer->part == HEAD) {
    size_t before = answer->head_length, room = MOST_HEAD - 1 - before, taken = length < room ? length : room;
    memcpy(answer->head + before, bytes, taken);
    answer->head[before + taken] = 0;
    char *end = strstr(answer->head, "\r\n\r\n");
    answer->head_length = before + taken;
    if (!end) return taken == room ? BROKEN : MORE;
    size_t used = (size_t)(end + 4 - answer->head) - before;
    end[2] = 0;
    bytes += used;
    length -= used;
    progress = head_seen(answer);
  }
  while (length > 0 && progress == MORE) {
    if (answer->part != BODY_OF_LENGTH && answer->part != CHUNK_DATA) {
      progress = chunk_frame_seen(answer, *bytes++);
      length--;
      continue;
    }
    size_t piece = length < answer->left ? length : answer->left;
    body_seen(answer, bytes, piece);
    bytes += piece;
    length -= piece;
    answer->left -= piece;
    if (answer->left > 0) continue;
    if (answer->part == BODY_OF_LENGTH) progress = WHOLE; else answer->part = CHUNK_END;
  }
  // Nothing was asked that could be the cause of more bytes.
  return progress == WHOLE && length > 0 ? BROKEN : progress;
}
