# SPDX-License-Identifier: MIT
# Installing, and the Debian package: `cpack -G DEB` in a build folder, or tools/full/package.
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT client)
install(FILES tools/release/CHANGES.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT client)
install(DIRECTORY assets DESTINATION ${CMAKE_INSTALL_DATADIR}/tala COMPONENT client)
install(FILES tools/release/tala.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications
        COMPONENT client)
install(FILES tools/release/tala.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps COMPONENT client)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tala)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Tala contributors <tala@invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "language drills for people who settle in a new country")
set(CPACK_PACKAGE_DESCRIPTION
"Hear a word, choose its picture, read it, type it; words come back just before
they are forgotten. Help is in the learner's own language and script. It works
without an account and without a network.
.
For authors, tala-pack checks a course's tables and builds them into the one
file that learners get.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL OFF)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "fonts-noto-core, fonts-sil-andika, fonts-material-design-icons-iconfont")
# Scripts of East Asia; pictures of a course under construction, and its draft speech.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, fonts-noto-color-emoji")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS espeak-ng)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/package_staged.cmake)
include(CPack)
