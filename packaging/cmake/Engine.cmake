# SPDX-License-Identifier: GPL-3.0-or-later
# engine::sqlcipher: SQLCipher 4.14.0 community (SQLite 3.51.3), the official amalgamation, linked statically.
# Debian 12's own package is 3.4.1 of 2016 without FTS5 and must never be used.
include(FetchNpmTarball)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)

dossier_fetch_npm_tarball(
    NAME sqlcipher-4.14.0
    PACKAGE "@journeyapps/sqlcipher@6.0.0"
    SHA512 626592408478727bfee4bdfc9582684bf74817ff9b11905a0020136de4f2ab85ca8cc1dcc5d22516712504b888a9af6bc2c78e222988623b9d80e382a2fb9ddd
    FILES package/deps/sqlcipher-amalgamation/sqlite3.c package/deps/sqlcipher-amalgamation/sqlite3.h
    RESULT engineFolder)
set(engineSource "${engineFolder}/package/deps/sqlcipher-amalgamation")

add_library(dossier_engine STATIC "${engineSource}/sqlite3.c")
add_library(engine::sqlcipher ALIAS dossier_engine)
target_include_directories(dossier_engine SYSTEM PUBLIC "${engineSource}")
target_compile_definitions(dossier_engine
    PUBLIC
        SQLITE_HAS_CODEC                # without it the header hides sqlite3_key_v2
        SQLITE_ENABLE_SESSION
        SQLITE_ENABLE_PREUPDATE_HOOK
        SQLITE_ENABLE_COLUMN_METADATA
        SQLITE_OMIT_LOAD_EXTENSION
    PRIVATE
        NDEBUG
        HAVE_STDINT_H=1
        SQLCIPHER_CRYPTO_OPENSSL
        SQLCIPHER_OMIT_LOG              # it would write page errors to stderr
        SQLITE_EXTRA_INIT=sqlcipher_extra_init
        SQLITE_EXTRA_SHUTDOWN=sqlcipher_extra_shutdown
        SQLITE_THREADSAFE=1
        SQLITE_TEMP_STORE=3             # 2 can be talked into plaintext temporary files
        SQLITE_SECURE_DELETE
        SQLITE_DQS=0
        SQLITE_USE_URI=0
        SQLITE_MAX_ATTACHED=0           # an attached file could be written without a key
        SQLITE_ENABLE_FTS5)
# -O2 in every build type: an unoptimised engine would make the tests measure something else.
target_compile_options(dossier_engine PRIVATE -w -O2 -g0 -fvisibility=hidden -ffunction-sections -fdata-sections)
target_link_libraries(dossier_engine PUBLIC OpenSSL::Crypto ${CMAKE_DL_LIBS} m)

# The same source with one definition missing compiles to plain SQLite, which would write every case in
# the clear. So the build looks into what it has built.
add_custom_command(TARGET dossier_engine POST_BUILD
    COMMAND "${CMAKE_COMMAND}"
        "-DNM=${CMAKE_NM}" "-DLIBRARY=$<TARGET_FILE:dossier_engine>"
        "-DREQUIRED=sqlite3_key_v2,sqlcipher_extra_init,sqlcipher_extra_shutdown,sqlite3session_create,sqlite3_preupdate_hook"
        "-DFORBIDDEN=sqlite3_load_extension"
        -P "${CMAKE_CURRENT_LIST_DIR}/CheckSymbols.cmake"
    VERBATIM)
