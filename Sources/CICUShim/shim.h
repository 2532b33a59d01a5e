// Shared by the files of the shim; not seen by Swift.
#ifndef CICU_SHIM_INTERNAL_H
#define CICU_SHIM_INTERNAL_H
#include <unicode/utypes.h>
#include "cicu.h"

#ifndef __cplusplus
_Static_assert((int)CICU_ILLEGAL_ARGUMENT == U_ILLEGAL_ARGUMENT_ERROR, "status of ICU");
_Static_assert((int)CICU_OUT_OF_BOUNDS == U_INDEX_OUTOFBOUNDS_ERROR, "status of ICU");
_Static_assert((int)CICU_INVALID_ID == U_INVALID_ID, "status of ICU");
#endif

// A warning is success, and a short buffer is told by the returned length.
static inline int32_t cicu_status(UErrorCode code) {
  return U_SUCCESS(code) || code == U_BUFFER_OVERFLOW_ERROR ? 0 : (int32_t)code;
}
#endif
