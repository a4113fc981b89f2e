// cmark-gfm and its extensions, as Debian's libcmark-gfm-dev and libcmark-gfm-extensions-dev install them.
#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
