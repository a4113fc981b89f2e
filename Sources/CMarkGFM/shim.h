// cmark-gfm and its extensions, as Debian's libcmark-gfm-dev and libcmark-gfm-extensions-dev install them.
//
// The accessors below read a node's fields in place. The library's own accessors copy each text on first use, which is
// a third of the time that a page takes. The structure is the installed header's, and the library's soname names its
// exact version, so that the two cannot differ.
#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/node.h>

/// Bytes inside a tree: valid as long as the tree is. Not null-terminated.
typedef struct {
    const unsigned char *start;
    long count;
} cmark_bytes;

static inline cmark_bytes cmark_bytes_of(cmark_chunk chunk) {
    cmark_bytes bytes = {chunk.data, chunk.data ? chunk.len : 0};
    return bytes;
}

/// The text of a text, code, HTML or footnote reference node.
static inline cmark_bytes cmark_node_literal_bytes(cmark_node *node) { return cmark_bytes_of(node->as.literal); }

/// The lines of a code block.
static inline cmark_bytes cmark_node_code_bytes(cmark_node *node) { return cmark_bytes_of(node->as.code.literal); }

/// What follows the opening fence of a code block.
static inline cmark_bytes cmark_node_info_bytes(cmark_node *node) { return cmark_bytes_of(node->as.code.info); }

/// The destination of a link or image, without escapes.
static inline cmark_bytes cmark_node_url_bytes(cmark_node *node) { return cmark_bytes_of(node->as.link.url); }

/// The title of a link or image, without escapes.
static inline cmark_bytes cmark_node_title_bytes(cmark_node *node) { return cmark_bytes_of(node->as.link.title); }

/// 1 to 6.
static inline int cmark_node_level(cmark_node *node) { return node->as.heading.level; }

/// Whether the paragraphs of a list's items stand without `<p>`.
static inline bool cmark_node_is_tight(cmark_node *node) { return node->as.list.tight; }
