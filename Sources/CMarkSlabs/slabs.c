#include "cmark_slabs.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// A slab: this head, then `size` bytes.
typedef struct cmark_slab {
    struct cmark_slab *previous;
    size_t size;
    size_t used;
} cmark_slab;

typedef struct {
    // The one that parts are cut from.
    cmark_slab *last;
    // How many parses and trees are in use.
    long users;
} cmark_slabs;

// Those of this thread.
static _Thread_local cmark_slabs own;

// Parts are multiples of 16 bytes, each behind a head of 16 bytes that holds its size.
enum { UNIT = 16, SLAB_SIZE = 1 << 20 };

static unsigned char *bytes_of(cmark_slab *slab) { return (unsigned char *)(slab + 1) + 8; }

// Like malloc; ends the program when there is no memory left, as cmark-gfm's own allocator does.
static void *take(size_t size) {
    if (size > SIZE_MAX / 4) abort();
    size = (size + UNIT - 1) / UNIT * UNIT;
    cmark_slab *slab = own.last;
    if (!slab || slab->size - slab->used < size + UNIT) {
        size_t room = SLAB_SIZE;
        if (slab && slab->size > room) room = slab->size;
        if (room < 2 * size + UNIT) room = 2 * size + UNIT;
        cmark_slab *next = malloc(sizeof(cmark_slab) + 8 + room);
        if (!next) abort();
        next->previous = slab;
        next->size = room;
        next->used = 0;
        own.last = slab = next;
    }
    unsigned char *part = bytes_of(slab) + slab->used + UNIT;
    *(size_t *)(part - UNIT) = size;
    slab->used += size + UNIT;
    return part;
}

static void *take_cleared(size_t count, size_t size) {
    if (size && count > SIZE_MAX / 4 / size) abort();
    void *part = take(count * size);
    return memset(part, 0, count * size);
}

// The part that was cut last grows where it is.
static void *retake(void *part, size_t size) {
    if (!part) return take(size);
    size_t known = *(size_t *)((unsigned char *)part - UNIT);
    if (size <= known) return part;
    cmark_slab *slab = own.last;
    if ((unsigned char *)part + known == bytes_of(slab) + slab->used) {
        size_t more = (size - known + UNIT - 1) / UNIT * UNIT;
        if (more <= slab->size - slab->used) {
            *(size_t *)((unsigned char *)part - UNIT) = known + more;
            slab->used += more;
            return part;
        }
    }
    return memcpy(take(size), part, known);
}

static void keep(void *part) { (void)part; }

cmark_mem *cmark_slab_allocator(void) {
    static cmark_mem allocator = {take_cleared, retake, keep};
    return &allocator;
}

void cmark_slabs_begin(void) { own.users += 1; }

void cmark_slabs_end(void) {
    own.users -= 1;
    if (own.users > 0) return;
    while (own.last && (own.last->previous || own.last->size > SLAB_SIZE)) {
        cmark_slab *previous = own.last->previous;
        free(own.last);
        own.last = previous;
    }
    if (own.last) own.last->used = 0;
}
