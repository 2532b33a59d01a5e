#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uclean.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>
#include "shim.h"

struct cicu_break {
  UBreakIterator *iterator;
  UText text;
};

const char *cicu_error_name(int32_t status) { return u_errorName((UErrorCode)status); }
const char *cicu_version(void) { return U_ICU_VERSION; }
const char *cicu_unicode_version(void) { return U_UNICODE_VERSION; }

static cicu_break *wrap(UBreakIterator *iterator, UErrorCode code, int32_t *status) {
  *status = cicu_status(code);
  if (*status != 0 || iterator == NULL) {
    if (*status == 0) *status = U_INTERNAL_PROGRAM_ERROR;
    return NULL;
  }
  cicu_break *self = malloc(sizeof *self);
  if (self == NULL) {
    ubrk_close(iterator);
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  UText empty = UTEXT_INITIALIZER;
  self->iterator = iterator;
  self->text = empty;
  return self;
}

cicu_break *cicu_break_open(int32_t kind, const char *locale, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open((UBreakIteratorType)kind, locale, NULL, 0, &code);
  return wrap(iterator, code, status);
}

cicu_break *cicu_break_clone(const cicu_break *source, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_clone(source->iterator, &code);
  return wrap(iterator, code, status);
}

void cicu_break_close(cicu_break *self) {
  if (self == NULL) return;
  ubrk_close(self->iterator);
  utext_close(&self->text);
  free(self);
}

void cicu_break_set_text(cicu_break *self, const uint8_t *text, int64_t length, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  utext_openUTF8(&self->text, (const char *)text, length, &code);
  ubrk_setUText(self->iterator, &self->text, &code);
  *status = cicu_status(code);
}

int32_t cicu_break_next(cicu_break *self) { return ubrk_next(self->iterator); }

int32_t cicu_break_rule_status(cicu_break *self) { return ubrk_getRuleStatus(self->iterator); }
