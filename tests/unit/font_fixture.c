/* SPDX-License-Identifier: MIT */
#include "font_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/os.h"

static struct str asset(struct arena *a, const char *name)
{
    struct str bytes, path = arena_printf(a, "%s/assets/%s", SOURCE_DIR, name);
    assert_int_equal(os_file_read(a, path.p, 1 << 20, &bytes), OK);
    return bytes;
}

enum err fixture_open(struct fixture *f, struct str fonts_ini, struct str icons_ini,
                      const char *folder, struct diag_list *diags, struct font_set **out)
{
    struct str folders[] = {str_from(folder)};
    struct font_options options = {fonts_ini, icons_ini, folders, 1};
    diag_init(diags, &f->arena);
    return font_set_create(&options, diags, out);
}

int fixture_setup(void **state)
{
    struct fixture *f = heap_alloc(1, sizeof *f);
    struct diag_list diags;
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    arena_init(&f->arena, 0);
    f->fonts_ini = asset(&f->arena, "fonts.ini");
    f->icons_ini = asset(&f->arena, "icons.ini");
    assert_int_equal(
        fixture_open(f, f->fonts_ini, f->icons_ini, "/usr/share/fonts/truetype", &diags, &f->set),
        OK);
    f->surface = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_ARGB8888);
    f->renderer = SDL_CreateSoftwareRenderer(f->surface);
    assert_non_null(f->renderer);
    *state = f;
    return 0;
}

int fixture_teardown(void **state)
{
    struct fixture *f = *state;
    font_set_destroy(f->set);
    SDL_DestroyRenderer(f->renderer);
    SDL_FreeSurface(f->surface);
    arena_finish(&f->arena);
    free(f);
    return 0;
}

struct font_style style_of(const char *lang, enum font_role role, float size_px)
{
    return (struct font_style){.role = role, .lang = str_from(lang), .size_px = size_px};
}

struct font_paragraph lay(struct fixture *f, const struct font_style *style, const char *text,
                          int width_px)
{
    struct font_paragraph p;
    font_layout(f->set, &f->arena, style, str_from(text), width_px, &p);
    return p;
}

const struct font_run *run_with(const struct font_paragraph *p, const char *letters)
{
    size_t at = str_find(p->text, str_from(letters));
    for (size_t i = 0; i < p->run_count; i++) {
        if (p->runs[i].from <= at && at < p->runs[i].to) {
            return &p->runs[i];
        }
    }
    fail_msg("no run holds %s", letters);
    return NULL;
}
