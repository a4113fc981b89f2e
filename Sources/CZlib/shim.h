// zlib, as Debian's zlib1g-dev installs it.
#pragma once
#include <string.h>
#include <zlib.h>

/// Compresses into a buffer of at least `compressBound(length)` bytes, as raw deflate. Returns the bytes written; 0 on failure.
static inline unsigned long zlib_deflate_raw(unsigned char *to, unsigned long room, const unsigned char *from, unsigned long length) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
    stream.next_in = (unsigned char *)from;
    stream.avail_in = (unsigned int)length;
    stream.next_out = to;
    stream.avail_out = (unsigned int)room;
    int status = deflate(&stream, Z_FINISH);
    unsigned long written = stream.total_out;
    deflateEnd(&stream);
    return status == Z_STREAM_END ? written : 0;
}

/// Expands raw deflate. Returns the bytes written; -1 when the data are damaged, -2 when the room is too small.
static inline long zlib_inflate_raw(unsigned char *to, unsigned long room, const unsigned char *from, unsigned long length) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, -15) != Z_OK) return -1;
    stream.next_in = (unsigned char *)from;
    stream.avail_in = (unsigned int)length;
    stream.next_out = to;
    stream.avail_out = (unsigned int)room;
    int status = inflate(&stream, Z_FINISH);
    long written = (long)stream.total_out;
    int full = stream.avail_out == 0;
    inflateEnd(&stream);
    if (status == Z_STREAM_END) return written;
    return full ? -2 : -1;
}
