/* SPDX-License-Identifier: MIT
 *
 * Runs a fuzz target over the files of its corpus folder, without a fuzzer.        */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/os.h"

enum { FILES_MAX = 4000, FILE_BYTES_MAX = 16 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Each input in memory of its own size, so that reading past its end shows. */
static void run(struct str input)
{
    uint8_t *copy = heap_alloc(input.n, 1);
    if (input.n) {
        memcpy(copy, input.p, input.n);
    }
    LLVMFuzzerTestOneInput(copy, input.n);
    free(copy);
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct os_names names;
    arena_init(&arena, 0);
    if (argc != 2 || os_dir_list(&arena, argv[1], FILES_MAX, &names) || !names.count) {
        fputs("replay: wants a folder with inputs\n", stderr);
        return 2;
    }
    run((struct str){"", 0});
    for (size_t i = 0; i < names.count; i++) {
        struct str bytes;
        struct str path = arena_printf(&arena, "%s/%.*s", argv[1], STR_ARG(names.names[i]));
        if (os_file_read(&arena, path.p, FILE_BYTES_MAX, &bytes)) {
            fprintf(stderr, "replay: cannot read %s\n", path.p);
            return 1;
        }
        run(bytes);
    }
    printf("%zu inputs\n", names.count);
    arena_finish(&arena);
    return 0;
}
