/* SPDX-License-Identifier: MIT
 *
 * Opening an installed pack, reading one clip from it.                                 */
#include "bench.h"

#include "pack/pack.h"

enum { OPENS = 101, READS = 501 };

static enum err measure_open(struct bench *b)
{
    for (int i = 0; i < OPENS; i++) {
        struct pack *pack = NULL;
        int64_t start = bench_now_us();
        enum err e = pack_open(b->pack.p, &pack);
        bench_add(&b->times, start);
        pack_close(pack);
        if (e != OK) {
            return e;
        }
    }
    bench_row(&b->times, "pack open");
    return OK;
}

static enum err measure_clips(struct bench *b, const struct pack *pack)
{
    struct arena a = {0};
    enum err e = OK;
    for (int i = 0; i < READS && e == OK; i++) {
        const struct pack_clip *clip =
            pack_clip(pack, i % pack->item_count, PACK_CLIP_WORD, PACK_NORMAL);
        struct str bytes;
        int64_t start = bench_now_us();
        e = clip ? pack_blob(pack, clip->blob, &a, &bytes) : ERR_NOT_FOUND;
        bench_add(&b->times, start);
        arena_reset(&a);
    }
    arena_finish(&a);
    if (e == OK) {
        bench_row(&b->times, "one clip read and its hash checked");
    }
    return e;
}

enum err bench_pack(struct bench *b)
{
    struct pack *pack = NULL;
    enum err e = measure_open(b);
    e = e == OK ? pack_open(b->pack.p, &pack) : e;
    e = e == OK ? measure_clips(b, pack) : e;
    pack_close(pack);
    return e;
}
