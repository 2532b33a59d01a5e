#include <stdlib.h>
#include <string.h>
#include <unicode/uenum.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include "shim.h"

struct cicu_translit {
  UTransliterator *handle;
  // Grows to the longest text met.
  UChar *buffer;
  int32_t capacity;
};

struct cicu_names {
  UEnumeration *list;
};

// UTF-16 of UTF-8 in fresh memory; NULL with `*code` set where that fails.
static UChar *utf16(const char *text, int32_t length, int32_t *out_length, UErrorCode *code) {
  UChar *out = malloc(sizeof(UChar) * ((size_t)length + 1));
  if (out == NULL) {
    *code = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  u_strFromUTF8(out, length + 1, out_length, text, length, code);
  if (U_FAILURE(*code)) {
    free(out);
    return NULL;
  }
  return out;
}

cicu_translit *cicu_translit_open(const char *id, const char *rules, int32_t rules_length, int32_t reverse,
                                  int32_t *line, int32_t *offset, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UParseError where;
  memset(&where, 0, sizeof where);
  where.line = -1;
  where.offset = -1;
  int32_t id_length = 0, rule_units = 0;
  UChar *id16 = utf16(id, (int32_t)strlen(id), &id_length, &code);
  UChar *rules16 = NULL;
  if (rules != NULL && U_SUCCESS(code)) rules16 = utf16(rules, rules_length, &rule_units, &code);
  UTransliterator *handle = NULL;
  if (U_SUCCESS(code)) {
    handle = utrans_openU(id16, id_length, reverse ? UTRANS_REVERSE : UTRANS_FORWARD, rules16, rule_units, &where,
                          &code);
  }
  free(id16);
  free(rules16);
  *line = where.line;
  *offset = where.offset;
  *status = cicu_status(code);
  if (*status != 0 || handle == NULL) {
    if (*status == 0) *status = U_INVALID_ID;
    return NULL;
  }
  cicu_translit *self = calloc(1, sizeof *self);
  if (self == NULL) {
    utrans_close(handle);
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  self->handle = handle;
  return self;
}

void cicu_translit_close(cicu_translit *self) {
  if (self == NULL) return;
  utrans_close(self->handle);
  free(self->buffer);
  free(self);
}

static int reserve(cicu_translit *self, int32_t capacity) {
  if (capacity <= self->capacity) return 1;
  UChar *grown = realloc(self->buffer, sizeof(UChar) * (size_t)capacity);
  if (grown == NULL) return 0;
  self->buffer = grown;
  self->capacity = capacity;
  return 1;
}

int32_t cicu_translit_apply(cicu_translit *self, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity,
                            int32_t *status) {
  // ICU works in place and may need several rounds to say how much room the result takes.
  int32_t wanted = length < INT32_MAX / 4 ? length * 3 + 32 : length;
  for (;;) {
    if (!reserve(self, wanted)) {
      *status = U_MEMORY_ALLOCATION_ERROR;
      return 0;
    }
    UErrorCode code = U_ZERO_ERROR;
    int32_t units = 0;
    u_strFromUTF8(self->buffer, self->capacity, &units, (const char *)text, length, &code);
    int32_t limit = units, result = units;
    if (U_SUCCESS(code)) {
      utrans_transUChars(self->handle, self->buffer, &result, self->capacity, 0, &limit, &code);
    }
    if (code == U_BUFFER_OVERFLOW_ERROR && wanted < INT32_MAX / 4) {
      wanted = result > wanted ? result + 32 : wanted * 2;
      continue;
    }
    int32_t needed = 0;
    if (U_SUCCESS(code)) u_strToUTF8((char *)out, capacity, &needed, self->buffer, result, &code);
    *status = cicu_status(code);
    return needed;
  }
}

cicu_names *cicu_translit_names(int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UEnumeration *list = utrans_openIDs(&code);
  *status = cicu_status(code);
  if (*status != 0) return NULL;
  cicu_names *self = malloc(sizeof *self);
  if (self == NULL) {
    uenum_close(list);
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  self->list = list;
  return self;
}

const char *cicu_names_next(cicu_names *self, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const char *name = uenum_next(self->list, NULL, &code);
  *status = cicu_status(code);
  return name;
}

void cicu_names_close(cicu_names *self) {
  if (self == NULL) return;
  uenum_close(self->list);
  free(self);
}
