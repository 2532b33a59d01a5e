#include <stdlib.h>
#include <unicode/ucasemap.h>
#include "shim.h"

struct cicu_casemap {
  UCaseMap *map;
};

cicu_casemap *cicu_casemap_open(const char *locale, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UCaseMap *map = ucasemap_open(locale, U_FOLD_CASE_DEFAULT, &code);
  *status = cicu_status(code);
  if (*status != 0) return NULL;
  cicu_casemap *self = malloc(sizeof *self);
  if (self == NULL) {
    ucasemap_close(map);
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  self->map = map;
  return self;
}

void cicu_casemap_close(cicu_casemap *self) {
  if (self == NULL) return;
  ucasemap_close(self->map);
  free(self);
}

int32_t cicu_casemap_apply(cicu_casemap *self, int32_t what, const uint8_t *text, int32_t length, uint8_t *out,
                           int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const char *from = (const char *)text;
  char *to = (char *)out;
  int32_t needed = 0;
  switch (what) {
    case CICU_CASE_FOLD: needed = ucasemap_utf8FoldCase(self->map, to, capacity, from, length, &code); break;
    case CICU_CASE_LOWER: needed = ucasemap_utf8ToLower(self->map, to, capacity, from, length, &code); break;
    case CICU_CASE_UPPER: needed = ucasemap_utf8ToUpper(self->map, to, capacity, from, length, &code); break;
    case CICU_CASE_TITLE: needed = ucasemap_utf8ToTitle(self->map, to, capacity, from, length, &code); break;
    default: code = U_ILLEGAL_ARGUMENT_ERROR;
  }
  *status = cicu_status(code);
  return needed;
}
