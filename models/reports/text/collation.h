// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

struct UCollator;

namespace dossier::reports {

using base::Result;

/// The order of an alphabet (ICU), the same on every machine whatever its locale.
class Collation
{
public:
    /// `language`: whose alphabet, BCP-47.
    [[nodiscard]] static Result<Collation> of(const QString &language);
    ~Collation();
    Collation(Collation &&other) noexcept;
    Collation &operator=(Collation &&other) noexcept;

    /// Keys compare as their texts do.
    [[nodiscard]] QByteArray key(const QString &text) const;
    /// What a text stands under in an index: its first letter as a capital of that language.
    [[nodiscard]] QString letter(const QString &text) const;

private:
    Collation() = default;

    UCollator *m_collator = nullptr;
    QByteArray m_language;
};

} // namespace dossier::reports
