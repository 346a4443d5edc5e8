# SPDX-License-Identifier: GPL-3.0-or-later
# engine::sqlite3mc: SQLite3 Multiple Ciphers 2.3.5 (SQLite 3.53.2), other people's code for the same file
# format. A test dependency only: one stand-alone program links it to prove that what we write can be read
# without us. It defines the same symbols as engine::sqlcipher, so no target may reach both
# (dossier_check_arrows sees to that).
include(FetchNpmTarball)

dossier_fetch_npm_tarball(
    NAME sqlite3mc-2.3.5
    PACKAGE "better-sqlite3-multiple-ciphers@12.11.1"
    SHA512 a46ef6fb7564522a67998c782f042aa0e5cd1b6089d479660eb96faa0afbc501e0b04f9ccf9ac064489a2479d42931da19f1a27e0800fc2d12bfda99954adfa3
    FILES package/deps/sqlite3/sqlite3.c package/deps/sqlite3/sqlite3.h
    RESULT secondEngineFolder)

add_library(dossier_second_engine STATIC EXCLUDE_FROM_ALL "${secondEngineFolder}/package/deps/sqlite3/sqlite3.c")
add_library(engine::sqlite3mc ALIAS dossier_second_engine)
target_include_directories(dossier_second_engine SYSTEM PUBLIC "${secondEngineFolder}/package/deps/sqlite3")
target_compile_definitions(dossier_second_engine
    PUBLIC SQLITE_HAS_CODEC
    PRIVATE
        NDEBUG HAVE_STDINT_H=1
        CODEC_TYPE=CODEC_TYPE_SQLCIPHER SQLITE3MC_USE_SQLCIPHER_LEGACY=1
        HAVE_CIPHER_SQLCIPHER=1 HAVE_CIPHER_AES_128_CBC=0 HAVE_CIPHER_AES_256_CBC=0 HAVE_CIPHER_CHACHA20=0
        HAVE_CIPHER_RC4=0 HAVE_CIPHER_ASCON128=0 HAVE_CIPHER_AEGIS=0
        SQLITE_THREADSAFE=1 SQLITE_TEMP_STORE=3 SQLITE_DQS=0 SQLITE_USE_URI=0
        SQLITE_OMIT_LOAD_EXTENSION SQLITE_ENABLE_FTS5)
target_compile_options(dossier_second_engine PRIVATE -w -O2 -g0 -fvisibility=hidden)
target_link_libraries(dossier_second_engine PUBLIC ${CMAKE_DL_LIBS} m)
