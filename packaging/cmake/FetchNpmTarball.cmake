# SPDX-License-Identifier: GPL-3.0-or-later
# Source that no current Debian package offers is taken from a published npm tarball: pinned by hash,
# kept in a cache so that a rebuild needs no network, never committed, and none of its scripts is run.

set(dossierDefaultCache "$ENV{DOSSIER_DOWNLOAD_CACHE}")
if(NOT dossierDefaultCache)
    if(IS_ABSOLUTE "$ENV{XDG_CACHE_HOME}")
        set(dossierDefaultCache "$ENV{XDG_CACHE_HOME}/dossier")
    else()
        set(dossierDefaultCache "$ENV{HOME}/.cache/dossier")
    endif()
endif()
set(DOSSIER_DOWNLOAD_CACHE "${dossierDefaultCache}" CACHE PATH
    "Folder where pinned tarballs are kept between builds")

# Stops unless `tarball` has the pinned hash; `remedy` says what a person can do about it.
function(dossier_check_pin tarball package sha512 remedy)
    file(SHA512 "${tarball}" found)
    if(NOT found STREQUAL sha512)
        message(FATAL_ERROR "The tarball of ${package} is not the one this project was written against.\n"
            "  expected SHA-512  ${sha512}\n"
            "  found             ${found}\n"
            "Nothing of it was unpacked or compiled. ${remedy}")
    endif()
endfunction()

# Asks npm for the tarball into a scratch folder and moves it into the cache only once its hash is right,
# so that two builds at once or a broken transfer never leave a bad file there.
function(dossier_download_tarball package sha512 tarball)
    find_program(DOSSIER_NPM npm)
    if(NOT DOSSIER_NPM)
        message(FATAL_ERROR "${package} is not in ${DOSSIER_DOWNLOAD_CACHE} and npm is not installed. "
            "Run packaging/dependencies, or copy the cache folder from a machine that has built Dossier.")
    endif()
    string(RANDOM LENGTH 12 suffix)
    set(scratch "${DOSSIER_DOWNLOAD_CACHE}/incoming-${suffix}")
    file(MAKE_DIRECTORY "${scratch}")
    message(STATUS "Fetching ${package}")
    execute_process(
        COMMAND "${DOSSIER_NPM}" pack "${package}" --ignore-scripts --loglevel=error --pack-destination "${scratch}"
        WORKING_DIRECTORY "${scratch}"
        RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE complaint)
    file(GLOB fetched "${scratch}/*.tgz")
    list(LENGTH fetched count)
    if(failed OR NOT count EQUAL 1)
        file(REMOVE_RECURSE "${scratch}")
        message(FATAL_ERROR "npm could not fetch ${package}:\n${complaint}\n"
            "The first build needs the network once; or copy the cache folder (${DOSSIER_DOWNLOAD_CACHE}) "
            "from a machine that has built Dossier.")
    endif()
    file(SHA512 "${fetched}" found)
    if(NOT found STREQUAL sha512)
        file(RENAME "${fetched}" "${tarball}.refused")
        file(REMOVE_RECURSE "${scratch}")
        dossier_check_pin("${tarball}.refused" "${package}" "${sha512}"
            "What was fetched is kept as ${tarball}.refused for inspection. Do not change the pin before \
you know why the published file changed.")
    endif()
    file(RENAME "${fetched}" "${tarball}")
    file(REMOVE_RECURSE "${scratch}")
endfunction()

# dossier_fetch_npm_tarball(NAME sqlcipher PACKAGE scope/name@1.2.3 SHA512 … FILES package/a.c … RESULT variable)
# Unpacks exactly FILES (another PART, another folder) below the build folder and sets RESULT to the folder that holds "package/".
function(dossier_fetch_npm_tarball)
    cmake_parse_arguments(ARG "" "NAME;PACKAGE;SHA512;PART;RESULT" "FILES" ${ARGN})
    string(SUBSTRING "${ARG_SHA512}" 0 16 shortHash)
    set(tarball "${DOSSIER_DOWNLOAD_CACHE}/${ARG_NAME}-${shortHash}.tgz")
    if(NOT EXISTS "${tarball}")
        dossier_download_tarball("${ARG_PACKAGE}" "${ARG_SHA512}" "${tarball}")
    endif()
    dossier_check_pin("${tarball}" "${ARG_PACKAGE}" "${ARG_SHA512}"
        "Delete ${tarball} and configure again to fetch it anew; if the fresh one is refused too, stop and ask.")

    # A folder named by the hash: files of another pin can never be taken for these.
    set(folder "${PROJECT_BINARY_DIR}/engines/${ARG_NAME}-${shortHash}${ARG_PART}")
    if(NOT EXISTS "${folder}/unpacked")
        file(REMOVE_RECURSE "${folder}")
        file(ARCHIVE_EXTRACT INPUT "${tarball}" DESTINATION "${folder}" PATTERNS ${ARG_FILES})
        foreach(file IN LISTS ARG_FILES)
            if(NOT EXISTS "${folder}/${file}")
                message(FATAL_ERROR "${ARG_PACKAGE} has the right hash but no ${file}.")
            endif()
        endforeach()
        file(TOUCH "${folder}/unpacked")
    endif()
    set(${ARG_RESULT} "${folder}" PARENT_SCOPE)
endfunction()
