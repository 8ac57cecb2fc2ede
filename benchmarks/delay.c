/* Delay: waits two milliseconds whenever a file below the folder that SLOW_FOLDER names is opened, as a distant disk does. For LD_PRELOAD. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void wait_at(const char *path) {
    const char *folder = getenv("SLOW_FOLDER");
    const struct timespec two_milliseconds = {0, 2000000};
    if (folder && path && !strncmp(path, folder, strlen(folder)))
        nanosleep(&two_milliseconds, NULL);
}

#define OPEN(name)                                                                  \
    int name(const char *path, int flags, ...) {                                    \
        va_list more;                                                               \
        va_start(more, flags);                                                      \
        mode_t mode = va_arg(more, mode_t);                                         \
        va_end(more);                                                               \
        wait_at(path);                                                              \
        return ((int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name))(path, flags, mode); \
    }

#define OPEN_AT(name)                                                               \
    int name(int folder, const char *path, int flags, ...) {                        \
        va_list more;                                                               \
        va_start(more, flags);                                                      \
        mode_t mode = va_arg(more, mode_t);                                         \
        va_end(more);                                                               \
        wait_at(path);                                                              \
        return ((int (*)(int, const char *, int, ...))dlsym(RTLD_NEXT, #name))(folder, path, flags, mode); \
    }

#define OPEN_STREAM(name)                                                           \
    FILE *name(const char *path, const char *mode) {                                \
        wait_at(path);                                                              \
        return ((FILE * (*)(const char *, const char *))dlsym(RTLD_NEXT, #name))(path, mode); \
    }

OPEN(open)
OPEN(open64)
OPEN_AT(openat)
OPEN_AT(openat64)
OPEN_STREAM(fopen)
OPEN_STREAM(fopen64)
