# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DNM=nm -DLIBRARY=lib.a -DREQUIRED=a,b -DFORBIDDEN=c -P CheckSymbols.cmake
# Fails, and removes the library, unless it defines every required symbol and no forbidden one.
execute_process(COMMAND "${NM}" --defined-only "${LIBRARY}" OUTPUT_VARIABLE symbols RESULT_VARIABLE failed ERROR_QUIET)
if(failed)
    file(REMOVE "${LIBRARY}")
    message(FATAL_ERROR "cannot list the symbols of ${LIBRARY}")
endif()
string(REPLACE "," ";" REQUIRED "${REQUIRED}")
string(REPLACE "," ";" FORBIDDEN "${FORBIDDEN}")
foreach(symbol IN LISTS REQUIRED)
    if(NOT symbols MATCHES " [A-Z] ${symbol}\n")
        file(REMOVE "${LIBRARY}")
        message(FATAL_ERROR "The SQL engine was built without ${symbol}: it would not encrypt as intended. "
            "Compare the definitions in packaging/cmake/Engine.cmake with SECURITY.md.")
    endif()
endforeach()
foreach(symbol IN LISTS FORBIDDEN)
    if(symbols MATCHES " [A-Z] ${symbol}\n")
        file(REMOVE "${LIBRARY}")
        message(FATAL_ERROR "The SQL engine was built with ${symbol}, which it must not offer.")
    endif()
endforeach()
