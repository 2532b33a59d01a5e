#ifndef CEXPAT_H
#define CEXPAT_H
#include <stddef.h>
#include <stdint.h>

// Expat's call-backs as a queue: feed some bytes, take the events they gave, feed more.
//
// Safe for files of strangers: no entity is ever declared (a document type with declarations of its own is an error),
// nothing outside the file is loaded, and nesting is bounded.

typedef struct cexpat_parser cexpat_parser;

enum cexpat_kind {
  CEXPAT_START = 1,
  CEXPAT_END = 2,
  CEXPAT_TEXT = 3,
  // The parser stopped; the event's text says why.
  CEXPAT_ERROR = 4
};

typedef struct {
  int32_t kind;
  // 1 for text inside a CDATA section.
  int32_t in_cdata;
  // Where the event stands in the input, in bytes.
  int64_t offset;
  int64_t length;
  // The element's name, the decoded text or the message; valid until the next feed.
  const char *text;
  size_t text_length;
  // Of a start: so many pairs of zero-terminated name and value, one after the other.
  const char *attributes;
  int32_t attribute_count;
} cexpat_event;

// Input is UTF-8, whatever it declares. NULL when memory is short.
cexpat_parser *cexpat_open(int32_t deepest);
void cexpat_close(cexpat_parser *parser);
// Forgets the events of the last feed. Does nothing after an error.
void cexpat_feed(cexpat_parser *parser, const uint8_t *bytes, size_t length, int32_t is_final);
// 1 and the next event of the last feed, or 0 when there is none.
int32_t cexpat_next(cexpat_parser *parser, cexpat_event *event);

#endif
