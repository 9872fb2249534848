/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include "base/must.h"
#include "base/os.h"

enum { MINUTE_MS = 60 * 1000, HOUR_MS = 60 * MINUTE_MS, DAY_MS = 24 * HOUR_MS };

struct clock clock_system(void)
{
    return (struct clock){.utc_base_ms = os_utc_ms(), .mono_base_ms = os_mono_ms()};
}

struct clock clock_running_from(int64_t utc_ms, int offset_min)
{
    return (struct clock){.utc_base_ms = utc_ms,
                          .mono_base_ms = os_mono_ms(),
                          .offset_min = offset_min,
                          .offset_fixed = true};
}

struct clock clock_manual(int64_t utc_ms, int offset_min)
{
    return (struct clock){
        .utc_base_ms = utc_ms, .offset_min = offset_min, .offset_fixed = true, .manual = true};
}

int64_t clock_mono_ms(const struct clock *c)
{
    return c->manual ? c->mono_base_ms : os_mono_ms();
}

int64_t clock_utc_ms(const struct clock *c)
{
    if (c->manual) {
        return c->utc_base_ms;
    }
    return c->offset_fixed ? c->utc_base_ms + (os_mono_ms() - c->mono_base_ms) : os_utc_ms();
}

int clock_offset_min(const struct clock *c, int64_t utc_ms)
{
    return c->offset_fixed ? c->offset_min : os_offset_min(utc_ms);
}

void clock_advance(struct clock *c, int64_t ms)
{
    must(c->manual && ms >= 0);
    c->utc_base_ms += ms;
    c->mono_base_ms += ms;
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

int32_t clock_local_day(int64_t utc_ms, int offset_min, int rollover_hour)
{
    int64_t local = utc_ms + (int64_t)offset_min * MINUTE_MS - (int64_t)rollover_hour * HOUR_MS;
    return (int32_t)floor_div(local, DAY_MS);
}

/* Days from 1970-01-01 to a Gregorian date.  source: H. Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms", days_from_civil. */
static int64_t days_from_civil(int64_t y, int64_t m, int64_t d)
{
    y -= m <= 2;
    int64_t era = floor_div(y, 400);
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/* Takes exactly `digits` digits, a value of at most `most`, off the front. */
static bool take_number(struct str *s, size_t digits, int64_t most, int64_t *out)
{
    struct str part = str_slice(*s, 0, digits);
    if (part.n != digits || part.p[0] == '-' || !str_to_i64(part, out) || *out > most) {
        return false;
    }
    *s = str_slice(*s, digits, s->n);
    return true;
}

static bool take_char(struct str *s, char c)
{
    if (s->n == 0 || s->p[0] != c) {
        return false;
    }
    *s = str_slice(*s, 1, s->n);
    return true;
}

static bool take_date(struct str *s, int64_t *days)
{
    int64_t y = 0, m = 0, d = 0;
    bool ok = take_number(s, 4, 9999, &y) && take_char(s, '-') && take_number(s, 2, 12, &m) &&
              take_char(s, '-') && take_number(s, 2, 31, &d) && m > 0 && d > 0;
    *days = ok ? days_from_civil(y, m, d) : 0;
    return ok;
}

static bool take_time(struct str *s, int64_t *ms)
{
    int64_t h = 0, min = 0, sec = 0;
    bool ok = take_number(s, 2, 23, &h) && take_char(s, ':') && take_number(s, 2, 59, &min);
    if (ok && take_char(s, ':')) {
        ok = take_number(s, 2, 59, &sec);
    }
    *ms = h * HOUR_MS + min * MINUTE_MS + sec * 1000;
    return ok;
}

static bool take_zone(struct str *s, int *offset_min)
{
    int64_t h = 0, min = 0;
    *offset_min = 0;
    if (s->n == 0 || take_char(s, 'Z')) {
        return true;
    }
    bool minus = take_char(s, '-');
    bool ok = (minus || take_char(s, '+')) && take_number(s, 2, 14, &h) && take_char(s, ':') &&
              take_number(s, 2, 59, &min);
    *offset_min = (int)(h * 60 + min) * (minus ? -1 : 1);
    return ok;
}

bool clock_parse(struct str s, int64_t *utc_ms, int *offset_min)
{
    int64_t days = 0, ms = 0;
    int offset = 0;
    bool ok = take_date(&s, &days) && take_char(&s, 'T') && take_time(&s, &ms) &&
              take_zone(&s, &offset) && s.n == 0;
    if (ok) {
        *utc_ms = days * DAY_MS + ms - (int64_t)offset * MINUTE_MS;
        *offset_min = offset;
    }
    return ok;
}
