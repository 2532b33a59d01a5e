#ifndef CYAML_H
#define CYAML_H
#include <stddef.h>
#include <stdint.h>

// A face of libyaml's parser that Swift can see: libyaml's own structs are unions that change with its version.

typedef struct cyaml_parser cyaml_parser;

enum cyaml_kind {
  CYAML_ERROR = -1,
  CYAML_END = 0,
  CYAML_SCALAR = 1,
  CYAML_SEQUENCE_START = 2,
  CYAML_SEQUENCE_END = 3,
  CYAML_MAPPING_START = 4,
  CYAML_MAPPING_END = 5,
  CYAML_ALIAS = 6,
  CYAML_OTHER = 7
};

typedef struct {
  int32_t kind;
  // Where the event begins; lines and columns count from 0, columns in Unicode scalars.
  size_t line;
  size_t column;
  // Bytes of a scalar; valid until the next call.
  const uint8_t *value;
  size_t length;
  // 1 where the scalar is quoted or a block: it is text, whatever it looks like.
  int32_t quoted;
  // 1 where the node has an anchor or a tag of its own.
  int32_t decorated;
  // Of an error; valid until the parser is closed.
  const char *problem;
} cyaml_event;

// Bytes must outlive the parser. NULL when memory is short.
cyaml_parser *cyaml_open(const uint8_t *bytes, size_t length);
void cyaml_close(cyaml_parser *parser);
void cyaml_next(cyaml_parser *parser, cyaml_event *event);

#endif
