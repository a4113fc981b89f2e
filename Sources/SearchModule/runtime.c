// The few functions that compiled Swift expects of a C library, for a module without one.
//
// The allocator keeps one list of free blocks for each of its sizes (four sizes to each power of two) and never gives one size's
// blocks to another: what a search frees, the next one of its kind takes again, and memory stays flat.

typedef unsigned long size_t;
typedef unsigned char byte;

enum { header = 16, smallest = 32, sizes = 112, page = 65536 };

typedef struct block { size_t size; struct block *next; } block;

extern byte __heap_base;
static block *free_blocks[sizes];
static size_t top, limit;

// The number of the smallest size that holds `need` bytes; `*size` becomes that size.
static unsigned size_class(size_t need, size_t *size) {
  unsigned number = 0;
  for (size_t base = smallest; base; base <<= 1)
    for (size_t step = 0; step < 4; step++, number++) {
      *size = base + step * (base / 4);
      if (*size >= need) return number;
    }
  *size = 0;
  return sizes;
}

static void *allocate(size_t count) {
  size_t size;
  if (count > 0x7FFFFFFFul - 64) return 0;
  unsigned number = size_class(count + header, &size);
  if (number >= sizes) return 0;
  block *found = free_blocks[number];
  if (found) {
    free_blocks[number] = found->next;
    return (byte *)found + header;
  }
  if (!top) {
    top = ((size_t)&__heap_base + 15) & ~15ul;
    limit = __builtin_wasm_memory_size(0) * page;
  }
  size = (size + 15) & ~15ul;
  if (size > limit - top) {
    size_t more = (size - (limit - top) + page - 1) / page;
    if (__builtin_wasm_memory_grow(0, more) == (size_t)-1) return 0;
    limit += more * page;
  }
  found = (block *)top;
  top += size;
  found->size = number;
  return (byte *)found + header;
}

void free(void *pointer) {
  if (!pointer) return;
  block *freed = (block *)((byte *)pointer - header);
  freed->next = free_blocks[freed->size];
  free_blocks[freed->size] = freed;
}

void *malloc(size_t count) { return allocate(count); }

int posix_memalign(void **result, size_t alignment, size_t count) {
  void *found = alignment <= 16 ? allocate(count) : 0;
  *result = found;
  return found ? 0 : 12;
}

void *memmove(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }

void *memcpy(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }

void *memset(void *to, int value, size_t count) { return __builtin_memset(to, value, count); }

int memcmp(const void *left, const void *right, size_t count) {
  const byte *l = left, *r = right;
  for (; count; count--, l++, r++)
    if (*l != *r) return *l - *r;
  return 0;
}

// No hash table here depends on chance; the same query gives the same answer.
void arc4random_buf(void *to, size_t count) { memset(to, 42, count); }

__attribute__((export_name("search_allocate"))) void *search_allocate(size_t count) { return allocate(count); }
__attribute__((export_name("search_release"))) void search_release(void *pointer) { free(pointer); }
