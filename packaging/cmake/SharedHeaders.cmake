# SPDX-License-Identifier: GPL-3.0-or-later
# The headers that nearly every file includes, precompiled once for all targets, and with those of Qt Test once
# for the tests that show nothing: without them a file of ours takes three times as long. Headers must still include
# what they use: the preset dev-clang builds with DOSSIER_PCH=OFF.
set(DOSSIER_SHARED_HEADERS
    <QByteArray> <QByteArrayView> <QDate> <QDateTime> <QHash> <QList> <QMap> <QString> <QStringList>
    <QStringView> <QUuid> <QVariant>
    <algorithm> <array> <cstdint> <expected> <functional> <memory> <optional> <span> <string>
    <utility> <variant> <vector>)
set(DOSSIER_TEST_HEADERS
    <QTest> <QSignalSpy> <QDir> <QFile> <QJsonArray> <QJsonDocument> <QJsonObject> <QSet> <map> <set>)

function(dossier_precompile target)
    cmake_parse_arguments(ARG "" "" "HEADERS;LINKS" ${ARGN})
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/${target}.cpp" CONTENT "// precompiled headers\n")
    add_library(${target} OBJECT "${PROJECT_BINARY_DIR}/${target}.cpp")
    target_link_libraries(${target} PRIVATE ${ARG_LINKS} dossier_options)
    target_precompile_headers(${target} PRIVATE ${ARG_HEADERS})
endfunction()

if(DOSSIER_PCH)
    dossier_precompile(dossier_shared_headers HEADERS ${DOSSIER_SHARED_HEADERS} LINKS Qt6::Core)
    if(BUILD_TESTING)
        dossier_precompile(dossier_test_headers HEADERS ${DOSSIER_SHARED_HEADERS} ${DOSSIER_TEST_HEADERS} LINKS Qt6::Core Qt6::Test)
        target_compile_options(dossier_test_headers PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
    endif()
endif()

function(dossier_use_shared_headers target)
    if(DOSSIER_PCH)
        target_precompile_headers(${target} REUSE_FROM dossier_shared_headers)
    endif()
endfunction()

# With Qt Gui, Qt Test is another, and GCC takes no header that was precompiled under other definitions; nor does it
# where Qt tells every test its own folder, of which ours make no use.
function(dossier_use_test_headers target label)
    if(NOT label MATCHES "^(unit|store|exchange|fault|leak)$")
        dossier_use_shared_headers(${target})
    elseif(DOSSIER_PCH)
        target_compile_options(${target} PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
        target_precompile_headers(${target} REUSE_FROM dossier_test_headers)
    endif()
endfunction()
