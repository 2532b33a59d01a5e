#include "czlib.h"

#include <limits.h>
#include <zlib.h>

int32_t czlib_inflate(const uint8_t *packed, size_t length, uint8_t *out, size_t capacity) {
  if (length > UINT_MAX || capacity > UINT_MAX) return -1;
  z_stream stream = {0};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return -1;
  uint8_t nothing;
  stream.next_in = (Bytef *)packed;
  stream.avail_in = (uInt)length;
  stream.next_out = out ? out : &nothing;
  stream.avail_out = (uInt)capacity;
  int result = inflate(&stream, Z_FINISH);
  int32_t is_whole = result == Z_STREAM_END && stream.total_out == capacity;
  inflateEnd(&stream);
  return is_whole ? 0 : -1;
}

size_t czlib_bound(size_t length) { return compressBound((uLong)length) + 16; }

size_t czlib_deflate(const uint8_t *bytes, size_t length, uint8_t *out, size_t capacity) {
  if (length > UINT_MAX || capacity > UINT_MAX) return 0;
  z_stream stream = {0};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)length;
  stream.next_out = out;
  stream.avail_out = (uInt)capacity;
  int result = deflate(&stream, Z_FINISH);
  size_t written = result == Z_STREAM_END ? stream.total_out : 0;
  deflateEnd(&stream);
  return written;
}

uint32_t czlib_crc32(const uint8_t *bytes, size_t length) {
  uLong crc = crc32(0, Z_NULL, 0);
  while (length > 0) {
    uInt step = length > (1u << 30) ? 1u << 30 : (uInt)length;
    crc = crc32(crc, bytes, step);
    bytes += step;
    length -= step;
  }
  return (uint32_t)crc;
}
