/* SPDX-License-Identifier: MIT
 * One voice at a time, a queue behind it, a device that closes when it is quiet.     */
#include "audio/audio.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

struct fake {
    int opens, closes, plays, stops;
    bool no_device;
    char last;
};

static enum err fake_open(void *ctx)
{
    struct fake *f = ctx;
    f->opens++;
    return f->no_device ? ERR_UNSUPPORTED : OK;
}

static void fake_close(void *ctx)
{
    ((struct fake *)ctx)->closes++;
}

static enum err fake_play(void *ctx, struct str opus, int64_t *length_ms)
{
    struct fake *f = ctx;
    f->plays++;
    f->last = opus.p[0];
    *length_ms = 1000;
    return opus.p[0] == '!' ? ERR_FORMAT : OK;
}

static void fake_stop(void *ctx)
{
    ((struct fake *)ctx)->stops++;
}

static void fake_destroy(void *ctx)
{
    (void)ctx;
}

static struct audio *create(struct fake *f)
{
    return audio_create(
        (struct audio_backend){f, fake_open, fake_close, fake_play, fake_stop, fake_destroy});
}

static void a_queue_follows_after_a_pause(void **state)
{
    (void)state;
    struct fake f = {0};
    struct audio *a = create(&f);
    assert_int_equal(audio_play(a, STR("a"), 100), OK);
    assert_int_equal(audio_queue(a, STR("b"), 200), OK);
    assert_int_equal(audio_next_ms(a), 1100);
    assert_false(audio_tick(a, 1099));
    assert_false(audio_tick(a, 1100));
    assert_int_equal(f.plays, 1);
    assert_int_equal(audio_next_ms(a), 1100 + AUDIO_PAUSE_MS);
    assert_false(audio_tick(a, 1100 + AUDIO_PAUSE_MS));
    assert_int_equal(f.plays, 2);
    assert_int_equal(f.last, 'b');
    assert_true(audio_tick(a, 3000));
    assert_false(audio_playing(a));
    audio_destroy(a);
}

static void a_new_clip_cuts_and_forgets(void **state)
{
    (void)state;
    struct fake f = {0};
    struct audio *a = create(&f);
    assert_int_equal(audio_play(a, STR("a"), 0), OK);
    assert_int_equal(audio_queue(a, STR("b"), 0), OK);
    assert_int_equal(audio_play(a, STR("c"), 10), OK);
    assert_int_equal(f.last, 'c');
    assert_true(audio_tick(a, 1010));
    assert_int_equal(f.plays, 2);
    audio_destroy(a);
}

static void the_device_closes_when_quiet_and_opens_again(void **state)
{
    (void)state;
    struct fake f = {0};
    struct audio *a = create(&f);
    assert_int_equal(audio_next_ms(a), -1);
    assert_int_equal(audio_play(a, STR("a"), 0), OK);
    assert_true(audio_tick(a, 1000));
    assert_int_equal(audio_next_ms(a), 1000 + AUDIO_CLOSE_AFTER_MS);
    assert_false(audio_tick(a, 1000 + AUDIO_CLOSE_AFTER_MS));
    assert_int_equal(f.closes, 1);
    assert_int_equal(audio_next_ms(a), -1);
    assert_int_equal(audio_play(a, STR("a"), 9000), OK);
    assert_int_equal(f.opens, 2);
    audio_destroy(a);
    assert_int_equal(f.closes, 2);
}

static void limits_and_failures(void **state)
{
    (void)state;
    struct fake f = {0};
    struct audio *a = create(&f);
    static const char big[AUDIO_CLIP_BYTES + 1] = {0};
    assert_int_equal(audio_play(a, (struct str){big, sizeof big}, 0), ERR_LIMIT);
    assert_int_equal(audio_play(a, STR("!"), 0), ERR_FORMAT);
    assert_false(audio_playing(a));
    assert_int_equal(audio_play(a, STR("a"), 0), OK);
    for (int i = 0; i < AUDIO_QUEUE; i++) {
        assert_int_equal(audio_queue(a, STR("b"), 0), OK);
    }
    assert_int_equal(audio_queue(a, STR("b"), 0), ERR_FULL);
    audio_stop(a);
    assert_int_equal(f.stops, 1);
    audio_destroy(a);
    f = (struct fake){.no_device = true};
    a = create(&f);
    assert_int_equal(audio_play(a, STR("a"), 0), ERR_UNSUPPORTED);
    audio_destroy(a);
}

static void the_null_backend_is_silent_at_once(void **state)
{
    (void)state;
    struct audio *a = audio_create(audio_backend_null());
    assert_int_equal(audio_play(a, STR("x"), 5), OK);
    assert_true(audio_tick(a, 5));
    audio_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_queue_follows_after_a_pause),
        cmocka_unit_test(a_new_clip_cuts_and_forgets),
        cmocka_unit_test(the_device_closes_when_quiet_and_opens_again),
        cmocka_unit_test(limits_and_failures),
        cmocka_unit_test(the_null_backend_is_silent_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
