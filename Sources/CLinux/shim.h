// Calls of the C library that Swift's Glibc module leaves out, because the headers show them to GNU programs only.
#pragma once
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

// Writes to the disk all that is cached for the file system that holds an open file. Gives 0, or -1 and errno.
int syncfs(int descriptor);

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

// Has the heap keep what is freed, and take blocks of up to 4 MB from itself rather than from the system.
static inline void keep_freed_memory(void) {
    mallopt(M_MMAP_THRESHOLD, 1 << 22);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 1 << 20);
}

// Makes the heap of this thread so many bytes larger at once, unless it has as many free, with pages behind them. A
// system that knows nothing of it (Linux before 5.14) refuses the pages, which then come one at a time as ever.
static inline void make_heap_room(size_t size) {
    char *room = (char *)malloc(size);
    if (!room) return;
    uintptr_t first = ((uintptr_t)room + 4095) & ~(uintptr_t)4095;
    uintptr_t end = ((uintptr_t)room + size) & ~(uintptr_t)4095;
    if (end > first) madvise((void *)first, end - first, MADV_POPULATE_WRITE);
    free(room);
}
