/* A disk that fails under a program that asks the C library itself, as SQLite does: loaded before it (LD_PRELOAD). Counted are
 * writes, syncs and cuts of files whose path holds CARDMEND_WHERE; from the CARDMEND_NTH on (FULL: all, BAD: that one alone) they
 * fail with ENOSPC or EIO. "struck" on the standard error tells that one did. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int counted;

static int is_meant(int fd) {
  const char *where = getenv("CARDMEND_WHERE");
  char link[64];
  char path[4096];
  if (where == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  return strstr(path, where) != NULL;
}

static ssize_t real_write(int fd, const void *bytes, size_t size) {
  static ssize_t (*real)(int, const void *, size_t);
  if (real == NULL) real = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  return real(fd, bytes, size);
}

static int fails(int fd) {
  if (!is_meant(fd)) return 0;
  const int nth = atoi(getenv("CARDMEND_NTH"));
  const int full = strcmp(getenv("CARDMEND_FAULT"), "FULL") == 0;
  const int now = ++counted;
  if (now < nth || (!full && now > nth)) return 0;
  if (now == nth) (void)real_write(2, "\nstruck\n", 8);
  errno = full ? ENOSPC : EIO;
  return 1;
}

ssize_t write(int fd, const void *bytes, size_t size) {
  return fails(fd) ? -1 : real_write(fd, bytes, size);
}

#define PASS_ON(result, name, parameters, ...)                         \
  result name parameters {                                             \
    static result(*real) parameters;                                   \
    if (real == NULL) real = (result(*) parameters)dlsym(RTLD_NEXT, #name); \
    return fails(fd) ? (result)-1 : real(__VA_ARGS__);                 \
  }

PASS_ON(ssize_t, pwrite, (int fd, const void *bytes, size_t size, off_t at), fd, bytes, size, at)
PASS_ON(ssize_t, pwrite64, (int fd, const void *bytes, size_t size, off64_t at), fd, bytes, size, at)
PASS_ON(int, fsync, (int fd), fd)
PASS_ON(int, fdatasync, (int fd), fd)
PASS_ON(int, ftruncate, (int fd, off_t size), fd, size)
PASS_ON(int, ftruncate64, (int fd, off64_t size), fd, size)
