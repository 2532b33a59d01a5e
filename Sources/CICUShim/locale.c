#include <string.h>
#include <unicode/ulocdata.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/unumsys.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include "shim.h"

// Longest quotation mark, separator or list of digits in CLDR, with room to spare.
enum { LONGEST_SYMBOL = 64 };

static int32_t utf8(const UChar *text, int32_t units, uint8_t *out, int32_t capacity, UErrorCode *code) {
  int32_t needed = 0;
  if (U_SUCCESS(*code)) u_strToUTF8((char *)out, capacity, &needed, text, units, code);
  return needed;
}

int32_t cicu_locale_quote(const char *locale, int32_t which, uint8_t *out, int32_t capacity, int32_t *status) {
  static const ULocaleDataDelimiterType names[] = {
    ULOCDATA_QUOTATION_START, ULOCDATA_QUOTATION_END, ULOCDATA_ALT_QUOTATION_START, ULOCDATA_ALT_QUOTATION_END,
  };
  UErrorCode code = U_ZERO_ERROR;
  UChar mark[LONGEST_SYMBOL];
  if (which < 0 || which > CICU_ALTERNATE_QUOTE_END) {
    *status = U_ILLEGAL_ARGUMENT_ERROR;
    return 0;
  }
  ULocaleData *data = ulocdata_open(locale, &code);
  int32_t units = ulocdata_getDelimiter(data, names[which], mark, LONGEST_SYMBOL, &code);
  ulocdata_close(data);
  int32_t needed = utf8(mark, units, out, capacity, &code);
  *status = cicu_status(code);
  return needed;
}

int32_t cicu_locale_digits(const char *locale, uint8_t *out, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UChar digits[LONGEST_SYMBOL];
  UNumberingSystem *system = unumsys_open(locale, &code);
  int32_t units = U_SUCCESS(code) ? unumsys_getDescription(system, digits, LONGEST_SYMBOL, &code) : 0;
  unumsys_close(system);
  int32_t needed = utf8(digits, units, out, capacity, &code);
  *status = cicu_status(code);
  return needed;
}

int32_t cicu_locale_number_symbol(const char *locale, int32_t which, uint8_t *out, int32_t capacity,
                                  int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UChar symbol[LONGEST_SYMBOL];
  UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &code);
  UNumberFormatSymbol name =
    which == CICU_DECIMAL_SEPARATOR ? UNUM_DECIMAL_SEPARATOR_SYMBOL : UNUM_GROUPING_SEPARATOR_SYMBOL;
  int32_t units = U_SUCCESS(code) ? unum_getSymbol(format, name, symbol, LONGEST_SYMBOL, &code) : 0;
  unum_close(format);
  int32_t needed = utf8(symbol, units, out, capacity, &code);
  *status = cicu_status(code);
  return needed;
}

int32_t cicu_locale_exemplars(const char *locale, uint32_t *out, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  ULocaleData *data = ulocdata_open(locale, &code);
  USet *set = ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_STANDARD, &code);
  ulocdata_close(data);
  int32_t pairs = 0;
  if (U_SUCCESS(code)) {
    int32_t items = uset_getItemCount(set);
    for (int32_t index = 0; index < items; index++) {
      UChar32 first = 0, last = 0;
      UErrorCode item = U_ZERO_ERROR;
      // Above 0 the item is a string of several characters; the set has ranges first.
      if (uset_getItem(set, index, &first, &last, NULL, 0, &item) != 0) break;
      if (pairs < capacity) {
        out[pairs * 2] = (uint32_t)first;
        out[pairs * 2 + 1] = (uint32_t)last;
      }
      pairs++;
    }
  }
  uset_close(set);
  *status = cicu_status(code);
  return pairs;
}

int32_t cicu_locale_is_known(const char *locale) {
  char wanted[ULOC_LANG_CAPACITY], known[ULOC_LANG_CAPACITY];
  UErrorCode code = U_ZERO_ERROR;
  uloc_getLanguage(locale, wanted, ULOC_LANG_CAPACITY, &code);
  if (U_FAILURE(code) || wanted[0] == 0) return 0;
  int32_t count = uloc_countAvailable();
  for (int32_t index = 0; index < count; index++) {
    UErrorCode one = U_ZERO_ERROR;
    uloc_getLanguage(uloc_getAvailable(index), known, ULOC_LANG_CAPACITY, &one);
    if (U_SUCCESS(one) && strcmp(wanted, known) == 0) return 1;
  }
  return 0;
}
