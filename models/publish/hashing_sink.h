// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/atomic_file.h"
#include "reports/byte_sink.h"

#include <QCryptographicHash>

namespace dossier::publish {

/// Appends to a file and takes the SHA-256 of what it appended.
class HashingSink final : public reports::ByteSink
{
public:
    explicit HashingSink(base::AtomicFile &file) : m_file(file), m_hash(QCryptographicHash::Sha256) {}

    [[nodiscard]] base::Result<void> write(QByteArrayView bytes) override;
    [[nodiscard]] QByteArray sha256() const { return m_hash.result(); }

private:
    base::AtomicFile &m_file;
    QCryptographicHash m_hash;
};

} // namespace dossier::publish
