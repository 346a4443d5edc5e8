# SPDX-License-Identifier: GPL-3.0-or-later
# The headers that nearly every file includes, precompiled once for all targets: without them a file of
# ours takes three times as long. Headers must still include what they use: the preset dev-clang builds
# with DOSSIER_PCH=OFF.
if(DOSSIER_PCH)
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/shared_headers.cpp" CONTENT "// precompiled headers\n")
    add_library(dossier_shared_headers OBJECT "${PROJECT_BINARY_DIR}/shared_headers.cpp")
    target_link_libraries(dossier_shared_headers PRIVATE Qt6::Core dossier_options)
    target_precompile_headers(dossier_shared_headers PRIVATE
        <QByteArray> <QByteArrayView> <QDate> <QDateTime> <QHash> <QList> <QMap> <QString> <QStringList>
        <QStringView> <QUuid> <QVariant>
        <algorithm> <array> <cstdint> <expected> <functional> <memory> <optional> <span> <string>
        <utility> <variant> <vector>)
endif()

function(dossier_use_shared_headers target)
    if(DOSSIER_PCH)
        target_precompile_headers(${target} REUSE_FROM dossier_shared_headers)
    endif()
endfunction()
