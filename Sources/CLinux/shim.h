// Calls of the C library that Swift's Glibc module leaves out, because the headers show them to GNU programs only.
#pragma once
#include <elf.h>
#include <malloc.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <unistd.h>

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

// Starts a program with three open files as its own, and has the system end it when the calling thread ends, however that comes
// about. Gives its number, or -1 and errno; one that cannot be run ends with status 127.
static inline pid_t spawn_bound(
    const char *path, char *const *arguments, char *const *environment, int input, int output, int errors,
    int own_group) {
    pid_t parent = getpid();
    pid_t child = fork();
    // On both sides: whoever comes first, the group is there when it is ended.
    if (child > 0 && own_group) setpgid(child, child);
    if (child != 0) return child;
    if (own_group) setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // A worker thread blocks signals: a program that sets itself an alarm would never hear it. What whoever started this
    // process has it ignore (nohup) stays ignored.
    signal(SIGALRM, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, 0);
    if (getppid() != parent) _exit(127);
    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0) _exit(127);
    execve(path, arguments, environment);
    _exit(127);
}

// Copies the build ID of the running program, which its note NT_GNU_BUILD_ID holds; gives its length in bytes, 0 where it
// was linked without one.
static inline size_t program_build_id(uint8_t *bytes, size_t room) {
    const Elf64_Phdr *parts = (const Elf64_Phdr *)getauxval(AT_PHDR);
    size_t count = getauxval(AT_PHNUM);
    if (!parts || getauxval(AT_PHENT) != sizeof *parts) return 0;
    // How far from the addresses in the file the program was loaded.
    uintptr_t moved = 0;
    for (size_t i = 0; i < count; i++)
        if (parts[i].p_type == PT_PHDR) moved = (uintptr_t)parts - parts[i].p_vaddr;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].p_type != PT_NOTE) continue;
        const char *note = (const char *)(moved + parts[i].p_vaddr);
        const char *end = note + parts[i].p_memsz;
        while (note + sizeof(Elf64_Nhdr) <= end) {
            const Elf64_Nhdr *head = (const Elf64_Nhdr *)note;
            const char *name = note + sizeof *head;
            const char *content = name + ((head->n_namesz + 3) & ~3u);
            if (head->n_type == NT_GNU_BUILD_ID && head->n_namesz == 4 && !memcmp(name, "GNU", 4) &&
                head->n_descsz <= room) {
                memcpy(bytes, content, head->n_descsz);
                return head->n_descsz;
            }
            note = content + ((head->n_descsz + 3) & ~3u);
        }
    }
    return 0;
}
