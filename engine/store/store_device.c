/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/os.h"
#include "seal/seal.h"

enum { DEVICE_FILE_BYTES = KEY128_HEX }; /* the digits and a line feed */

static bool read_device(const char *path, struct key128 *out)
{
    struct arena scratch;
    struct str text;
    arena_init(&scratch, 256);
    bool found = os_file_read(&scratch, path, DEVICE_FILE_BYTES, &text) == OK &&
                 key128_from_hex(str_trim(text), out) && !key128_is_zero(*out);
    arena_finish(&scratch);
    return found;
}

enum err store_device(const char *path, struct key128 *out)
{
    char line[DEVICE_FILE_BYTES + 1];
    if (read_device(path, out)) {
        return OK;
    }
    *out = seal_random_key();
    key128_hex(*out, line);
    line[DEVICE_FILE_BYTES - 1] = '\n';
    enum err e = os_file_write(path, (struct str){line, DEVICE_FILE_BYTES});
    /* Two windows may have made it at the same time: the file decides. */
    if (e == OK && !read_device(path, out)) {
        e = ERR_IO;
    }
    return e;
}
