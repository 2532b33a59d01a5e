#include "ccurl.h"

#define CURL_DISABLE_TYPECHECK
#include <arpa/inet.h>
#include <curl/curl.h>
#include <dlfcn.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

typedef struct {
  char *bytes;
  size_t length, capacity;
} buffer;

typedef struct transfer {
  struct transfer *next;
  ccurl_client *client;
  CURL *easy;
  struct curl_slist *head_lines;
  int64_t id;
  buffer body, head;
  char refused[INET6_ADDRSTRLEN];
  char message[CURL_ERROR_SIZE];
  int32_t is_too_long, redirects, permanent_redirects;
  // Where the body goes; its descriptor is -1 where that is memory.
  ccurl_file file;
  // The status of the answer whose body is coming; 0 before.
  long body_status;
  // What Content-Range says: first byte of the part, and length of the whole; -1 where nothing.
  int64_t range_start, range_total;
  int32_t file_error;
  // Milliseconds for which this program has listened. Time in which it was busy elsewhere is not the server's fault.
  int64_t listened;
} transfer;

struct ccurl_client {
  CURLM *multi;
  char *user_agent;
  ccurl_settings settings;
  char **trusted_hosts;
  // All that have begun and were not taken.
  transfer *first;
  // How many of them.
  int32_t count;
  // The one that was taken last.
  transfer *taken;
};

// The library is opened when the first client is, not linked: with the two dozen libraries that it needs it would cost
// every run 5 ms and 8 MB, and hardly any run fetches.
#define FUNCTIONS(DO) \
  DO(global_init) DO(easy_init) DO(easy_cleanup) DO(easy_setopt) DO(easy_getinfo) DO(easy_strerror) \
  DO(multi_init) DO(multi_cleanup) DO(multi_add_handle) DO(multi_remove_handle) DO(multi_perform) \
  DO(multi_poll) DO(multi_info_read) DO(slist_append) DO(slist_free_all) DO(url) DO(url_cleanup) DO(url_get) \
  DO(url_set) DO(free)

static struct {
#define MEMBER(name) __typeof__(&curl_##name) name;
  FUNCTIONS(MEMBER)
#undef MEMBER
} curl;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int32_t is_open;

static void open_library(void) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  is_open = 1;
#define FIND(name) is_open = is_open && (*(void **)&curl.name = dlsym(library, "curl_" #name));
  FUNCTIONS(FIND)
#undef FIND
  is_open = is_open && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

int32_t ccurl_is_available(void) {
  pthread_once(&once, open_library);
  return is_open;
}

// Appends and keeps a zero behind the end; 0 when memory is short.
static int append(buffer *to, const char *bytes, size_t length) {
  if (to->length + length + 1 > to->capacity) {
    size_t capacity = (to->length + length + 1) * 2;
    char *grown = realloc(to->bytes, capacity);
    if (!grown) return 0;
    to->bytes = grown;
    to->capacity = capacity;
  }
  memcpy(to->bytes + to->length, bytes, length);
  to->length += length;
  to->bytes[to->length] = 0;
  return 1;
}

// Notes what the answer is before its body is written to a file; 0 where it must not be.
static int begin_file(transfer *self) {
  curl.easy_getinfo(self->easy, CURLINFO_RESPONSE_CODE, &self->body_status);
  if (self->body_status == 206) return self->range_start == self->file.length;
  if (self->body_status != 200 || !self->file.length) return 1;
  // The whole again: the server knows no ranges, or the file there has changed.
  if (ftruncate(self->file.descriptor, 0)) {
    self->file_error = errno;
    return 0;
  }
  self->file.length = 0;
  return 1;
}

static size_t write_file(transfer *self, const char *bytes, size_t length) {
  if (!self->body_status && !begin_file(self)) return 0;
  // A page that says why there is no file.
  if (self->body_status != 200 && self->body_status != 206) return length;
  if (self->file.length + (int64_t)length > self->client->settings.longest_body) {
    self->is_too_long = 1;
    return 0;
  }
  for (size_t done = 0; done < length;) {
    ssize_t count = pwrite(self->file.descriptor, bytes + done, length - done, self->file.length);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      self->file_error = count ? errno : EIO;
      return 0;
    }
    done += count;
    self->file.length += count;
  }
  return length;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *data) {
  transfer *self = data;
  size_t length = size * count;
  if (self->file.descriptor >= 0) return write_file(self, bytes, length);
  if ((int64_t)(self->body.length + length) > self->client->settings.longest_body) {
    self->is_too_long = 1;
    return 0;
  }
  return append(&self->body, bytes, length) ? length : 0;
}

static size_t on_head(char *bytes, size_t size, size_t count, void *data) {
  transfer *self = data;
  size_t length = size * count;
  // Each answer of a chain of redirects has a head of its own; the last counts.
  if (length > 5 && memcmp(bytes, "HTTP/", 5) == 0) {
    self->head.length = 0;
    self->range_start = self->range_total = -1;
  }
  if (length > 9 && strncasecmp(bytes, "location:", 9) == 0) {
    long status = 0;
    curl.easy_getinfo(self->easy, CURLINFO_RESPONSE_CODE, &status);
    if (status >= 300 && status < 400) self->redirects++;
    if (status == 301 || status == 308) self->permanent_redirects++;
  }
  // A head without end is an attack.
  if (self->head.length + length > 1 << 18 || !append(&self->head, bytes, length)) return 0;
  const char *line = self->head.bytes + self->head.length - length;
  if (strncasecmp(line, "content-range:", 14) == 0) {
    long long start = -1, total = -1;
    if (sscanf(line + 14, " bytes %lld-%*d/%lld", &start, &total) < 1) sscanf(line + 14, " bytes */%lld", &total);
    self->range_start = start;
    self->range_total = total;
  }
  return length;
}

// Whether the address that is being fetched, after redirects, is of a host that the user trusts.
static int is_trusted(transfer *self) {
  const ccurl_settings *settings = &self->client->settings;
  if (!settings->trusted_host_count) return 0;
  const char *address = NULL;
  char *host = NULL, *port = NULL;
  int found = 0;
  CURLU *parts = curl.url();
  if (parts && curl.easy_getinfo(self->easy, CURLINFO_EFFECTIVE_URL, &address) == CURLE_OK && address &&
      curl.url_set(parts, CURLUPART_URL, address, CURLU_GUESS_SCHEME) == CURLUE_OK &&
      curl.url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK &&
      curl.url_get(parts, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) == CURLUE_OK) {
    size_t length = strlen(host);
    for (int32_t i = 0; i < settings->trusted_host_count && !found; i++) {
      const char *trusted = self->client->trusted_hosts[i];
      if (strncasecmp(trusted, host, length)) continue;
      found = !trusted[length] || (trusted[length] == ':' && !strcmp(trusted + length + 1, port));
    }
  }
  curl.free(host);
  curl.free(port);
  curl.url_cleanup(parts);
  return found;
}

static curl_socket_t on_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address) {
  transfer *self = data;
  ccurl_address_check is_allowed = self->client->settings.is_allowed;
  if (is_allowed && !is_trusted(self)) {
    const void *bytes = NULL;
    size_t length = 0;
    if (address->family == AF_INET) {
      bytes = &((struct sockaddr_in *)&address->addr)->sin_addr;
      length = 4;
    } else if (address->family == AF_INET6) {
      bytes = &((struct sockaddr_in6 *)&address->addr)->sin6_addr;
      length = 16;
    }
    if (purpose != CURLSOCKTYPE_IPCXN || !bytes || !is_allowed(bytes, length)) {
      if (!bytes || !inet_ntop(address->family, bytes, self->refused, sizeof self->refused)) {
        strcpy(self->refused, "?");
      }
      return CURL_SOCKET_BAD;
    }
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

ccurl_client *ccurl_open(const ccurl_settings *settings) {
  if (!ccurl_is_available()) return NULL;
  ccurl_client *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  self->settings = *settings;
  self->user_agent = strdup(settings->user_agent);
  self->settings.user_agent = self->user_agent;
  self->multi = curl.multi_init();
  self->trusted_hosts = calloc(settings->trusted_host_count + 1, sizeof *self->trusted_hosts);
  int is_short = !self->multi || !self->user_agent || !self->trusted_hosts;
  for (int32_t i = 0; i < settings->trusted_host_count && !is_short; i++) {
    self->trusted_hosts[i] = strdup(settings->trusted_hosts[i]);
    is_short = !self->trusted_hosts[i];
  }
  if (is_short) {
    ccurl_close(self);
    return NULL;
  }
  return self;
}

static void destroy(transfer *self) {
  if (!self) return;
  if (self->easy) {
    curl.multi_remove_handle(self->client->multi, self->easy);
    curl.easy_cleanup(self->easy);
  }
  curl.slist_free_all(self->head_lines);
  free(self->body.bytes);
  free(self->head.bytes);
  free(self);
}

void ccurl_close(ccurl_client *self) {
  if (!self) return;
  destroy(self->taken);
  while (self->first) {
    transfer *next = self->first->next;
    destroy(self->first);
    self->first = next;
  }
  if (self->multi) curl.multi_cleanup(self->multi);
  for (char **host = self->trusted_hosts; host && *host; host++) free(*host);
  free(self->trusted_hosts);
  free(self->user_agent);
  free(self);
}

int32_t ccurl_add(
    ccurl_client *client, int64_t id, const char *address, const char *const *head, int32_t head_count) {
  return ccurl_add_file(client, id, address, head, head_count, (ccurl_file){.descriptor = -1});
}

int32_t ccurl_add_file(
    ccurl_client *client, int64_t id, const char *address, const char *const *head, int32_t head_count,
    ccurl_file file) {
  transfer *self = calloc(1, sizeof *self);
  if (!self) return CURLE_OUT_OF_MEMORY;
  self->client = client;
  self->id = id;
  self->file = file;
  self->range_start = self->range_total = -1;
  CURL *easy = self->easy = curl.easy_init();
  if (!easy) {
    destroy(self);
    return CURLE_OUT_OF_MEMORY;
  }
  for (int32_t i = 0; i < head_count; i++) {
    struct curl_slist *longer = curl.slist_append(self->head_lines, head[i]);
    if (!longer) {
      destroy(self);
      return CURLE_OUT_OF_MEMORY;
    }
    self->head_lines = longer;
  }
  const ccurl_settings *settings = &client->settings;
  // What is kept on disk is not taken over a line that anybody can write on.
  int stays_safe = file.descriptor >= 0 && strncasecmp(address, "https:", 6) == 0;
  CURLcode code = CURLE_OK;
#define SET(option, value) \
  if (code == CURLE_OK) code = curl.easy_setopt(easy, option, value)
  SET(CURLOPT_URL, address);
  SET(CURLOPT_PRIVATE, (char *)self);
  SET(CURLOPT_ERRORBUFFER, self->message);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_USERAGENT, settings->user_agent);
  SET(CURLOPT_HTTPHEADER, self->head_lines);
#if LIBCURL_VERSION_NUM >= 0x075500
  SET(CURLOPT_PROTOCOLS_STR, "http,https");
  SET(CURLOPT_REDIR_PROTOCOLS_STR, stays_safe ? "https" : "http,https");
#else
  SET(CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  SET(CURLOPT_REDIR_PROTOCOLS, (long)(CURLPROTO_HTTPS | (stays_safe ? 0 : CURLPROTO_HTTP)));
#endif
  SET(CURLOPT_FOLLOWLOCATION, 1L);
  SET(CURLOPT_MAXREDIRS, (long)settings->most_redirects);
  // A proxy would be asked for the address instead of this program, past the check.
  SET(CURLOPT_PROXY, "");
  // Ranges count the bytes that are sent: a file is asked for as it is.
  SET(CURLOPT_ACCEPT_ENCODING, file.descriptor >= 0 ? NULL : "");
  if (settings->most_idle_seconds) {
    SET(CURLOPT_LOW_SPEED_LIMIT, 1L);
    SET(CURLOPT_LOW_SPEED_TIME, (long)settings->most_idle_seconds);
  }
  SET(CURLOPT_CONNECTTIMEOUT_MS, (long)settings->connect_milliseconds);
  SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)settings->longest_body);
  SET(CURLOPT_OPENSOCKETFUNCTION, on_socket);
  SET(CURLOPT_OPENSOCKETDATA, self);
  SET(CURLOPT_WRITEFUNCTION, on_body);
  SET(CURLOPT_WRITEDATA, self);
  SET(CURLOPT_HEADERFUNCTION, on_head);
  SET(CURLOPT_HEADERDATA, self);
#undef SET
  if (code == CURLE_OK && curl.multi_add_handle(client->multi, easy) != CURLM_OK) code = CURLE_FAILED_INIT;
  if (code != CURLE_OK) {
    destroy(self);
    return code;
  }
  self->next = client->first;
  client->first = self;
  client->count++;
  return 0;
}

static int64_t milliseconds_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int32_t ccurl_work(ccurl_client *self, int32_t milliseconds, int32_t wake) {
  int64_t start = milliseconds_now();
  int running = 0;
  curl.multi_perform(self->multi, &running);
  // What has ended is worth going back for at once.
  if (milliseconds > 0 && running == self->count) {
    int64_t pause = milliseconds;
    for (transfer *at = self->first; at; at = at->next) {
      int64_t left = self->settings.total_milliseconds - at->listened;
      if (left < pause) pause = left > 0 ? left : 0;
    }
    struct curl_waitfd extra = {.fd = wake, .events = CURL_WAIT_POLLIN};
    curl.multi_poll(self->multi, wake >= 0 ? &extra : NULL, wake >= 0 ? 1 : 0, (int)pause, NULL);
    curl.multi_perform(self->multi, &running);
  }
  int64_t passed = milliseconds_now() - start;
  for (transfer *at = self->first; at; at = at->next) at->listened += passed;
  return running;
}

// Bytes of the whole body as the server announced it; -1 where it did not.
static int64_t announced(transfer *self) {
  long status = 0;
  curl_off_t length = -1;
  curl.easy_getinfo(self->easy, CURLINFO_RESPONSE_CODE, &status);
  curl.easy_getinfo(self->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
  return status == 200 ? (int64_t)length : self->range_total;
}

int32_t ccurl_peek(ccurl_client *self, int64_t id, ccurl_progress *out) {
  for (transfer *at = self->first; at; at = at->next) {
    if (at->id != id) continue;
    *out = (ccurl_progress){
        .received = at->file.length,
        .total = at->body_status ? announced(at) : -1,
        .status = at->body_status,
        .head = at->head.bytes ? at->head.bytes : "",
        .head_length = at->head.length,
    };
    return 1;
  }
  return 0;
}

// Takes a transfer that has ended, or one that has had its time, out of the list.
static transfer *take(ccurl_client *self, CURLcode *code) {
  transfer *done = NULL;
  CURLMsg *message;
  int left = 0;
  while (!done && (message = curl.multi_info_read(self->multi, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    *code = message->data.result;
    curl.easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&done);
  }
  for (transfer **at = &self->first; *at; at = &(*at)->next) {
    if (done ? *at != done : (*at)->listened < self->settings.total_milliseconds) continue;
    if (!done) *code = CURLE_OPERATION_TIMEDOUT;
    done = *at;
    *at = done->next;
    self->count--;
    return done;
  }
  return NULL;
}

int32_t ccurl_next(ccurl_client *self, ccurl_result *out) {
  destroy(self->taken);
  self->taken = NULL;
  CURLcode code = CURLE_OK;
  transfer *done = take(self, &code);
  if (!done) return 0;
  self->taken = done;
  long status = 0;
  const char *address = NULL;
  curl.easy_getinfo(done->easy, CURLINFO_RESPONSE_CODE, &status);
  curl.easy_getinfo(done->easy, CURLINFO_EFFECTIVE_URL, &address);
  *out = (ccurl_result){
      .id = done->id,
      .code = code,
      .message = done->message[0] ? done->message : curl.easy_strerror(code),
      .status = status,
      .body = (const uint8_t *)(done->body.bytes ? done->body.bytes : ""),
      .body_length = done->body.length,
      .head = done->head.bytes ? done->head.bytes : "",
      .head_length = done->head.length,
      .address = address ? address : "",
      .refused = done->refused,
      .is_too_long = done->is_too_long || code == CURLE_FILESIZE_EXCEEDED,
      .has_moved = done->redirects > 0 && done->redirects == done->permanent_redirects,
      .received = done->file.length,
      .total = announced(done),
      .file_error = done->file_error,
  };
  return 1;
}

int32_t ccurl_is_timeout(int32_t code) { return code == CURLE_OPERATION_TIMEDOUT; }

int32_t ccurl_is_passing(int32_t code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_PARTIAL_FILE:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_AGAIN:
      return 1;
    default:
      return 0;
  }
}
