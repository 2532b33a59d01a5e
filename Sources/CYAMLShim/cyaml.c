#include "cyaml.h"

#include <stdlib.h>
#include <yaml.h>

struct cyaml_parser {
  yaml_parser_t parser;
  yaml_event_t event;
  int holds_event;
};

cyaml_parser *cyaml_open(const uint8_t *bytes, size_t length) {
  cyaml_parser *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  if (!yaml_parser_initialize(&self->parser)) {
    free(self);
    return NULL;
  }
  yaml_parser_set_encoding(&self->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&self->parser, bytes, length);
  return self;
}

void cyaml_close(cyaml_parser *self) {
  if (!self) return;
  if (self->holds_event) yaml_event_delete(&self->event);
  yaml_parser_delete(&self->parser);
  free(self);
}

void cyaml_next(cyaml_parser *self, cyaml_event *out) {
  if (self->holds_event) {
    yaml_event_delete(&self->event);
    self->holds_event = 0;
  }
  *out = (cyaml_event){0};
  if (!yaml_parser_parse(&self->parser, &self->event)) {
    out->kind = CYAML_ERROR;
    out->line = self->parser.problem_mark.line;
    out->column = self->parser.problem_mark.column;
    out->problem = self->parser.problem ? self->parser.problem : "not YAML";
    return;
  }
  self->holds_event = 1;
  yaml_event_t *event = &self->event;
  out->line = event->start_mark.line;
  out->column = event->start_mark.column;
  switch (event->type) {
    case YAML_STREAM_END_EVENT:
      out->kind = CYAML_END;
      break;
    case YAML_SCALAR_EVENT:
      out->kind = CYAML_SCALAR;
      out->value = event->data.scalar.value;
      out->length = event->data.scalar.length;
      out->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
      out->decorated = event->data.scalar.anchor != NULL || event->data.scalar.tag != NULL;
      break;
    case YAML_SEQUENCE_START_EVENT:
      out->kind = CYAML_SEQUENCE_START;
      out->decorated = event->data.sequence_start.anchor != NULL || event->data.sequence_start.tag != NULL;
      break;
    case YAML_SEQUENCE_END_EVENT:
      out->kind = CYAML_SEQUENCE_END;
      break;
    case YAML_MAPPING_START_EVENT:
      out->kind = CYAML_MAPPING_START;
      out->decorated = event->data.mapping_start.anchor != NULL || event->data.mapping_start.tag != NULL;
      break;
    case YAML_MAPPING_END_EVENT:
      out->kind = CYAML_MAPPING_END;
      break;
    case YAML_ALIAS_EVENT:
      out->kind = CYAML_ALIAS;
      break;
    default:
      out->kind = CYAML_OTHER;
  }
}
