# SPDX-License-Identifier: GPL-3.0-or-later
# Language level, warnings, hardening and the compiler cache. One interface target carries them.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 99)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC OFF)
option(BUILD_TESTING "Build the tests and the second engine that they need" ON)

find_program(DOSSIER_CCACHE ccache)
if(DOSSIER_CCACHE)
    set(CMAKE_C_COMPILER_LAUNCHER "${DOSSIER_CCACHE}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${DOSSIER_CCACHE}")
endif()

add_library(dossier_options INTERFACE)
target_compile_options(dossier_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast>)
target_compile_definitions(dossier_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS QT_NO_KEYWORDS)
