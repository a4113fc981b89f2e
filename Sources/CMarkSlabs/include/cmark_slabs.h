// Memory for cmark-gfm's parses. A tree has a thousand parts that live and die together: they are cut from slabs, one
// behind the other, and given back all at once.
//
// Each thread has its own slabs. A parse and its tree stay on the thread that began them.
#pragma once
#include <cmark-gfm.h>

/// What parsers take: with it, neither they nor their trees are to be freed.
cmark_mem *cmark_slab_allocator(void);

/// Begins a use of this thread's slabs.
void cmark_slabs_begin(void);

/// Ends a use: behind the last one all that was taken is given back, but for one slab of the usual size.
void cmark_slabs_end(void);
