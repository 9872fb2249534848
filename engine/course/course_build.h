/* SPDX-License-Identifier: MIT
 *
 * course_build.h - a course becomes a pack; draft speech fills in for missing recordings.
 *
 * A draft is a file of its own in a folder that is not part of the course, named by the
 * hash of everything that makes it: the command, the voice, the speed, the text.  So a
 * draft is never stale, and making drafts twice makes nothing twice.                  */
#ifndef COURSE_COURSE_BUILD_H
#define COURSE_COURSE_BUILD_H

#include "course/course.h"

/* A sound that no person has recorded. */
struct course_draft {
    int item;
    enum pack_role role;
    enum pack_speed speed;
    struct voice_line line; /* what to say */
    struct str name;        /* of its file in the drafts folder */
};

struct course_drafts {
    struct course_draft *drafts; /* by item, role, speed */
    size_t count;
};

/* All drafts that the course needs, whether made already or not; in `a`. */
void course_drafts_list(const struct course *course, struct arena *a, struct course_drafts *out);

/* Makes one draft, unless it is there; *made tells which.  The folder must exist.
 * errors: of voice_draft and os_file_write. */
WARN_UNUSED enum err course_draft_make(const struct course *course,
                                       const struct course_draft *draft, const char *drafts_dir,
                                       bool *made);

/* Writes the pack to `path`, or nothing: what is missing goes to `diags`, and where they
 * hold any error no pack is written.  The same course and drafts give the same bytes.
 * `drafts_dir` may be NULL: there are none.  `built_with` names the program.
 * errors: ERR_FORMAT (there are errors in `diags`), else of pack_writer.h. */
WARN_UNUSED enum err course_build(const struct course *course, const struct course_tools *tools,
                                  const char *drafts_dir, struct str built_with, const char *path,
                                  struct diag_list *diags);

#endif
