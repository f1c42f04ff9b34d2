/* What the upstream answers, written once at its start: heads, bodies and the chunks of its streams. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECES = 50, SENTENCES = 19 };

struct text { char *bytes; size_t length; };
static struct text json_answer, stream_burst, stream_start, stream_piece, stream_end;

static void append(struct text *text, const char *bytes, size_t length) {
  text->bytes = realloc(text->bytes, text->length + length + 1);
  memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
  text->bytes[text->length] = 0;
}

static void append_event(struct text *text, const char *data) {
  char event[1024], size[16];
  int length = snprintf(event, sizeof event, "data: %s\n\n", data);
  append(text, size, (size_t)sprintf(size, "%x\r\n", length));
  append(text, event, (size_t)length);
  append(text, "\r\n", 2);
}

static void append_delta(struct text *text, const char *choices, const char *usage) {
  char data[900];
  snprintf(data, sizeof data, "{\"id\":\"chatcmpl-upstream-00000000000001\",\"object\":\"chat.completion.chunk\","
    "\"created\":1760000000,\"model\":\"upstream\",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_0000\","
    "\"choices\":[%s],\"usage\":%s}", choices, usage);
  append_event(text, data);
}

#define USAGE "{\"prompt_tokens\":210,\"completion_tokens\":130,\"total_tokens\":340," \
  "\"prompt_tokens_details\":{\"cached_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":0}}"

static void write_streams(void) {
  static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
    "Cache-Control: no-cache\r\nx-request-id: req_upstream\r\nTransfer-Encoding: chunked\r\n\r\n";
  append(&stream_start, head, sizeof head - 1);
  append_delta(&stream_start, "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
    "\"logprobs\":null,\"finish_reason\":null}", "null");
  append_delta(&stream_piece, "{\"index\":0,\"delta\":{\"content\":\" some words\"},"
    "\"logprobs\":null,\"finish_reason\":null}", "null");
  append_delta(&stream_end, "{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}", "null");
  append_delta(&stream_end, "", USAGE);
  append_event(&stream_end, "[DONE]");
  append(&stream_end, "0\r\n\r\n", 5);
  append(&stream_burst, stream_start.bytes, stream_start.length);
  for (int i = 0; i < PIECES; i++) append(&stream_burst, stream_piece.bytes, stream_piece.length);
  append(&stream_burst, stream_end.bytes, stream_end.length);
}

static void write_json(void) {
  struct text body = {0};
  static const char start[] = "{\"id\":\"chatcmpl-upstream-00000000000001\",\"object\":\"chat.completion\","
    "\"created\":1760000000,\"model\":\"upstream\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
    "\"content\":\"";
  append(&body, start, sizeof start - 1);
  for (int i = 0; i < SENTENCES; i++) append(&body, "Check the idle timeout of the balancer. ", 40);
  static const char tail[] = "\",\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":" USAGE
    ",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_0000\"}";
  append(&body, tail, sizeof tail - 1);
  char head[256];
  append(&json_answer, head, (size_t)sprintf(head, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    "x-request-id: req_upstream\r\nContent-Length: %zu\r\n\r\n", body.length));
  append(&json_answer, body.bytes, body.length);
  free(body.bytes);
}
