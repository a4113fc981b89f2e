#include "time_zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>

// Whether a file holds a time zone (RFC 9636): its first four letters.
static int is_zone(const char *path) {
    char head[4];
    FILE *file = fopen(path, "rb");
    if (!file) return 0;
    size_t count = fread(head, 1, sizeof head, file);
    fclose(file);
    return count == sizeof head && !memcmp(head, "TZif", sizeof head);
}

int time_in_zone(const char *zone, int64_t seconds, int32_t shown[5]) {
    const char *folder = getenv("TZDIR");
    if (!folder || !*folder) folder = "/usr/share/zoneinfo";
    char path[512], value[256];
    if (!*zone || *zone == '/' || strstr(zone, "..")) return -1;
    if (snprintf(path, sizeof path, "%s/%s", folder, zone) >= (int)sizeof path) return -1;
    if (snprintf(value, sizeof value, ":%s", zone) >= (int)sizeof value) return -1;
    if (!is_zone(path)) return -1;
    const char *given = getenv("TZ");
    char *former = given ? strdup(given) : 0;
    setenv("TZ", value, 1);
    tzset();
    time_t moment = (time_t)seconds;
    struct tm parts;
    struct tm *found = localtime_r(&moment, &parts);
    if (former) setenv("TZ", former, 1);
    else unsetenv("TZ");
    free(former);
    tzset();
    if (!found) return -1;
    shown[0] = parts.tm_year + 1900;
    shown[1] = parts.tm_mon + 1;
    shown[2] = parts.tm_mday;
    shown[3] = parts.tm_hour;
    shown[4] = parts.tm_min;
    return 0;
}

int clock_is_kept(void) {
    struct timex state = {0};
    int status = adjtimex(&state);
    return status < 0 ? -1 : status != TIME_ERROR;
}
