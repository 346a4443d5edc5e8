# SPDX-License-Identifier: GPL-3.0-or-later
# The faces a report may use, taken from Debian's fonts-noto-core and fonts-droid-fallback when the
# project is built and laid beside the programs (bin/../share/dossier/fonts). Nothing is committed.
set(DOSSIER_FONT_DIR "${PROJECT_BINARY_DIR}/share/dossier/fonts")
set(DOSSIER_FONT_ROOT "/usr/share/fonts/truetype" CACHE PATH "Where the font packages put their files")

set(dossierFontFiles droid/DroidSansFallbackFull.ttf noto/NotoNaskhArabic-Regular.ttf noto/NotoNaskhArabic-Bold.ttf
    noto/NotoSansThai-Regular.ttf)
foreach(style Regular Bold Italic BoldItalic)
    list(APPEND dossierFontFiles noto/NotoSans-${style}.ttf noto/NotoSerif-${style}.ttf)
endforeach()
foreach(script Armenian Georgian Hebrew)
    foreach(style Regular Bold)
        list(APPEND dossierFontFiles noto/NotoSans${script}-${style}.ttf noto/NotoSerif${script}-${style}.ttf)
    endforeach()
endforeach()

set(dossierFontCopies "")
foreach(file IN LISTS dossierFontFiles)
    set(source "${DOSSIER_FONT_ROOT}/${file}")
    if(NOT EXISTS "${source}")
        message(FATAL_ERROR "The font ${source} is missing. Run packaging/dependencies, "
            "or set DOSSIER_FONT_ROOT to the folder that holds noto/ and droid/.")
    endif()
    get_filename_component(name "${file}" NAME)
    add_custom_command(OUTPUT "${DOSSIER_FONT_DIR}/${name}"
        COMMAND "${CMAKE_COMMAND}" -E copy "${source}" "${DOSSIER_FONT_DIR}/${name}"
        DEPENDS "${source}" COMMENT "Font ${name}" VERBATIM)
    list(APPEND dossierFontCopies "${DOSSIER_FONT_DIR}/${name}")
endforeach()
# The faces of the window, from fonts-inter.
set(DOSSIER_INTER_ROOT "/usr/share/fonts/opentype/inter" CACHE PATH "Where fonts-inter puts its files")
foreach(style Regular Medium SemiBold Italic)
    set(source "${DOSSIER_INTER_ROOT}/Inter-${style}.otf")
    if(NOT EXISTS "${source}")
        message(FATAL_ERROR "The font ${source} is missing. Run packaging/dependencies, "
            "or set DOSSIER_INTER_ROOT to the folder that holds it.")
    endif()
    add_custom_command(OUTPUT "${DOSSIER_FONT_DIR}/Inter-${style}.otf"
        COMMAND "${CMAKE_COMMAND}" -E copy "${source}" "${DOSSIER_FONT_DIR}/Inter-${style}.otf"
        DEPENDS "${source}" COMMENT "Font Inter ${style}" VERBATIM)
    list(APPEND dossierFontCopies "${DOSSIER_FONT_DIR}/Inter-${style}.otf")
endforeach()
add_custom_target(dossier_fonts ALL DEPENDS ${dossierFontCopies})
install(FILES ${dossierFontCopies} DESTINATION share/dossier/fonts)
