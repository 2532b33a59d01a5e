#ifndef CCURL_H
#define CCURL_H
#include <stddef.h>
#include <stdint.h>

// A face of libcurl's multi interface that Swift can see: several transfers at once on one thread. Only GET, only http
// and https, no cookies, no credentials, no proxy; every address is asked about before a socket is connected to it.

typedef struct ccurl_client ccurl_client;

// 1 where a socket may be connected to this address: 4 bytes of IPv4 or 16 of IPv6, in network order.
typedef int32_t (*ccurl_address_check)(const uint8_t *address, size_t length);

typedef struct {
  const char *user_agent;
  // NULL: every address is allowed.
  ccurl_address_check is_allowed;
  // Hosts whose addresses are not asked about: `host` or `host:port`, IPv6 in brackets.
  const char *const *trusted_hosts;
  int32_t trusted_host_count;
  // Longest body, in bytes, after it was decompressed.
  int64_t longest_body;
  int64_t connect_milliseconds;
  // For a whole answer; only time inside `ccurl_work` counts.
  int64_t total_milliseconds;
  int64_t most_redirects;
  // A transfer that brings nothing for so many seconds ends; 0: only `total_milliseconds` counts.
  int64_t most_idle_seconds;
} ccurl_settings;

// Where a body goes that is not kept in memory.
typedef struct {
  // Descriptor of a file open for writing.
  int32_t descriptor;
  // Bytes of the body that the file has already. The head asks for the rest (Range); where the server sends the whole
  // instead, the file is emptied first.
  int64_t length;
} ccurl_file;

typedef struct {
  // Bytes of the body that are there, those that a file had already counted.
  int64_t received;
  // Bytes of the whole body as the server announced it; -1: not yet, or never.
  int64_t total;
  // 0 until the last answer's head is complete and its body begins.
  int64_t status;
  const char *head;
  size_t head_length;
} ccurl_progress;

typedef struct {
  int64_t id;
  // 0 where an answer came, whatever its status; else libcurl's code.
  int32_t code;
  // What libcurl says of a failure.
  const char *message;
  int64_t status;
  const uint8_t *body;
  size_t body_length;
  // Lines of the last answer's head.
  const char *head;
  size_t head_length;
  // Where the last redirect led.
  const char *address;
  // The address that was refused, in figures; empty where none was.
  const char *refused;
  // 1 where the body was longer than allowed.
  int32_t is_too_long;
  // 1 where there were redirects and all of them were permanent (301, 308).
  int32_t has_moved;
  // For a transfer to a file: bytes that it has, bytes of the whole body as the server announced it (-1: it did not),
  // and errno where it could not be written.
  int64_t received, total;
  int32_t file_error;
} ccurl_result;

// 1 where libcurl is installed and can be used. Opens it.
int32_t ccurl_is_available(void);

// NULL when memory is short or the library is not there.
ccurl_client *ccurl_open(const ccurl_settings *settings);
void ccurl_close(ccurl_client *client);

// Begins a transfer. 0, or libcurl's code where it cannot begin.
int32_t ccurl_add(
    ccurl_client *client, int64_t id, const char *address, const char *const *head, int32_t head_count);

// The same with the body of a success (200 or 206) written to a file, without compression, and from an https address
// only to others.
int32_t ccurl_add_file(
    ccurl_client *client, int64_t id, const char *address, const char *const *head, int32_t head_count,
    ccurl_file file);

// 1 and how far a transfer to a file is; 0 where it has ended. What it points to is valid until `ccurl_work`.
int32_t ccurl_peek(ccurl_client *client, int64_t id, ccurl_progress *out);

// Goes on with all transfers for at most so long, returning sooner when something happened or `wake` is readable
// (-1: none). The number of transfers that go on.
int32_t ccurl_work(ccurl_client *client, int32_t milliseconds, int32_t wake);

// 1 and a transfer that has ended, or 0 when there is none. What it points to is valid until the next call.
int32_t ccurl_next(ccurl_client *client, ccurl_result *out);

// Whether a failure is a matter of the moment: no connection, no answer, no name server.
int32_t ccurl_is_passing(int32_t code);
int32_t ccurl_is_timeout(int32_t code);

#endif
