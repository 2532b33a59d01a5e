// The parts of ICU that mtlint uses, under names that no version number is pasted to.
//
// No header of ICU is included here: ICU renames its functions by macro, which Swift cannot see, and two ICU versions
// in one process would clash as Clang modules.
//
// `status` is set, never read: 0 for success (ICU's warnings count as success), else a UErrorCode above 0.
// Text is UTF-8 with an explicit length in bytes. A function that fills a buffer returns the length it needs; where
// that is more than `capacity`, nothing useful was written and `status` is 0: call again with a larger buffer.
#ifndef CICU_H
#define CICU_H
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Statuses that a caller may want to raise itself.
enum { CICU_ILLEGAL_ARGUMENT = 1, CICU_OUT_OF_BOUNDS = 8, CICU_INVALID_ID = 0x10021 };
/// ICU's own name of a status: "U_ILLEGAL_ARGUMENT_ERROR".
const char *cicu_error_name(int32_t status);
/// Version of ICU, "72.1".
const char *cicu_version(void);
/// Version of Unicode that ICU knows, "15.0".
const char *cicu_unicode_version(void);

// Break iterators.

enum { CICU_BREAK_CHARACTER = 0, CICU_BREAK_WORD = 1, CICU_BREAK_LINE = 2, CICU_BREAK_SENTENCE = 3 };
typedef struct cicu_break cicu_break;
cicu_break *cicu_break_open(int32_t kind, const char *locale, int32_t *status);
cicu_break *cicu_break_clone(const cicu_break *source, int32_t *status);
void cicu_break_close(cicu_break *self);
/// The bytes must stay where they are until another text is set.
void cicu_break_set_text(cicu_break *self, const uint8_t *text, int64_t length, int32_t *status);
/// Byte offset of the next boundary, -1 at the end.
int32_t cicu_break_next(cicu_break *self);
/// Status of the rule that made the last boundary: word kinds of ubrk.h (0 none, 100 number, 200 letter, ...).
int32_t cicu_break_rule_status(cicu_break *self);

// Transliterators.

typedef struct cicu_translit cicu_translit;
/// `rules` NULL: a system transliterator. `line` and `offset` are set where the rules are malformed, else -1.
cicu_translit *cicu_translit_open(const char *id, const char *rules, int32_t rules_length, int32_t reverse,
                                  int32_t *line, int32_t *offset, int32_t *status);
void cicu_translit_close(cicu_translit *self);
int32_t cicu_translit_apply(cicu_translit *self, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity,
                            int32_t *status);
typedef struct cicu_names cicu_names;
cicu_names *cicu_translit_names(int32_t *status);
/// The next name, NULL at the end; valid until the next call.
const char *cicu_names_next(cicu_names *self, int32_t *status);
void cicu_names_close(cicu_names *self);

// Normalization.

enum { CICU_NFC = 0, CICU_NFD = 1, CICU_NFKC = 2, CICU_NFKD = 3, CICU_NFKC_CASEFOLD = 4 };
int32_t cicu_normalize(int32_t form, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity,
                       int32_t *status);
int32_t cicu_is_normalized(int32_t form, const uint8_t *text, int32_t length, int32_t *status);

// Properties of a scalar value.

int32_t cicu_script(uint32_t scalar);
int32_t cicu_has_script(uint32_t scalar, int32_t script);
/// ISO 15924 code of a script, "Arab".
const char *cicu_script_code(int32_t script);
int32_t cicu_general_category(uint32_t scalar);
int32_t cicu_east_asian_width(uint32_t scalar);
int32_t cicu_bidi_class(uint32_t scalar);
uint32_t cicu_bidi_mirror(uint32_t scalar);
int32_t cicu_digit_value(uint32_t scalar);
/// Value of a number character; `*has` 0 where it is none.
double cicu_numeric_value(uint32_t scalar, int32_t *has);
uint32_t cicu_fold(uint32_t scalar);
uint32_t cicu_lower(uint32_t scalar);
uint32_t cicu_upper(uint32_t scalar);

enum {
  CICU_ALPHABETIC = 0, CICU_WHITE_SPACE, CICU_DEFAULT_IGNORABLE, CICU_LOWERCASE, CICU_UPPERCASE, CICU_MIRRORED,
  CICU_EMOJI, CICU_EMOJI_PRESENTATION, CICU_EXTENDED_PICTOGRAPHIC, CICU_QUOTATION_MARK, CICU_DASH,
  CICU_BIDI_CONTROL, CICU_IDEOGRAPHIC, CICU_NONCHARACTER
};
int32_t cicu_has_property(uint32_t scalar, int32_t property);
/// Name of a scalar, "ARABIC LETTER BEH".
int32_t cicu_scalar_name(uint32_t scalar, char *out, int32_t capacity, int32_t *status);

// Case.

enum { CICU_CASE_FOLD = 0, CICU_CASE_LOWER = 1, CICU_CASE_UPPER = 2, CICU_CASE_TITLE = 3 };
typedef struct cicu_casemap cicu_casemap;
cicu_casemap *cicu_casemap_open(const char *locale, int32_t *status);
void cicu_casemap_close(cicu_casemap *self);
int32_t cicu_casemap_apply(cicu_casemap *self, int32_t what, const uint8_t *text, int32_t length, uint8_t *out,
                           int32_t capacity, int32_t *status);

// CLDR data of a locale.

enum { CICU_QUOTE_START = 0, CICU_QUOTE_END = 1, CICU_ALTERNATE_QUOTE_START = 2, CICU_ALTERNATE_QUOTE_END = 3 };
int32_t cicu_locale_quote(const char *locale, int32_t which, uint8_t *out, int32_t capacity, int32_t *status);
/// The ten digits of the locale's default numbering system.
int32_t cicu_locale_digits(const char *locale, uint8_t *out, int32_t capacity, int32_t *status);
enum { CICU_DECIMAL_SEPARATOR = 0, CICU_GROUPING_SEPARATOR = 1 };
int32_t cicu_locale_number_symbol(const char *locale, int32_t which, uint8_t *out, int32_t capacity, int32_t *status);
/// Ranges of the standard exemplar set as pairs first, last; returns the number of pairs.
int32_t cicu_locale_exemplars(const char *locale, uint32_t *out, int32_t capacity, int32_t *status);
/// 1 where ICU has data of its own for the language of the locale.
int32_t cicu_locale_is_known(const char *locale);

// Charsets.

typedef struct cicu_charset cicu_charset;
cicu_charset *cicu_charset_open(const char *name, int32_t *status);
void cicu_charset_close(cicu_charset *self);
/// Decodes a whole text strictly; where it is malformed, `*error_offset` is the byte it stopped behind.
int32_t cicu_charset_decode(cicu_charset *self, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity,
                            int32_t *error_offset, int32_t *status);

#ifdef __cplusplus
}
#endif
#endif
