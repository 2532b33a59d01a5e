#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ustring.h>
#include "shim.h"

struct cicu_charset {
  UConverter *converter;
};

cicu_charset *cicu_charset_open(const char *name, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &code);
  // Malformed input stops the conversion instead of becoming U+FFFD.
  if (U_SUCCESS(code)) {
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
  }
  *status = cicu_status(code);
  cicu_charset *self = *status == 0 ? malloc(sizeof *self) : NULL;
  if (self == NULL) {
    ucnv_close(converter);
    if (*status == 0) *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  self->converter = converter;
  return self;
}

void cicu_charset_close(cicu_charset *self) {
  if (self == NULL) return;
  ucnv_close(self->converter);
  free(self);
}

int32_t cicu_charset_decode(cicu_charset *self, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity,
                            int32_t *error_offset, int32_t *status) {
  enum { PIECE = 1024 };
  UChar units[PIECE];
  const char *from = (const char *)text, *end = from + length;
  int32_t needed = 0;
  UChar pending = 0;
  UErrorCode code = U_ZERO_ERROR;
  *error_offset = -1;
  ucnv_reset(self->converter);
  do {
    code = U_ZERO_ERROR;
    // A lead surrogate at the end of a piece waits for its trail.
    int32_t carried = 0;
    if (pending != 0) units[carried++] = pending;
    pending = 0;
    UChar *to = units + carried;
    ucnv_toUnicode(self->converter, &to, units + PIECE, &from, end, NULL, 1, &code);
    int32_t count = (int32_t)(to - units);
    if (code == U_BUFFER_OVERFLOW_ERROR && count > 0 && U16_IS_LEAD(units[count - 1])) pending = units[--count];
    int32_t room = needed < capacity ? capacity - needed : 0, wrote = 0;
    UErrorCode put = U_ZERO_ERROR;
    u_strToUTF8(room > 0 ? (char *)out + needed : NULL, room, &wrote, units, count, &put);
    if (U_FAILURE(put) && put != U_BUFFER_OVERFLOW_ERROR) {
      code = put;
      break;
    }
    needed += wrote;
  } while (code == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(code)) *error_offset = (int32_t)(from - (const char *)text);
  *status = cicu_status(code);
  return needed;
}
