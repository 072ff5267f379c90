/* Cuts a run short at the n-th of its calls that change what lies under a folder.

   Preloaded (LD_PRELOAD) by faults/mod.rs. The environment says what is to happen:

     FAULT_ROOT   the folder, a real path; calls that concern other files pass
     FAULT_LOG    gets a line "number TAB call TAB path [TAB second path]" for each call, before it is made
     FAULT_AT     the number of the call, from 1; 0: count only
     FAULT_KIND   before   the process is killed when it is about to make the call
                  after    ... when the call is made, before its result is known
                  EIO      the call fails once, with this error
                  ENOSPC
                  full     from this call on nothing under the folder can grow. Only this kind counts writes too; the
                           first that fails is half written, as on a disk that has just become full

   What it does not see: raw system calls. The crate tempfile makes some (rustix), so that the renames inside Tantivy's
   atomic writes go unnoticed; what it creates, syncs and unlinks beside them does not.

   Nothing is really synced: a killed process loses nothing that it wrote, and a disk that is asked a hundred times a run
   would be all that a test waits for. What has to be synced, faults/synced.rs tells from the log. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static enum { BEFORE, AFTER, ERROR, FULL } kind;
static char root[PATH_MAX];
static int log_file = -1, error;
static long at;
static atomic_long calls;

__attribute__((constructor)) static void read_environment(void) {
    const char *folder = getenv("FAULT_ROOT"), *file = getenv("FAULT_LOG");
    const char *what = getenv("FAULT_KIND"), *number = getenv("FAULT_AT");
    if (!folder || !file || !what || !number) return;
    snprintf(root, sizeof root, "%s", folder);
    at = atol(number);
    error = strcmp(what, "EIO") == 0 ? EIO : ENOSPC;
    kind = strcmp(what, "before") == 0 ? BEFORE : strcmp(what, "after") == 0 ? AFTER
         : strcmp(what, "full") == 0 ? FULL : ERROR;
    log_file = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* A path and what it is relative to, as an absolute one. Empty where that cannot be told. */
static void absolute(int folder, const char *path, char *out) {
    char base[PATH_MAX] = "", link[64];
    if (path && path[0] != '/') {
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) base[0] = 0;
        } else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = readlink(link, base, sizeof base - 1);
            base[length < 0 ? 0 : length] = 0;
        }
    }
    int length = snprintf(out, PATH_MAX, "%s%s%s", base, base[0] && path[0] ? "/" : "", path ? path : "");
    if (length >= PATH_MAX) out[0] = 0;
}

static bool concerned(const char *path) {
    size_t length = strlen(root);
    return length && strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

/* What becomes of a call. */
struct call {
    long number; /* 0: none of ours */
    bool fails;  /* errno is set */
};

/* Counts a call; second is NULL but for renames and links. grows: what a full disk refuses. */
static struct call begin(const char *name, const char *path, const char *second, bool grows) {
    struct call call = {0, false};
    if (log_file < 0 || !(concerned(path) || (second && concerned(second)))) return call;
    call.number = atomic_fetch_add(&calls, 1) + 1;
    char line[3 * PATH_MAX];
    int length = snprintf(line, sizeof line, "%ld\t%s\t%s%s%s\n", call.number, name, path, second ? "\t" : "",
                          second ? second : "");
    syscall(SYS_write, log_file, line, (size_t)length);
    if (at && kind == BEFORE && call.number == at) die();
    call.fails = at && (kind == ERROR ? call.number == at : kind == FULL && call.number >= at && grows);
    if (call.fails) errno = error;
    return call;
}

static long end(struct call call, long result) {
    if (at && kind == AFTER && call.number == at) die();
    return result;
}

static bool creates(int flags) { return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE; }

static int open_counted(int folder, const char *path, int flags, mode_t mode) {
    if (!creates(flags)) return syscall(SYS_openat, folder, path, flags, mode);
    char full[PATH_MAX];
    absolute(folder, path, full);
    bool is_new = syscall(SYS_faccessat, folder, path, F_OK) != 0;
    struct call call = begin("create", full, NULL, is_new);
    return call.fails ? -1 : end(call, syscall(SYS_openat, folder, path, flags, mode));
}

#define MODE(flags, mode) \
    mode_t mode = 0; \
    if (creates(flags)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) {
    MODE(flags, mode)
    return open_counted(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE(flags, mode)
    return open_counted(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
    MODE(flags, mode)
    return open_counted(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags, mode)
    return open_counted(folder, path, flags, mode);
}

int creat(const char *path, mode_t mode) { return open_counted(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int creat64(const char *path, mode_t mode) { return creat(path, mode); }

/* One path. */

#define ON_PATH(name, grows, folder, path, made) \
    char full[PATH_MAX]; \
    absolute(folder, path, full); \
    struct call call = begin(name, full, NULL, grows); \
    return call.fails ? -1 : end(call, made)

int unlinkat(int folder, const char *path, int flags) {
    ON_PATH(flags & AT_REMOVEDIR ? "rmdir" : "unlink", false, folder, path,
            syscall(SYS_unlinkat, folder, path, flags));
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }

int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *path, mode_t mode) {
    bool is_new = syscall(SYS_faccessat, folder, path, F_OK) != 0;
    ON_PATH("mkdir", is_new, folder, path, syscall(SYS_mkdirat, folder, path, mode));
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

/* Two paths. */

#define ON_TWO(name, grows, made) \
    char from[PATH_MAX], to[PATH_MAX]; \
    absolute(old_folder, old_path, from); \
    absolute(new_folder, new_path, to); \
    struct call call = begin(name, from, to, grows); \
    return call.fails ? -1 : end(call, made)

int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned flags) {
    ON_TWO("rename", false, syscall(SYS_renameat2, old_folder, old_path, new_folder, new_path, flags));
}

int renameat(int old_folder, const char *old_path, int new_folder, const char *new_path) {
    return renameat2(old_folder, old_path, new_folder, new_path, 0);
}

int rename(const char *old_path, const char *new_path) {
    return renameat2(AT_FDCWD, old_path, AT_FDCWD, new_path, 0);
}

int linkat(int old_folder, const char *old_path, int new_folder, const char *new_path, int flags) {
    ON_TWO("link", true, syscall(SYS_linkat, old_folder, old_path, new_folder, new_path, flags));
}

int link(const char *old_path, const char *new_path) { return linkat(AT_FDCWD, old_path, AT_FDCWD, new_path, 0); }

/* An open file. */

#define ON_FILE(name, grows, made) \
    char full[PATH_MAX]; \
    absolute(file, "", full); \
    struct call call = begin(name, full, NULL, grows); \
    return call.fails ? -1 : end(call, made)

int fsync(int file) { ON_FILE("fsync", false, 0); }

int fdatasync(int file) { ON_FILE("fsync", false, 0); }

int ftruncate(int file, off_t length) { ON_FILE("truncate", length > 0, syscall(SYS_ftruncate, file, length)); }

int ftruncate64(int file, off64_t length) { return ftruncate(file, length); }

/* Bytes into an open file: for a full disk alone. */

#define FILLING(file, made) \
    char full[PATH_MAX]; \
    if (kind != FULL || log_file < 0) return made; \
    absolute(file, "", full); \
    struct call call = begin("write", full, NULL, true)

ssize_t write(int file, const void *bytes, size_t length) {
    FILLING(file, syscall(SYS_write, file, bytes, length));
    if (call.fails && call.number == at && length > 1) return syscall(SYS_write, file, bytes, length / 2);
    return call.fails ? -1 : syscall(SYS_write, file, bytes, length);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
    FILLING(file, syscall(SYS_pwrite64, file, bytes, length, offset));
    return call.fails ? -1 : syscall(SYS_pwrite64, file, bytes, length, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
    return pwrite64(file, bytes, length, offset);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    FILLING(file, syscall(SYS_writev, file, parts, count));
    return call.fails ? -1 : syscall(SYS_writev, file, parts, count);
}

ssize_t copy_file_range(int from, off64_t *start, int to, off64_t *place, size_t length, unsigned flags) {
    FILLING(to, syscall(SYS_copy_file_range, from, start, to, place, length, flags));
    return call.fails ? -1 : syscall(SYS_copy_file_range, from, start, to, place, length, flags);
}

ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) {
    FILLING(to, syscall(SYS_sendfile, to, from, offset, length));
    return call.fails ? -1 : syscall(SYS_sendfile, to, from, offset, length);
}
