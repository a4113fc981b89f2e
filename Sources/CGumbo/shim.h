// gumbo, as Debian's libgumbo-dev installs it.
//
// Swift does not see the members of the union of a node, nor the enumerators of its macros: hence the accessors.
#pragma once
#include <gumbo.h>

/// The element of an element or template node.
static inline const GumboElement *gumbo_element(const GumboNode *node) { return &node->v.element; }

/// The text of a text, CDATA or whitespace node.
static inline const char *gumbo_text(const GumboNode *node) { return node->v.text.text; }

/// The children of a document, element or template node; null for others.
static inline const GumboVector *gumbo_children(const GumboNode *node) {
    switch (node->type) {
    case GUMBO_NODE_DOCUMENT: return &node->v.document.children;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE: return &node->v.element.children;
    default: return 0;
    }
}

/// How many errors the parser met; it says no more of them.
static inline unsigned gumbo_error_count(const GumboOutput *output) { return output->errors.length; }
