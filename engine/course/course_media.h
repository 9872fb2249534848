/* SPDX-License-Identifier: MIT
 *
 * course_media.h - pictures and sounds of a course in the form that a pack holds.
 *
 * Both are used twice: by the check, which throws the result away, and by the build.  */
#ifndef COURSE_COURSE_MEDIA_H
#define COURSE_COURSE_MEDIA_H

#include "course/course_reader.h"

/* A picture as PNG: an emoji of 136 by 128 pixels, or a file of pictures/ of at most
 * COURSE_PICTURE_SIDE_PX.  `at` is the cell's row.  Reports; false where there is none. */
bool course_picture_make(const struct course *course, const struct course_tools *tools,
                         const struct course_place *at, struct str picture, struct arena *scratch,
                         struct buf *png);

/* A recording as Ogg Opus; WAV is cleaned and encoded, Opus taken as it is.  `opus` NULL:
 * only looks whether it could be.  Reports. */
bool course_recording_make(const struct course *course, struct diag_list *diags,
                           const struct course_recording *recording, struct arena *scratch,
                           struct buf *opus);

/* Loudness and length follow from this. */
enum voice_role course_voice_role(const struct pack_item *item, enum pack_role role);

#endif
