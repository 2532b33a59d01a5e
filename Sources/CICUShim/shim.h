// Shared by the files of the shim; not seen by Swift.
#ifndef CICU_SHIM_INTERNAL_H
#define CICU_SHIM_INTERNAL_H
#include <unicode/utypes.h>
#include "cicu.h"

// A warning is success, and a short buffer is told by the returned length.
static inline int32_t cicu_status(UErrorCode code) {
  return U_SUCCESS(code) || code == U_BUFFER_OVERFLOW_ERROR ? 0 : (int32_t)code;
}
#endif
