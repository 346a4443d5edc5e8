# SPDX-License-Identifier: GPL-3.0-or-later
# Language level, warnings, hardening, the compiler cache.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 99)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC OFF)
include(CheckPIESupported)
check_pie_supported(LANGUAGES C CXX)

option(BUILD_TESTING "Build the tests and the second engine that they need" ON)
option(DOSSIER_WERROR "Turn warnings into errors" OFF)
option(DOSSIER_PCH "Precompile the headers that nearly every file includes" ON)
set(DOSSIER_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=…: address,undefined or thread")

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Debug, RelWithDebInfo or Release" FORCE)
endif()

# Function names and line numbers are enough for a backtrace: with all that a debugger can show, the programs of
# the tests are ten times as large, and linking them takes longer than compiling.
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")

# Six times as fast as the linker of binutils.
find_program(DOSSIER_LLD ld.lld)
if(DOSSIER_LLD)
    add_link_options(-fuse-ld=lld)
endif()

# Paths count as relative, so that a second build folder or clone finds the objects of the first; the
# sloppiness is what precompiled headers need (ccache manual, "Precompiled headers").
find_program(DOSSIER_CCACHE ccache)
if(DOSSIER_CCACHE)
    set(launcher env "CCACHE_BASEDIR=/" CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime "${DOSSIER_CCACHE}")
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

# Everything of ours is compiled with these; the engines are other people's code and are not.
add_library(dossier_options INTERFACE)
target_compile_options(dossier_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast>
    $<$<BOOL:${DOSSIER_WERROR}>:-Werror>
    # GCC 12.2 at -O2 lost an assignment to an optional in a struct that was then passed by value
    # (tst_vault_session saw it); without this pass it does not.
    $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-fno-ipa-modref>
    # A program says nothing about the machine it was built on.
    "-ffile-prefix-map=${PROJECT_SOURCE_DIR}=." "-ffile-prefix-map=${PROJECT_BINARY_DIR}=build")
target_compile_definitions(dossier_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS QT_NO_KEYWORDS)

# Hardening, for the engines as well. A sanitizer brings its own checks and does not go with FORTIFY.
if(DOSSIER_SANITIZE)
    add_compile_options("-fsanitize=${DOSSIER_SANITIZE}" -fno-omit-frame-pointer)
    add_link_options("-fsanitize=${DOSSIER_SANITIZE}")
    if(DOSSIER_SANITIZE MATCHES "undefined")
        add_compile_options(-fno-sanitize-recover=undefined)
    endif()
else()
    set(optimised "$<CONFIG:Release,RelWithDebInfo,MinSizeRel>")
    add_compile_options(
        "$<${optimised}:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>" -fstack-protector-strong -fstack-clash-protection)
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
        add_compile_options(-fcf-protection)
    endif()
    add_compile_definitions("$<${optimised}:_GLIBCXX_ASSERTIONS>")
endif()
add_link_options(LINKER:-z,relro,-z,now,-z,noexecstack LINKER:--as-needed LINKER:--gc-sections)
