#include "cexpat.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  int32_t kind;
  int32_t in_cdata;
  int64_t offset;
  int64_t length;
  size_t text;
  size_t text_length;
  size_t attributes;
  int32_t attribute_count;
} queued;

struct cexpat_parser {
  XML_Parser expat;
  queued *events;
  size_t count, capacity, taken;
  char *arena;
  size_t arena_length, arena_capacity;
  int32_t depth, deepest, in_cdata, stopped;
};

static void stop(cexpat_parser *self, const char *message);

// Makes room for so many more bytes of text; 0 when memory is short.
static int reserve(cexpat_parser *self, size_t more) {
  if (self->arena_length + more <= self->arena_capacity) return 1;
  size_t capacity = (self->arena_length + more) * 2;
  char *arena = realloc(self->arena, capacity);
  if (!arena) return 0;
  self->arena = arena;
  self->arena_capacity = capacity;
  return 1;
}

static size_t put(cexpat_parser *self, const char *text, size_t length) {
  size_t at = self->arena_length;
  memcpy(self->arena + at, text, length);
  self->arena[at + length] = 0;
  self->arena_length += length + 1;
  return at;
}

static queued *push(cexpat_parser *self, int32_t kind, const char *text, size_t length) {
  if (self->count == self->capacity) {
    size_t capacity = self->capacity ? self->capacity * 2 : 256;
    queued *events = realloc(self->events, capacity * sizeof *events);
    if (!events) return NULL;
    self->events = events;
    self->capacity = capacity;
  }
  if (!reserve(self, length + 1)) return NULL;
  queued *event = &self->events[self->count++];
  *event = (queued){.kind = kind, .in_cdata = self->in_cdata};
  event->offset = XML_GetCurrentByteIndex(self->expat);
  event->length = XML_GetCurrentByteCount(self->expat);
  event->text = put(self, text, length);
  event->text_length = length;
  return event;
}

static void stop(cexpat_parser *self, const char *message) {
  if (self->stopped) return;
  self->stopped = 1;
  push(self, CEXPAT_ERROR, message, strlen(message));
  XML_StopParser(self->expat, XML_FALSE);
}

static void on_start(void *data, const XML_Char *name, const XML_Char **attributes) {
  cexpat_parser *self = data;
  if (self->stopped) return;
  if (++self->depth > self->deepest) return stop(self, "elements are nested too deeply");
  queued *event = push(self, CEXPAT_START, name, strlen(name));
  if (!event) return stop(self, "out of memory");
  event->attributes = self->arena_length;
  for (const XML_Char **at = attributes; *at; at++) {
    size_t length = strlen(*at);
    if (!reserve(self, length + 1)) return stop(self, "out of memory");
    put(self, *at, length);
    if ((at - attributes) % 2) event->attribute_count++;
  }
}

static void on_end(void *data, const XML_Char *name) {
  cexpat_parser *self = data;
  if (self->stopped) return;
  self->depth--;
  if (!push(self, CEXPAT_END, name, strlen(name))) stop(self, "out of memory");
}

static void on_text(void *data, const XML_Char *text, int length) {
  cexpat_parser *self = data;
  if (self->stopped) return;
  if (!push(self, CEXPAT_TEXT, text, (size_t)length)) stop(self, "out of memory");
}

static void on_cdata_start(void *data) { ((cexpat_parser *)data)->in_cdata = 1; }
static void on_cdata_end(void *data) { ((cexpat_parser *)data)->in_cdata = 0; }

static void on_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal) {
  (void)name, (void)system, (void)public;
  if (internal) stop(data, "the document type declares entities or elements of its own, which is refused");
}

static void on_skipped(void *data, const XML_Char *name, int is_parameter) {
  (void)name;
  if (!is_parameter) stop(data, "undefined entity");
}

cexpat_parser *cexpat_open(int32_t deepest) {
  cexpat_parser *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  self->deepest = deepest;
  self->expat = XML_ParserCreate("UTF-8");
  if (!self->expat) {
    free(self);
    return NULL;
  }
  XML_SetUserData(self->expat, self);
  XML_SetElementHandler(self->expat, on_start, on_end);
  XML_SetCharacterDataHandler(self->expat, on_text);
  XML_SetCdataSectionHandler(self->expat, on_cdata_start, on_cdata_end);
  XML_SetStartDoctypeDeclHandler(self->expat, on_doctype);
  XML_SetSkippedEntityHandler(self->expat, on_skipped);
  XML_SetParamEntityParsing(self->expat, XML_PARAM_ENTITY_PARSING_NEVER);
  return self;
}

void cexpat_close(cexpat_parser *self) {
  if (!self) return;
  XML_ParserFree(self->expat);
  free(self->events);
  free(self->arena);
  free(self);
}

void cexpat_feed(cexpat_parser *self, const uint8_t *bytes, size_t length, int32_t is_final) {
  self->count = self->taken = 0;
  self->arena_length = 0;
  if (self->stopped) return;
  if (XML_Parse(self->expat, (const char *)bytes, (int)length, is_final) == XML_STATUS_ERROR && !self->stopped) {
    stop(self, XML_ErrorString(XML_GetErrorCode(self->expat)));
  }
}

int32_t cexpat_next(cexpat_parser *self, cexpat_event *out) {
  if (self->taken == self->count) return 0;
  const queued *event = &self->events[self->taken++];
  *out = (cexpat_event){
      .kind = event->kind,
      .in_cdata = event->in_cdata,
      .offset = event->offset,
      .length = event->length,
      .text = self->arena + event->text,
      .text_length = event->text_length,
      .attributes = self->arena + event->attributes,
      .attribute_count = event->attribute_count,
  };
  return 1;
}
