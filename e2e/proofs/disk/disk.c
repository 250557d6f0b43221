/*
 * The disk under a desk, made of the program's own calls: preloaded (LD_PRELOAD, Linux), it can be full, read-only,
 * failing or slow, and it remembers what a power cut would leave. A proof changes its state while the desk runs.
 *
 *   MIMAMORI_DATA  the folder it is the disk of; all other files pass through untouched
 *   DISK_CONTROL   a file of `struct control`, mapped: the proof writes its first byte, and reads what happened
 *   DISK_SHADOW    an empty folder for what is durable: the file `names` has a line `<number> <inode> <name>` for each
 *                  file that was there when the folder was last synced, the file `<number>` its bytes that were synced
 *
 * The first process that takes the lock on the control file is the one on this disk; commands run beside it pass
 * through. What is in the folder when it starts is durable. What is mapped into memory and never synced (-shm) is not.
 * The calls here are those of node and its SQLite (`nm -D`); one that goes past them would lose everything, loudly.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { NORMAL = 'n', FULL = 'f', FULL_COPYING = 'c', READ_ONLY = 'r', FAILING_SYNC = 'e', SLOW = 's' };
#define SLOW_MS 200

struct control {
  volatile uint8_t state; /* one of the letters above */
  uint8_t unused[7];
  uint64_t syncs;   /* files synced, as far as the program was told */
  uint64_t refused; /* calls that failed because of the state */
  uint64_t left;    /* when not 0: the power fails at this write or sync from now */
};

struct range { off_t from, to; };

/* A file of the folder: what was written and not synced yet, and how short it was cut meanwhile. */
struct tracked {
  dev_t device;
  ino_t inode;
  unsigned number;
  int shadow, gone;
  off_t shortest;
  struct range *dirty;
  size_t count, room;
  struct tracked *next;
};

static struct control *control;
static char folder[4096], shadow[4096];
static struct tracked *files;
static unsigned numbers;
static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;

/* The call behind ours. */
#define REAL(name) ({ \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
  real; })

static void give_up(const char *what) {
  fprintf(stderr, "disk: %s: %s\n", what, strerror(errno));
  abort();
}

static int refuse(int error) {
  __atomic_add_fetch(&control->refused, 1, __ATOMIC_RELAXED);
  errno = error;
  return -1;
}

static void work(void) {
  if (control->left && --control->left == 0) kill(getpid(), SIGKILL);
}

static int is(int state) { return control && control->state == state; }

/* The record of an open file, or NULL when it is not one of the folder's. */
static struct tracked *known(const struct stat *about) {
  for (struct tracked *each = files; each; each = each->next)
    if (!each->gone && each->inode == about->st_ino && each->device == about->st_dev) return each;
  return NULL;
}

static struct tracked *of(int fd, struct stat *about) {
  if (!control || fstat(fd, about) != 0 || !S_ISREG(about->st_mode)) return NULL;
  return known(about);
}

static struct tracked *track(const struct stat *about) {
  struct tracked *file = known(about);
  if (file) return file;
  if (!(file = calloc(1, sizeof *file))) give_up("memory");
  *file = (struct tracked){ about->st_dev, about->st_ino, ++numbers, -1, 0, 0, NULL, 0, 0, files };
  if (*shadow) {
    char path[4200];
    snprintf(path, sizeof path, "%s/%u", shadow, file->number);
    file->shadow = REAL(open64)(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file->shadow < 0) give_up("shadow of a file");
  }
  return files = file;
}

static void soil(struct tracked *file, off_t from, off_t to) {
  struct range *last = file->count ? &file->dirty[file->count - 1] : NULL;
  if (last && from <= last->to && to >= last->from) {
    if (from < last->from) last->from = from;
    if (to > last->to) last->to = to;
    return;
  }
  if (file->count == file->room) {
    file->room = file->room ? file->room * 2 : 64;
    if (!(file->dirty = realloc(file->dirty, file->room * sizeof *file->dirty))) give_up("memory");
  }
  file->dirty[file->count++] = (struct range){ from, to };
}

/* To read back what was written. Only where nothing else will do: closing it ends the locks SQLite has on a file. */
static int readable(int fd) {
  char link[64];
  if ((fcntl(fd, F_GETFL) & O_ACCMODE) != O_WRONLY) return fd;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  return REAL(open64)(link, O_RDONLY | O_CLOEXEC);
}

/* What was written is durable now: into the shadow with it. */
static void keep(struct tracked *file, int fd, off_t size) {
  static char bytes[1 << 20];
  int from = readable(fd);
  struct stat before;
  if (fstat(file->shadow, &before) != 0) give_up("shadow of a file");
  if (file->shortest < before.st_size && REAL(ftruncate64)(file->shadow, file->shortest) != 0) give_up("shadow");
  for (size_t n = 0; n < file->count; n++) {
    off_t to = file->dirty[n].to < size ? file->dirty[n].to : size;
    for (off_t at = file->dirty[n].from; at < to;) {
      size_t most = to - at < (off_t)sizeof bytes ? (size_t)(to - at) : sizeof bytes;
      ssize_t got = pread64(from, bytes, most, at);
      if (got <= 0 || REAL(pwrite64)(file->shadow, bytes, got, at) != got) give_up("copy into the shadow");
      at += got;
    }
  }
  if (REAL(ftruncate64)(file->shadow, size) != 0) give_up("shadow");
  if (from != fd) close(from);
  file->count = 0;
  file->shortest = size;
}

/* The folder was synced: its names are durable. `names` is replaced at once, as a journalled directory would be. */
static void keep_names(void) {
  char fresh[4200], names[4200], path[4400];
  snprintf(fresh, sizeof fresh, "%s/names.new", shadow);
  snprintf(names, sizeof names, "%s/names", shadow);
  FILE *list = fopen(fresh, "we");
  DIR *entries = opendir(folder);
  if (!list || !entries) give_up("names");
  for (struct dirent *each; (each = readdir(entries));) {
    struct stat about;
    snprintf(path, sizeof path, "%s/%s", folder, each->d_name);
    if (lstat(path, &about) != 0 || !S_ISREG(about.st_mode)) continue;
    struct tracked *file = known(&about);
    if (file) fprintf(list, "%u %lu %s\n", file->number, (unsigned long)about.st_ino, each->d_name);
  }
  closedir(entries);
  if (fclose(list) != 0 || REAL(rename)(fresh, names) != 0) give_up("names");
}

/* What lies in the folder at the start is durable. */
static void keep_all(void) {
  DIR *entries = opendir(folder);
  if (!entries) return;
  for (struct dirent *each; (each = readdir(entries));) {
    int fd = openat(dirfd(entries), each->d_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat about;
    if (fd < 0 || fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
      if (fd >= 0) close(fd);
      continue;
    }
    struct tracked *file = track(&about);
    if (*shadow) {
      soil(file, 0, about.st_size);
      keep(file, fd, about.st_size);
    }
    close(fd);
  }
  closedir(entries);
  if (*shadow) keep_names();
}

__attribute__((constructor)) static void begin(void) {
  const char *at = getenv("DISK_CONTROL"), *data = getenv("MIMAMORI_DATA"), *durable = getenv("DISK_SHADOW");
  if (!at || !data || !realpath(data, folder)) return;
  int fd = REAL(open64)(at, O_RDWR | O_CLOEXEC);
  if (fd < 0 || flock(fd, LOCK_EX | LOCK_NB) != 0) return;
  void *mapped = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (mapped == MAP_FAILED) give_up("DISK_CONTROL");
  if (durable) snprintf(shadow, sizeof shadow, "%s", durable);
  keep_all();
  control = mapped;
}

static int in_folder(const char *path) {
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && path[length] == '/';
}

/* By where its parent really is, so that a relative path or a link is told too. */
static int touches_folder(const char *path) {
  char parent[4096], real[4096];
  snprintf(parent, sizeof parent, "%s%s", *path == '/' ? "" : "./", path);
  *strrchr(parent, '/') = 0;
  if (!*parent || !realpath(parent, real)) return 0;
  return strcmp(real, folder) == 0 || in_folder(real);
}

static int opened(int fd) {
  char link[64], path[4096];
  struct stat about;
  if (fd < 0 || fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) return fd;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return fd;
  path[length] = 0;
  if (!in_folder(path)) return fd;
  pthread_mutex_lock(&door);
  track(&about);
  pthread_mutex_unlock(&door);
  return fd;
}

static int may_not_open(const char *path, int flags) {
  int writes = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC));
  return writes && is(READ_ONLY) && touches_folder(path);
}

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (may_not_open(path, flags)) return refuse(EROFS);
  int fd = REAL(open64)(path, flags, mode);
  return control ? opened(fd) : fd;
}

/* How much of a write there is room for; -1 refuses it. A full disk still takes bytes over bytes that exist. */
static ssize_t room_for(size_t length, off_t at, off_t size) {
  if (is(READ_ONLY)) return refuse(EROFS);
  if (is(FULL_COPYING)) return refuse(ENOSPC);
  if (!is(FULL) || at + (off_t)length <= size) return (ssize_t)length;
  return at < size ? size - at : refuse(ENOSPC);
}

static ssize_t writing(int fd, const void *bytes, size_t length, off_t at, int positioned) {
  struct stat about;
  struct tracked *file = of(fd, &about);
  if (!file) return positioned ? REAL(pwrite64)(fd, bytes, length, at) : REAL(write)(fd, bytes, length);
  pthread_mutex_lock(&door);
  if (!positioned) at = fcntl(fd, F_GETFL) & O_APPEND ? about.st_size : lseek64(fd, 0, SEEK_CUR);
  work();
  ssize_t room = length ? room_for(length, at, about.st_size) : 0;
  ssize_t done = room < 0 ? -1 : positioned ? REAL(pwrite64)(fd, bytes, room, at) : REAL(write)(fd, bytes, room);
  if (done > 0) soil(file, at, at + done);
  pthread_mutex_unlock(&door);
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) { return writing(fd, bytes, length, 0, 0); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return writing(fd, bytes, length, at, 1); }

int ftruncate64(int fd, off64_t size) {
  struct stat about;
  struct tracked *file = of(fd, &about);
  if (!file) return REAL(ftruncate64)(fd, size);
  if (is(READ_ONLY)) return refuse(EROFS);
  pthread_mutex_lock(&door);
  work();
  int result = REAL(ftruncate64)(fd, size);
  if (result == 0 && size < file->shortest) file->shortest = size;
  pthread_mutex_unlock(&door);
  return result;
}

static int syncing(int fd, int (*sync)(int)) {
  struct stat about;
  if (!control || fstat(fd, &about) != 0) return sync(fd);
  struct stat of_folder;
  int names = S_ISDIR(about.st_mode) && stat(folder, &of_folder) == 0 && of_folder.st_ino == about.st_ino;
  struct tracked *file = S_ISREG(about.st_mode) ? known(&about) : NULL;
  if (!file && !names) return sync(fd);
  if (is(SLOW)) nanosleep(&(struct timespec){ 0, SLOW_MS * 1000000L }, NULL);
  if (is(FAILING_SYNC)) return refuse(EIO);
  pthread_mutex_lock(&door);
  work();
  int result = sync(fd);
  if (result == 0 && *shadow && names) keep_names();
  if (result == 0 && *shadow && file && fstat(fd, &about) == 0) keep(file, fd, about.st_size);
  if (result == 0) control->syncs++;
  pthread_mutex_unlock(&door);
  return result;
}

int fsync(int fd) { return syncing(fd, REAL(fsync)); }
int fdatasync(int fd) { return syncing(fd, REAL(fdatasync)); }

/* An inode whose last name goes may come back as another file. */
static void forget(const struct stat *about) {
  if (about->st_nlink > 1) return;
  pthread_mutex_lock(&door);
  struct tracked *file = known(about);
  if (file) file->gone = 1;
  pthread_mutex_unlock(&door);
}

int unlink(const char *path) {
  struct stat about;
  if (is(READ_ONLY) && touches_folder(path)) return refuse(EROFS);
  int known_before = control && lstat(path, &about) == 0;
  int result = REAL(unlink)(path);
  if (result == 0 && known_before) forget(&about);
  return result;
}

int rename(const char *from, const char *to) {
  struct stat about;
  if (is(READ_ONLY) && (touches_folder(from) || touches_folder(to))) return refuse(EROFS);
  int replaces = control && lstat(to, &about) == 0;
  int result = REAL(rename)(from, to);
  if (result == 0 && replaces) forget(&about);
  return result;
}
