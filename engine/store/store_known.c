/* SPDX-License-Identifier: MIT
 *
 * Statistics of memories: what is known, what will be due.  Pure.                    */
#include "store/store_stats.h"

#include "base/must.h"

/* The first row that does not stand before the item. */
static size_t first_of(const struct store_memory_row *rows, size_t count, struct key128 item)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (key128_cmp(rows[middle].item, item) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

struct store_known store_known(const struct srs_model *model, const struct store_memory_row *rows,
                               size_t count, const struct key128 *items, size_t item_count,
                               struct srs_moment now, double target)
{
    struct store_known known = {0};
    for (size_t i = 0; i < item_count; i++) {
        size_t at = first_of(rows, count, items[i]);
        for (; at < count && key128_eq(rows[at].item, items[i]); at++) {
            double recall = srs_recall(model, rows[at].memory, now);
            known.met[rows[at].skill]++;
            known.known[rows[at].skill] += recall >= target;
            known.expected[rows[at].skill] += recall;
        }
    }
    return known;
}

static int64_t due_day(const struct srs_model *model, struct srs_memory memory, double target)
{
    return (int64_t)memory.last_day +
           srs_interval_whole_days(model, memory, target, SRS_INTERVAL_MAX_DAYS);
}

void store_forecast(const struct srs_model *model, const struct store_memory_row *rows,
                    size_t count, struct srs_moment now, double target, uint32_t *due, size_t days)
{
    must(days > 0);
    memset(due, 0, days * sizeof *due);
    for (size_t i = 0; i < count; i++) {
        int64_t in_days = due_day(model, rows[i].memory, target) - now.day;
        if (rows[i].memory.reviews > 0 && in_days < (int64_t)days) {
            due[in_days > 0 ? in_days : 0]++;
        }
    }
}
