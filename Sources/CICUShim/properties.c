#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include "shim.h"

int32_t cicu_script(uint32_t scalar) {
  UErrorCode code = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript((UChar32)scalar, &code);
  return U_SUCCESS(code) ? (int32_t)script : USCRIPT_UNKNOWN;
}

int32_t cicu_has_script(uint32_t scalar, int32_t script) {
  return uscript_hasScript((UChar32)scalar, (UScriptCode)script) ? 1 : 0;
}

const char *cicu_script_code(int32_t script) { return uscript_getShortName((UScriptCode)script); }

int32_t cicu_general_category(uint32_t scalar) { return u_charType((UChar32)scalar); }

int32_t cicu_east_asian_width(uint32_t scalar) {
  return u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH);
}

int32_t cicu_bidi_class(uint32_t scalar) { return (int32_t)u_charDirection((UChar32)scalar); }

uint32_t cicu_bidi_mirror(uint32_t scalar) { return (uint32_t)u_charMirror((UChar32)scalar); }

int32_t cicu_digit_value(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }

double cicu_numeric_value(uint32_t scalar, int32_t *has) {
  double value = u_getNumericValue((UChar32)scalar);
  *has = value != U_NO_NUMERIC_VALUE;
  return *has ? value : 0;
}

uint32_t cicu_fold(uint32_t scalar) { return (uint32_t)u_foldCase((UChar32)scalar, U_FOLD_CASE_DEFAULT); }
uint32_t cicu_lower(uint32_t scalar) { return (uint32_t)u_tolower((UChar32)scalar); }
uint32_t cicu_upper(uint32_t scalar) { return (uint32_t)u_toupper((UChar32)scalar); }

int32_t cicu_has_property(uint32_t scalar, int32_t property) {
  static const UProperty names[] = {
    UCHAR_ALPHABETIC, UCHAR_WHITE_SPACE, UCHAR_DEFAULT_IGNORABLE_CODE_POINT, UCHAR_LOWERCASE, UCHAR_UPPERCASE,
    UCHAR_BIDI_MIRRORED, UCHAR_EMOJI, UCHAR_EMOJI_PRESENTATION, UCHAR_EXTENDED_PICTOGRAPHIC, UCHAR_QUOTATION_MARK,
    UCHAR_DASH, UCHAR_BIDI_CONTROL, UCHAR_IDEOGRAPHIC, UCHAR_NONCHARACTER_CODE_POINT,
  };
  if (property < 0 || property >= (int32_t)(sizeof names / sizeof names[0])) return 0;
  return u_hasBinaryProperty((UChar32)scalar, names[property]) ? 1 : 0;
}

int32_t cicu_scalar_name(uint32_t scalar, char *out, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t length = u_charName((UChar32)scalar, U_UNICODE_CHAR_NAME, out, capacity, &code);
  *status = cicu_status(code);
  return length;
}
