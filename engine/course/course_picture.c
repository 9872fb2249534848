/* SPDX-License-Identifier: MIT */
#include "course/course_media.h"

#include "base/os.h"
#include "font/font_emoji.h"
#include "image/image_png.h"
#include "image/image_scale.h"

#include <string.h>

#define COLUMN STR("picture")

static bool complain(const struct course_place *at, const char *code, struct str picture)
{
    course_error(at, code, COLUMN, picture, COURSE_NONE, COURSE_NONE);
    return false;
}

static bool is_file_name(struct str picture)
{
    return str_find(picture, STR(".")) != SIZE_MAX || str_find(picture, STR("/")) != SIZE_MAX;
}

/* Only names inside pictures/, of letters that every system takes. */
static bool is_safe_name(struct str name)
{
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && !strchr("-_.", c)) {
            return false;
        }
    }
    return name.n > 0 && name.p[0] != '.';
}

static bool make_emoji(const struct course_tools *tools, const struct course_place *at,
                       struct str picture, struct arena *scratch, struct buf *png)
{
    struct image image = {FONT_EMOJI_WIDTH_PX, FONT_EMOJI_HEIGHT_PX, NULL};
    enum err e = tools->emoji ? font_emoji_draw(tools->emoji, picture, scratch, &image.rgba)
                              : ERR_UNSUPPORTED;
    e = e == OK ? image_png_write(&image, png) : e;
    return e == OK || complain(at, "course.emoji-unknown", picture);
}

/* A photograph from a telephone is no picture for an old computer. */
static struct image scaled_down(const struct image *image, struct arena *scratch)
{
    int side = image->width_px > image->height_px ? image->width_px : image->height_px;
    if (side <= COURSE_PICTURE_SIDE_PX) {
        return *image;
    }
    int width = image->width_px * COURSE_PICTURE_SIDE_PX / side;
    int height = image->height_px * COURSE_PICTURE_SIDE_PX / side;
    return image_scaled(image, scratch, width > 0 ? width : 1, height > 0 ? height : 1);
}

static bool make_file(const struct course *course, const struct course_place *at,
                      struct str picture, struct arena *scratch, struct buf *png)
{
    if (!is_safe_name(picture)) {
        return complain(at, "course.picture-name", picture);
    }
    if (!str_ends(picture, STR(".png"))) {
        return complain(at, "course.picture-kind", picture);
    }
    struct str bytes, file = arena_join(scratch, STR("pictures/"), picture);
    enum err e =
        os_file_read(scratch, course_path(course, scratch, file).p, IMAGE_PNG_BYTES_MAX, &bytes);
    if (e == ERR_NOT_FOUND) {
        return complain(at, "course.picture-missing", picture);
    }
    struct image image;
    e = e == OK ? image_png_read(bytes, scratch, &image) : e;
    if (e == OK) {
        image = scaled_down(&image, scratch);
        e = image_png_write(&image, png);
    }
    return e == OK || complain(at, "course.picture-bad", picture);
}

bool course_picture_make(const struct course *course, const struct course_tools *tools,
                         const struct course_place *at, struct str picture, struct arena *scratch,
                         struct buf *png)
{
    return is_file_name(picture) ? make_file(course, at, picture, scratch, png)
                                 : make_emoji(tools, at, picture, scratch, png);
}
