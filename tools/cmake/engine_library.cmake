# SPDX-License-Identifier: MIT
#
# engine_library(NAME SOURCES a.c ... USES other rooms ... LINKS outside libraries ...)
#   one room of the engine: a static library `NAME` from the sources named.  USES are
#   part of its interface; LINKS stay private to it.
#
# engine_test(NAME SOURCES a.c ... USES rooms ...)
#   a cmocka program that links only the rooms named, run by CTest as NAME.
#
# engine_test_program(NAME SOURCES a.c ... USES rooms ...)
#   the same, not yet run: its add_test gives it arguments.
#
# engine_fuzzer(NAME SOURCES a.c ... USES rooms ... CORPUS dir)
#   a libFuzzer target in the fuzz preset; in every build a program that replays the
#   corpus, run by CTest as NAME.  The target `fuzzers` builds them all; fuzzers.txt in the
#   build tree names each program and, below it, its corpus.

add_custom_target(fuzzers)
file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/fuzzers.txt
     CONTENT "$<JOIN:$<GENEX_EVAL:$<TARGET_PROPERTY:fuzzers,TALA_FUZZERS>>,\n>\n")

function(engine_library NAME)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;LINKS" ${ARGN})
    add_library(${NAME} STATIC ${ARG_SOURCES})
    target_include_directories(${NAME} PUBLIC ${PROJECT_SOURCE_DIR}/engine
                               PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
    target_link_libraries(${NAME} PUBLIC ${ARG_USES} PRIVATE tala_flags ${ARG_LINKS})
endfunction()

function(engine_test_program NAME)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES" ${ARGN})
    add_executable(${NAME} ${ARG_SOURCES})
    target_include_directories(${NAME} PRIVATE ${PROJECT_SOURCE_DIR}/tests) # for support/
    target_link_libraries(${NAME} PRIVATE ${ARG_USES} tala_flags PkgConfig::CMOCKA)
    target_compile_definitions(${NAME} PRIVATE SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                               BINARY_DIR="${PROJECT_BINARY_DIR}")
endfunction()

function(engine_test NAME)
    if(NOT BUILD_TESTING)
        return()
    endif()
    engine_test_program(${NAME} ${ARGN})
    add_test(NAME ${NAME} COMMAND ${NAME})
endfunction()

function(engine_fuzzer NAME)
    cmake_parse_arguments(ARG "" "CORPUS" "SOURCES;USES" ${ARGN})
    if(NOT BUILD_TESTING)
        return()
    endif()
    add_executable(${NAME} ${ARG_SOURCES})
    target_include_directories(${NAME} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(${NAME} PRIVATE ${ARG_USES} tala_flags)
    add_dependencies(fuzzers ${NAME})
    set_property(TARGET fuzzers APPEND PROPERTY TALA_FUZZERS
                 $<TARGET_FILE:${NAME}> ${ARG_CORPUS})
    if(TALA_FUZZ)
        target_link_options(${NAME} PRIVATE -fsanitize=fuzzer)
        add_test(NAME ${NAME} COMMAND ${NAME} -runs=0 ${ARG_CORPUS})
    else()
        target_sources(${NAME} PRIVATE ${PROJECT_SOURCE_DIR}/tests/fuzz/replay.c)
        add_test(NAME ${NAME} COMMAND ${NAME} ${ARG_CORPUS})
    endif()
endfunction()

# embed_text(TARGET file.sql symbol): the file's bytes as `const char symbol[]` in <symbol>.h,
# found by the target's own sources only.
function(embed_text TARGET FILE SYMBOL)
    set(out ${CMAKE_CURRENT_BINARY_DIR}/${SYMBOL}.h)
    add_custom_command(
        OUTPUT ${out}
        COMMAND ${CMAKE_COMMAND} -DIN=${CMAKE_CURRENT_SOURCE_DIR}/${FILE} -DOUT=${out}
                -DSYMBOL=${SYMBOL} -P ${PROJECT_SOURCE_DIR}/tools/cmake/embed_text.cmake
        DEPENDS ${FILE} ${PROJECT_SOURCE_DIR}/tools/cmake/embed_text.cmake VERBATIM)
    target_sources(${TARGET} PRIVATE ${out})
endfunction()
