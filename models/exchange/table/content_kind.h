// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QIODevice>
#include <QString>

namespace dossier::exchange {

/// What a file is by its first bytes: `refusal` is the code of a named error, empty for a zip file and
/// for what may be text.
struct ContentKind {
    bool zip = false;
    QString refusal;
};

/// Leaves the device at its beginning. Reads a file of the old Office container to its end, to tell an
/// encrypted workbook (ECMA-376 agile and standard encryption both store a stream "EncryptedPackage")
/// from an old one.
[[nodiscard]] base::Result<ContentKind> contentKind(QIODevice &device);

/// The same for text, once decoded: code of a named error for HTML, XML, RTF and JSON, else empty.
[[nodiscard]] QString refusedMarkup(QStringView head);

} // namespace dossier::exchange
