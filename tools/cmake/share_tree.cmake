# SPDX-License-Identifier: MIT
# The build tree looks to a program as the installed one does: bin/ beside share/tala/.
set(share ${PROJECT_BINARY_DIR}/share/tala)
file(MAKE_DIRECTORY ${share} ${PROJECT_BINARY_DIR}/packs ${PROJECT_BINARY_DIR}/locales)
file(CREATE_LINK ${PROJECT_SOURCE_DIR}/assets ${share}/assets SYMBOLIC)
file(CREATE_LINK ${PROJECT_BINARY_DIR}/locales ${share}/locales SYMBOLIC)
file(CREATE_LINK ${PROJECT_BINARY_DIR}/packs ${share}/packs SYMBOLIC)
