/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "base/os.h"
#include "voice/voice_clean.h"
#include "voice/voice_opus.h"
#include "voice/voice_speak.h"
#include "voice/voice_wav.h"
#include "support/arena_state.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define PI           3.14159265358979323846

static void assert_near(double is, double wanted, double within)
{
    if (!(fabs(is - wanted) <= within)) {
        fail_msg("%f is not within %f of %f", is, within, wanted);
    }
}

/* Silence, a voice-like sound (harmonics of 140 Hz that swell and fade), silence. */
struct sketch {
    int rate_hz, before_ms, sound_ms, after_ms;
    double peak; /* of the sound */
    double bias; /* DC under everything */
};

static double voice_at(double t, double length)
{
    double sum = 0;
    for (int k = 1; k <= 20; k++) {
        sum += sin(2 * PI * 140 * k * t + k) / k;
    }
    return sum / 2.5 * pow(sin(PI * t / length), 0.5);
}

static struct voice_pcm sketch_pcm(struct arena *a, const struct sketch *s)
{
    size_t ms = (size_t)(s->before_ms + s->sound_ms + s->after_ms);
    struct voice_pcm pcm = {.count = ms * (size_t)s->rate_hz / 1000, .rate_hz = s->rate_hz};
    pcm.samples = ARENA_ARRAY(a, float, pcm.count);
    for (size_t i = 0; i < pcm.count; i++) {
        double t = (double)i / s->rate_hz - s->before_ms / 1000.0, length = s->sound_ms / 1000.0;
        double sound = t > 0 && t < length ? s->peak * voice_at(t, length) : 0;
        pcm.samples[i] = (float)(sound + s->bias);
    }
    return pcm;
}

static void put_number(struct buf *b, uint32_t value, size_t bytes)
{
    char le[4] = {(char)value, (char)(value >> 8), (char)(value >> 16), (char)(value >> 24)};
    assert_int_equal(buf_add(b, (struct str){le, bytes}), OK);
}

struct wav_case {
    uint32_t coding, channels, bits, rate_hz;
    uint32_t claimed; /* length of the data chunk that the header claims; 0: the true one */
    enum err err;
};

/* Two frames: half up, then half down, on every channel. */
static struct str wav_bytes(struct buf *b, const struct wav_case *c)
{
    uint32_t width = c->bits / 8, size = width * c->channels * 2;
    assert_int_equal(buf_add(b, STR("RIFF....WAVEfmt ")), OK);
    put_number(b, 16, 4);
    put_number(b, c->coding, 2);
    put_number(b, c->channels, 2);
    put_number(b, c->rate_hz, 4);
    put_number(b, c->rate_hz * width * c->channels, 4);
    put_number(b, width * c->channels, 2);
    put_number(b, c->bits, 2);
    assert_int_equal(buf_add(b, STR("note\3\0\0\0odd ")), OK);
    assert_int_equal(buf_add(b, STR("data")), OK);
    put_number(b, c->claimed ? c->claimed : size, 4);
    for (int frame = 0; frame < 2; frame++) {
        for (uint32_t k = 0; k < c->channels; k++) {
            float value = frame ? -0.5f : 0.5f;
            uint32_t raw = (uint32_t)(int32_t)(value * 2147483648.0f) >> (32 - c->bits);
            if (c->coding == 3) {
                memcpy(&raw, &value, sizeof raw);
            }
            put_number(b, c->bits == 8 ? raw ^ 0x80 : raw, width);
        }
    }
    return buf_str(b);
}

static void wav_of_every_coding(void **state)
{
    static const struct wav_case cases[] = {
        {1, 1, 8, 8000, 0, OK},
        {1, 1, 16, 22050, 0, OK},
        {1, 2, 24, 44100, 0, OK},
        {1, 2, 32, 48000, 0, OK},
        {3, 1, 32, 96000, 0, OK},
        {1, 1, 16, 22050, 0x7FFFF000, OK}, /* from a pipe */
        {6, 1, 8, 8000, 0, ERR_UNSUPPORTED},
        {1, 3, 16, 48000, 0, ERR_UNSUPPORTED},
        {1, 1, 16, 4000, 0, ERR_LIMIT},
        {1, 1, 16, 192000, 0, ERR_LIMIT},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf b;
        buf_init(&b, 1000);
        struct voice_pcm pcm = {0};
        assert_int_equal(voice_wav_read(wav_bytes(&b, &cases[i]), *state, &pcm), cases[i].err);
        if (cases[i].err == OK) {
            assert_int_equal(pcm.count, 2);
            assert_int_equal(pcm.rate_hz, cases[i].rate_hz);
            assert_near((double)pcm.samples[0], 0.5, 1e-6);
            assert_near((double)pcm.samples[1], -0.5, 1e-6);
        }
        buf_finish(&b);
    }
}

static void wav_cut_anywhere_is_refused_or_shorter(void **state)
{
    struct buf b;
    buf_init(&b, 1000);
    struct str whole = wav_bytes(&b, &(struct wav_case){1, 2, 16, 48000, 0, OK});
    for (size_t n = 0; n < whole.n; n++) {
        struct voice_pcm pcm = {0};
        char *copy = heap_alloc(n, 1);
        memcpy(copy, whole.p, n);
        enum err e = voice_wav_read((struct str){copy, n}, *state, &pcm);
        assert_true(e == ERR_FORMAT || (e == OK && pcm.count < 2));
        free(copy);
    }
    buf_finish(&b);
}

/* Any origin: after cleaning it is as loud as all others, without silence around. */
static void cleaned_clips_are_alike(void **state)
{
    static const struct {
        struct sketch sketch;
        enum voice_role role;
    } cases[] = {
        {{48000, 500, 700, 900, 0.2, 0}, VOICE_WORD},
        {{22050, 300, 700, 300, 0.9, 0}, VOICE_WORD},
        {{16000, 300, 250, 300, 0.4, 0.1}, VOICE_WORD}, /* shorter than a loudness block */
        {{44100, 300, 90, 300, 0.5, 0}, VOICE_WORD},
        {{44100, 0, 600, 0, 0.3, 0}, VOICE_WORD}, /* no room around */
        {{24000, 800, 4000, 800, 0.3, -0.05}, VOICE_SENTENCE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct voice_pcm pcm = sketch_pcm(*state, &cases[i].sketch);
        assert_int_equal(voice_clean(&pcm, cases[i].role), OK);

        double lufs = 0, peak = 0;
        assert_int_equal(voice_loudness(&pcm, &lufs), OK);
        assert_near(lufs, cases[i].role == VOICE_WORD ? -18.0 : -19.0, 0.5);
        assert_int_equal(voice_true_peak(&pcm, &peak), OK);
        assert_true(peak <= -1.5 + 0.01);

        const struct sketch *s = &cases[i].sketch;
        int pre = s->before_ms < 60 ? s->before_ms : 60;
        int post = s->after_ms < 120 ? s->after_ms : 120;
        assert_in_range(voice_pcm_ms(&pcm), s->sound_ms + pre + post - 30,
                        s->sound_ms + pre + post + 30);
        assert_near((double)pcm.samples[0], 0, 1e-6);
        assert_near((double)pcm.samples[pcm.count - 1], 0, 1e-6);
    }
}

static void very_quiet_clips_are_raised_only_so_far(void **state)
{
    struct voice_pcm pcm = sketch_pcm(*state, &(struct sketch){48000, 100, 1000, 200, 0.004, 0});
    double before = 0, after = 0;
    assert_int_equal(voice_loudness(&pcm, &before), OK);
    assert_int_equal(voice_level(&pcm, VOICE_WORD_LUFS), OK);
    assert_int_equal(voice_loudness(&pcm, &after), OK);
    assert_near(after - before, VOICE_GAIN_DB_MAX, 0.2);
}

static void silence_is_named(void **state)
{
    static const struct sketch cases[] = {
        {48000, 500, 0, 500, 0, 0},
        {48000, 500, 0, 500, 0, 0.3}, /* nothing but DC */
        {48000, 0, 0, 0, 0, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct voice_pcm pcm = sketch_pcm(*state, &cases[i]);
        assert_int_equal(voice_clean(&pcm, VOICE_WORD), ERR_NOT_FOUND);
    }
}

static double power_at(const struct voice_pcm *pcm, double hz)
{
    double re = 0, im = 0;
    for (size_t i = 0; i < pcm->count; i++) {
        double angle = 2 * PI * hz * (double)i / pcm->rate_hz;
        re += (double)pcm->samples[i] * cos(angle);
        im += (double)pcm->samples[i] * sin(angle);
    }
    return 10 * log10((re * re + im * im) / (double)pcm->count);
}

static void rumble_goes_and_speech_stays(void **state)
{
    static const struct {
        double hz, least_db, most_db;
    } cases[] = {{0.0, -300, -40}, {20, -40, -20}, {80, -3.5, -2.5}, {300, -0.2, 0.1}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct voice_pcm pcm = {ARENA_ARRAY(*state, float, 48000), 48000, 48000};
        for (size_t k = 0; k < pcm.count; k++) {
            pcm.samples[k] = 0.5f * (float)cos(2 * PI * cases[i].hz * (double)k / 48000);
        }
        double before = power_at(&pcm, cases[i].hz);
        voice_high_pass(&pcm);
        double change = power_at(&pcm, cases[i].hz) - before;
        assert_true(change >= cases[i].least_db || change < -100);
        assert_true(change <= cases[i].most_db);
    }
}

static void no_sample_passes_the_ceiling(void **state)
{
    for (int peak_tenths = 5; peak_tenths <= 40; peak_tenths += 5) {
        struct voice_pcm pcm =
            sketch_pcm(*state, &(struct sketch){16000, 1, 200, 1, peak_tenths / 10.0, 0});
        voice_limit(&pcm, -6.0206);
        for (size_t i = 0; i < pcm.count; i++) {
            assert_true(fabsf(pcm.samples[i]) <= 0.5001f);
        }
    }
    struct voice_pcm one = {&(float){2.0f}, 1, 48000};
    voice_limit(&one, 0);
    assert_near((double)one.samples[0], 1.0, 1e-6);
}

static void opus_keeps_length_and_loudness(void **state)
{
    static const int rates[] = {16000, 22050, 44100, 48000};
    for (size_t i = 0; i < COUNT(rates); i++) {
        struct voice_pcm pcm =
            sketch_pcm(*state, &(struct sketch){rates[i], 300, 800, 300, 0.3, 0});
        assert_int_equal(voice_clean(&pcm, VOICE_WORD), OK);
        struct buf b, again;
        buf_init(&b, VOICE_OPUS_BYTES_MAX);
        buf_init(&again, VOICE_OPUS_BYTES_MAX);
        assert_int_equal(voice_opus_write(&pcm, &b), OK);
        assert_int_equal(voice_opus_write(&pcm, &again), OK);
        assert_true(str_eq(buf_str(&b), buf_str(&again)));
        assert_in_range(b.n, 1000, 6000); /* about 24 kbit/s of one second, and a header */

        struct voice_pcm back = {0};
        double lufs = 0;
        int ms = 0;
        assert_int_equal(voice_opus_read(buf_str(&b), *state, &back), OK);
        assert_int_equal(back.rate_hz, 48000);
        assert_in_range(voice_pcm_ms(&back), voice_pcm_ms(&pcm) - 2, voice_pcm_ms(&pcm) + 2);
        assert_int_equal(voice_loudness(&back, &lufs), OK);
        assert_near(lufs, VOICE_WORD_LUFS, 1.0);
        assert_int_equal(voice_opus_check(buf_str(&b), &ms), OK);
        assert_int_equal(ms, voice_pcm_ms(&back));
        buf_finish(&b);
        buf_finish(&again);
    }
}

static void damaged_opus_is_refused(void **state)
{
    struct voice_pcm pcm = sketch_pcm(*state, &(struct sketch){48000, 0, 900, 0, 0.3, 0});
    struct buf b;
    buf_init(&b, VOICE_OPUS_BYTES_MAX);
    assert_int_equal(voice_opus_write(&pcm, &b), OK);
    int ms = 0;
    assert_int_equal(voice_opus_check(STR(""), &ms), ERR_FORMAT);
    assert_int_equal(voice_opus_check(STR("no sound at all"), &ms), ERR_FORMAT);
    for (size_t n = 0; n < b.n - 1; n += 97) {
        assert_int_not_equal(voice_opus_check((struct str){b.p, n}, &ms), OK);
    }
    for (size_t at = b.n / 2; at < b.n; at += 211) {
        b.p[at] ^= 0x55; /* the page's checksum finds it */
        assert_int_not_equal(voice_opus_check(buf_str(&b), &ms), OK);
        b.p[at] ^= 0x55;
    }
    buf_finish(&b);
}

static void buffers_too_small_say_so(void **state)
{
    struct voice_pcm pcm = sketch_pcm(*state, &(struct sketch){48000, 0, 900, 0, 0.3, 0});
    struct buf b;
    buf_init(&b, 700);
    assert_int_equal(voice_opus_write(&pcm, &b), ERR_LIMIT);
    pcm.count = 0;
    assert_int_equal(voice_opus_write(&pcm, &b), ERR_LIMIT);
    buf_finish(&b);
}

static void commands_become_arguments(void **state)
{
    static const struct {
        const char *command, *text, *args; /* NULL: refused */
    } cases[] = {
        {"say -v {voice} -s {speed} -o {out} -- {text}", "a b", "say|-v|vv|-s|90|-o|o.wav|--|a b"},
        {"x \"a {voice} b\" --o={out} {text}", "-rf $(id) `x` ; {out}",
         "x|a vv b|--o=o.wav|-rf $(id) `x` ; {out}"},
        {"  x\t{out}{text}  ", "{", "x|o.wav{"},
        {"x \"\" {out} {text}", "", "x||o.wav|"},
        {"", "a", NULL},
        {"x {out}", "a", NULL},
        {"x {text}", "a", NULL},
        {"x {out} {text} {language}", "a", NULL},
        {"x {out} {text} }{", "a", NULL},
        {"x {out} {text} \"open", "a", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *const *args = NULL;
        struct voice_speaker speaker = {str_from(cases[i].command), STR("vv")};
        struct voice_line line = {str_from(cases[i].text), 90, VOICE_WORD};
        enum err e = voice_speak_args(&speaker, &line, "o.wav", *state, &args);
        assert_int_equal(e, cases[i].args ? OK : ERR_FORMAT);
        if (e == OK) {
            struct str all = str_from(args[0]);
            for (size_t k = 1; args[k]; k++) {
                all = arena_printf(*state, "%.*s|%s", STR_ARG(all), args[k]);
            }
            assert_string_equal(arena_cstr(*state, all), cases[i].args);
        }
    }
}

static void write_wav(struct arena *a, const char *path, const struct voice_pcm *pcm)
{
    struct buf b;
    buf_init(&b, VOICE_WAV_BYTES_MAX);
    assert_int_equal(buf_add(&b, STR("RIFF....WAVEfmt \x10\0\0\0\3\0\1\0")), OK);
    put_number(&b, (uint32_t)pcm->rate_hz, 4);
    put_number(&b, (uint32_t)pcm->rate_hz * 4, 4);
    assert_int_equal(buf_add(&b, STR("\4\0\x20\0data")), OK);
    put_number(&b, (uint32_t)pcm->count * 4, 4);
    assert_int_equal(
        buf_add(&b, (struct str){(const char *)pcm->samples, pcm->count * sizeof(float)}), OK);
    assert_int_equal(os_file_write(path, buf_str(&b)), OK);
    buf_finish(&b);
    (void)a;
}

/* cp is the speaker: the "text" is the file that it says. */
static void drafts_come_from_any_program(void **state)
{
    static const struct {
        const char *command;
        enum err err;
    } cases[] = {
        {"cp -- {text} {out}", OK},
        {"true {text} {out}", ERR_IO},              /* wrote nothing */
        {"false {text} {out}", ERR_IO},             /* failed */
        {"cp -- /etc/passwd {out} {text}", ERR_IO}, /* three files: cp refuses */
        {"no-such-speaker {text} {out}", ERR_NOT_FOUND},
    };
    struct arena *a = *state;
    const char *source = BINARY_DIR "/voice_test_source.wav", *out = BINARY_DIR "/voice_test.wav";
    struct voice_pcm pcm = sketch_pcm(a, &(struct sketch){22050, 500, 600, 500, 0.3, 0});
    write_wav(a, source, &pcm);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct voice_speaker speaker = {str_from(cases[i].command), STR("v")};
        struct buf b;
        buf_init(&b, VOICE_OPUS_BYTES_MAX);
        struct voice_line line = {str_from(source), 100, VOICE_WORD};
        int ms = 0;
        assert_int_equal(voice_draft(&speaker, &line, out, &b), cases[i].err);
        assert_false(os_is_file(out));
        if (cases[i].err == OK) {
            assert_int_equal(voice_opus_check(buf_str(&b), &ms), OK);
            assert_in_range(ms, 740, 820);
        }
        buf_finish(&b);
    }
    assert_int_equal(os_remove(source), OK);
}

static void programs_that_hang_are_ended(void **state)
{
    (void)state;
    const char *const args[] = {"sleep", "30", NULL};
    int64_t before = os_mono_ms();
    assert_int_equal(os_run(args, 20), ERR_CANCELLED);
    assert_true(os_mono_ms() - before < 20000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(wav_of_every_coding),
        ARENA_TEST(wav_cut_anywhere_is_refused_or_shorter),
        ARENA_TEST(cleaned_clips_are_alike),
        ARENA_TEST(very_quiet_clips_are_raised_only_so_far),
        ARENA_TEST(silence_is_named),
        ARENA_TEST(rumble_goes_and_speech_stays),
        ARENA_TEST(no_sample_passes_the_ceiling),
        ARENA_TEST(opus_keeps_length_and_loudness),
        ARENA_TEST(damaged_opus_is_refused),
        ARENA_TEST(buffers_too_small_say_so),
        ARENA_TEST(commands_become_arguments),
        ARENA_TEST(drafts_come_from_any_program),
        cmocka_unit_test(programs_that_hang_are_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
