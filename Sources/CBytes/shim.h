// Looking at sixteen bytes at once: Swift's SIMD types compare one by one.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t cbytes_block __attribute__((vector_size(16)));
// All bits of a byte are set, or none.
typedef int8_t cbytes_mask __attribute__((vector_size(16)));

// Which bytes are not quiet. Quiet are spaces, lower-case letters, and from 0xA0 on all but 0xC2 and 0xE2, which differ
// in one bit.
static inline cbytes_mask cbytes_loud(cbytes_block block) {
    cbytes_mask is_letter = (cbytes_block)(block - 0x61) <= 25;
    cbytes_mask is_accented = (block >= 0xA0) & ((cbytes_block)(block | 0x20) != 0xE2);
    return ~(is_letter | (block == 0x20) | is_accented);
}

// Which bytes are & < > " or '; & and ', < and > differ in one bit each.
static inline cbytes_mask cbytes_special(cbytes_block block) {
    return (block == 0x22) | ((cbytes_block)(block & 0xFE) == 0x26) | ((cbytes_block)(block & 0xFD) == 0x3C);
}

// Which bytes are : = or |.
static inline cbytes_mask cbytes_sign(cbytes_block block) {
    return (block == 0x3A) | (block == 0x3D) | (block == 0x7C);
}

// Which bytes may begin a capital, are the second of one above ASCII, or are & < > or ".
static inline cbytes_mask cbytes_term(cbytes_block block) {
    cbytes_mask is_capital = (cbytes_block)(block - 0x41) <= 25;
    cbytes_mask is_second = (cbytes_block)(block - 0x80) <= 0x1F;
    cbytes_mask is_special = (block == 0x22) | (block == 0x26) | ((cbytes_block)(block & 0xFD) == 0x3C);
    return is_capital | is_second | is_special;
}

// Which bytes may need an escape in JSON: controls, " < and \, 0x7F, and 0xE2, with which U+2028 begins.
static inline cbytes_mask cbytes_escaped(cbytes_block block) {
    return (block < 0x20) | (block == 0x22) | (block == 0x3C) | (block == 0x5C) | (block == 0x7F) | (block == 0xE2);
}

// How many bytes stand before the first for which a mask holds; 16 when it holds for none.
static inline size_t cbytes_before(cbytes_mask found) {
    uint64_t half[2];
    memcpy(half, &found, 16);
    return half[0] ? __builtin_ctzll(half[0]) / 8 : half[1] ? 8 + __builtin_ctzll(half[1]) / 8 : 16;
}

// Where the first byte stands for which a mask holds, from `index` on; `count` where there is none.
static inline __attribute__((always_inline)) size_t cbytes_first(
    const uint8_t *text, size_t count, size_t index, cbytes_mask (*mask)(cbytes_block)) {
    cbytes_block block;
    while (index + 16 <= count) {
        memcpy(&block, text + index, 16);
        size_t before = cbytes_before(mask(block));
        if (before < 16) return index + before;
        index += 16;
    }
    uint8_t last[16] = {0};
    memcpy(last, text + index, count - index);
    memcpy(&block, last, 16);
    index += cbytes_before(mask(block));
    return index < count ? index : count;
}

static inline size_t cbytes_first_sign(const uint8_t *text, size_t count, size_t index) {
    return cbytes_first(text, count, index, cbytes_sign);
}

static inline size_t cbytes_first_term(const uint8_t *text, size_t count, size_t index) {
    return cbytes_first(text, count, index, cbytes_term);
}

// Where a byte stands first; `count` where it does not.
static inline size_t cbytes_position(const uint8_t *text, size_t count, uint8_t byte) {
    const uint8_t *found = count ? (const uint8_t *)memchr(text, byte, count) : NULL;
    return found ? (size_t)(found - text) : count;
}

static inline size_t cbytes_first_loud(const uint8_t *text, size_t count, size_t index) {
    return cbytes_first(text, count, index, cbytes_loud);
}

static inline size_t cbytes_first_special(const uint8_t *text, size_t count, size_t index) {
    return cbytes_first(text, count, index, cbytes_special);
}

static inline size_t cbytes_first_escaped(const uint8_t *text, size_t count, size_t index) {
    return cbytes_first(text, count, index, cbytes_escaped);
}
