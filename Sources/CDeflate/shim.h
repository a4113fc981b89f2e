// libdeflate, as Debian's libdeflate-dev installs it.
#pragma once
#include <libdeflate.h>
