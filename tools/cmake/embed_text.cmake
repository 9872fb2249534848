# SPDX-License-Identifier: MIT
# Writes OUT, a header that holds the bytes of IN as a NUL-terminated array named SYMBOL, of
# TYPE (char; "unsigned char" for bytes that are not ASCII).
if(NOT TYPE)
    set(TYPE char)
endif()
file(READ ${IN} hex HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
file(WRITE ${OUT} "/* made from ${SYMBOL} by embed_text */\nstatic const ${TYPE} ${SYMBOL}[] = {\n${bytes}0};\n")
