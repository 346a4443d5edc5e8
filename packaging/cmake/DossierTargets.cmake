# SPDX-License-Identifier: GPL-3.0-or-later
# One target per folder; the programs; the tests.
include(Arrows)

# dossier_library(NAME SOURCES a.cpp … LINKS other…): the static library dossier_NAME, included as
# "NAME/header.h". Our own libraries, Qt Core and Qt Gui are passed on to whoever links it; every other
# library (Qt SQL, the engine, libsodium, ICU …) stays inside, and a test that needs it names it itself.
function(dossier_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(dossier_${name} STATIC ${ARG_SOURCES})
    add_library(dossier::${name} ALIAS dossier_${name})
    target_include_directories(dossier_${name} PUBLIC "${PROJECT_SOURCE_DIR}/models")
    foreach(link IN LISTS ARG_LINKS)
        if(link MATCHES "^dossier(::|_)|^Qt6::(Core|Gui)$")
            target_link_libraries(dossier_${name} PUBLIC ${link})
        else()
            target_link_libraries(dossier_${name} PRIVATE ${link})
        endif()
    endforeach()
    target_link_libraries(dossier_${name} PRIVATE dossier_options)
    dossier_use_shared_headers(dossier_${name})
endfunction()

# dossier_program(NAME SOURCES … LINKS …): a program a person starts, left in <build>/bin; the fonts of
# its reports lie in <build>/share/dossier/fonts.
function(dossier_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} dossier_options)
    dossier_use_shared_headers(${name})
    add_dependencies(${name} dossier_fonts)
    install(TARGETS ${name} RUNTIME)
endfunction()

# The meta-object code of the classes in the test's own files ("name.moc"). AUTOMOC would start two programs
# for every test, to look for what is known.
function(dossier_moc_of_tests name)
    foreach(source IN LISTS ARGN)
        cmake_path(GET source STEM stem)
        if(stem MATCHES "^(tst|bench)_")
            set(moc "${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc")
            add_custom_command(OUTPUT "${moc}" DEPENDS "${source}" VERBATIM
                COMMAND Qt6::moc --no-notes -DQT_NO_KEYWORDS -o "${moc}" "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
            target_sources(${name} PRIVATE "${moc}")
        endif()
    endforeach()
    target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
endfunction()

# dossier_use_fonts(TARGET): its code knows the folder DOSSIER_FONT_DIR, which is filled before it is built.
function(dossier_use_fonts target)
    target_compile_definitions(${target} PRIVATE DOSSIER_FONT_DIR="${DOSSIER_FONT_DIR}")
    add_dependencies(${target} dossier_fonts)
endfunction()

# dossier_test(tst_name LABEL unit SOURCES … LINKS … [FONTS] [DATA]): one Qt Test program, run offscreen in a
# clean home. FONTS: it lays out pages (dossier_use_fonts); DATA: it reads tests/data (DOSSIER_TEST_DATA).
# A second label "long" keeps it out of packaging/check and in packaging/check --long.
function(dossier_test name)
    cmake_parse_arguments(ARG "FONTS;DATA" "TIMEOUT" "LABEL;SOURCES;LINKS" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    add_executable(${name} ${ARG_SOURCES})
    dossier_moc_of_tests(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} Qt6::Test dossier_options)
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    if(ARG_FONTS)
        dossier_use_fonts(${name})
    endif()
    if(ARG_DATA)
        target_compile_definitions(${name} PRIVATE DOSSIER_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    endif()
    dossier_use_test_headers(${name} ${ARG_LABEL})
    add_test(NAME ${name} COMMAND "${PROJECT_SOURCE_DIR}/packaging/cmake/run-in-clean-home" $<TARGET_FILE:${name}>)
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT})
    if(DOSSIER_SANITIZE MATCHES "thread")
        set_tests_properties(${name} PROPERTIES
            ENVIRONMENT "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/packaging/cmake/tsan.supp")
    endif()
    if("bench" IN_LIST ARG_LABEL)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()
