# SPDX-License-Identifier: MIT
# tala_flags: how every C file of the project is compiled.
add_library(tala_flags INTERFACE)
target_compile_options(tala_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
    -Wundef -Wwrite-strings -Wcast-qual -Wformat=2
    -include ${PROJECT_SOURCE_DIR}/engine/base/forbid.h)
if(TALA_WERROR)
    target_compile_options(tala_flags INTERFACE -Werror)
endif()
if(TALA_SANITIZE)
    # Set for everything, so that objects of all rooms agree.
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
    add_compile_definitions(ARENA_PLAIN_MALLOC)
endif()
if(TALA_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
