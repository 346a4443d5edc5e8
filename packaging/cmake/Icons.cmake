# SPDX-License-Identifier: GPL-3.0-or-later
# The icons of the window: Lucide (ISC licence), from the published tarball, pinned by hash. Only those that
# resources/icons/icons.txt names are taken; the window recolours them (ui/widgets/theme.cpp).
include(FetchNpmTarball)

file(STRINGS "${PROJECT_SOURCE_DIR}/resources/icons/icons.txt" dossierIconNames REGEX "^[a-z]")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/resources/icons/icons.txt")
list(JOIN dossierIconNames "," dossierIconList)
string(SHA256 dossierIconHash "${dossierIconList}")
string(SUBSTRING "${dossierIconHash}" 0 8 dossierIconHash)
set(dossierIconFiles package/LICENSE)
foreach(icon IN LISTS dossierIconNames)
    list(APPEND dossierIconFiles "package/icons/${icon}.svg")
endforeach()
# The list is part of the name, so that a longer list is unpacked anew.
dossier_fetch_npm_tarball(
    NAME lucide-static-1.62.0
    PACKAGE "lucide-static@1.62.0"
    SHA512 581640fe6d8fbe41693061c3b6c05c9393f603d1b87a12e562ee06c30202726126d41bd85608f4d25083c4a4562e56cc94e89b2da8b0750f3c1b9a479125a0c0
    PART "${dossierIconHash}"
    FILES ${dossierIconFiles}
    RESULT dossierIconFolder)

set(dossierIconQrc "<RCC>\n  <qresource prefix=\"/dossier/icons\">\n")
foreach(icon IN LISTS dossierIconNames)
    string(APPEND dossierIconQrc "    <file alias=\"${icon}.svg\">${dossierIconFolder}/package/icons/${icon}.svg</file>\n")
endforeach()
string(APPEND dossierIconQrc "  </qresource>\n</RCC>\n")
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/dossier_icons.qrc" CONTENT "${dossierIconQrc}" @ONLY)
