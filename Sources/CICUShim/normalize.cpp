// UTF-8 normalization exists in ICU's C++ interface only.
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "shim.h"

static const icu::Normalizer2 *normalizer(int32_t form, UErrorCode &code) {
  switch (form) {
    case CICU_NFC: return icu::Normalizer2::getNFCInstance(code);
    case CICU_NFD: return icu::Normalizer2::getNFDInstance(code);
    case CICU_NFKC: return icu::Normalizer2::getNFKCInstance(code);
    case CICU_NFKD: return icu::Normalizer2::getNFKDInstance(code);
    case CICU_NFKC_CASEFOLD: return icu::Normalizer2::getNFKCCasefoldInstance(code);
    default: code = U_ILLEGAL_ARGUMENT_ERROR; return nullptr;
  }
}

int32_t cicu_normalize(int32_t form, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity,
                       int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2 *instance = normalizer(form, code);
  int32_t needed = 0;
  if (U_SUCCESS(code)) {
    icu::CheckedArrayByteSink sink(reinterpret_cast<char *>(out), capacity);
    instance->normalizeUTF8(0, icu::StringPiece(reinterpret_cast<const char *>(text), length), sink, nullptr, code);
    needed = sink.NumberOfBytesAppended();
  }
  *status = cicu_status(code);
  return needed;
}

int32_t cicu_is_normalized(int32_t form, const uint8_t *text, int32_t length, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2 *instance = normalizer(form, code);
  UBool is = false;
  if (U_SUCCESS(code)) {
    is = instance->isNormalizedUTF8(icu::StringPiece(reinterpret_cast<const char *>(text), length), code);
  }
  *status = cicu_status(code);
  return is ? 1 : 0;
}
