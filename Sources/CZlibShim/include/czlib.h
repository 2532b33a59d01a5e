#ifndef CZLIB_H
#define CZLIB_H
#include <stddef.h>
#include <stdint.h>

// Raw deflate streams (RFC 1951) of one piece each, as ZIP archives hold them.

// Unpacks into exactly `capacity` bytes. 0, or -1 where the stream is broken or holds more or fewer bytes.
int32_t czlib_inflate(const uint8_t *packed, size_t length, uint8_t *out, size_t capacity);

// The most bytes that packing so many can take.
size_t czlib_bound(size_t length);

// Packs into `out`; gives the number of bytes written, 0 where memory is short.
size_t czlib_deflate(const uint8_t *bytes, size_t length, uint8_t *out, size_t capacity);

uint32_t czlib_crc32(const uint8_t *bytes, size_t length);

#endif
