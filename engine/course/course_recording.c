/* SPDX-License-Identifier: MIT */
#include "course/course_media.h"

#include "voice/voice_opus.h"
#include "voice/voice_wav.h"

enum voice_role course_voice_role(const struct pack_item *item, enum pack_role role)
{
    return role == PACK_CLIP_EXAMPLE || item->kind == PACK_SENTENCE ? VOICE_SENTENCE : VOICE_WORD;
}

/* What a person can do about it. */
static const char *code_of(enum err e)
{
    switch (e) {
    case ERR_NOT_FOUND:
        return "course.sound-silent";
    case ERR_LIMIT:
        return "course.sound-long";
    case OK:
    case ERR_EXISTS:
    case ERR_IO:
    case ERR_FORMAT:
    case ERR_VERSION:
    case ERR_BUSY:
    case ERR_FULL:
    case ERR_READ_ONLY:
    case ERR_UNSUPPORTED:
    case ERR_CANCELLED:
        break;
    }
    return "course.sound-bad";
}

static enum err make_from_wav(struct str bytes, enum voice_role role, struct arena *scratch,
                              struct buf *opus)
{
    struct voice_pcm pcm;
    enum err e = voice_wav_read(bytes, scratch, &pcm);
    e = e == OK ? voice_clean(&pcm, role) : e;
    return e == OK && opus ? voice_opus_write(&pcm, opus) : e;
}

static enum err make_from_opus(struct str bytes, struct buf *opus)
{
    int ms = 0;
    enum err e = voice_opus_check(bytes, &ms);
    return e == OK && opus ? buf_add(opus, bytes) : e;
}

bool course_recording_make(const struct course *course, struct diag_list *diags,
                           const struct course_recording *recording, struct arena *scratch,
                           struct buf *opus)
{
    bool wav = str_ends(recording->path, STR(".wav"));
    size_t most = wav ? VOICE_WAV_BYTES_MAX : VOICE_OPUS_BYTES_MAX;
    struct str bytes;
    if (!course_file_read(course, diags, scratch, recording->path, most, &bytes)) {
        return false;
    }
    enum voice_role role = course_voice_role(&course->items[recording->item].pack, recording->role);
    enum err e = wav ? make_from_wav(bytes, role, scratch, opus) : make_from_opus(bytes, opus);
    if (e != OK) {
        struct course_place at = {diags, recording->path, 0};
        course_error(&at, code_of(e), COURSE_NONE, recording->path, COURSE_NONE, COURSE_NONE);
    }
    return e == OK;
}
