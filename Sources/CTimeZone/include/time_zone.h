// What clocks show where, by the system's tz database (Debian: tzdata).
#pragma once
#include <stdint.h>

// Year, month, day, hour and minute in a time zone, for example Europe/Paris, so many seconds after 1970 began in universal time.
// Gives 0, or -1 where there is no such zone. The variable TZ is another one meanwhile: call it while no other thread reads the
// environment.
int time_in_zone(const char *zone, int64_t seconds, int32_t shown[5]);

// Whether the kernel's clock follows a time server (adjtimex(2)): 1 or 0, or -1 where that is not known.
int clock_is_kept(void);
