// libmd, as Debian's libmd-dev installs it.
#pragma once
#include <sha2.h>
