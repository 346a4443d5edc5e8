// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/import_plan.h"

#include <QHash>
#include <QJsonObject>

namespace dossier::ui {

/// An import that is being prepared: where the list came from and what was said and answered about it. Never the plan,
/// which is made anew of it, nor a file's content.
struct ImportDraft {
    QString file{};                      ///< path; empty where the list was pasted
    QString pasted{};                    ///< the cells of the clipboard
    QByteArray digest{};                 ///< digestOf the bytes, to whose lines the answers belong
    QJsonObject choices{};               ///< of ImportChoices
    QJsonObject reading{};               ///< of ReadingPanel
    QHash<QString, QString> columns{};   ///< header to name of what it holds, as chosen by hand
    exchange::ImportAnswers answers{};

    [[nodiscard]] bool isEmpty() const { return file.isEmpty() && pasted.isEmpty(); }
};

[[nodiscard]] QByteArray digestOf(QByteArrayView table);

/// As the texts of a page's draft (store/drafts.h); none for an empty one.
[[nodiscard]] QList<std::pair<QByteArray, QString>> textsOf(const ImportDraft &draft);
/// Of texts that are not of such a draft: an empty one. What cannot be read of an answer leaves its question open.
[[nodiscard]] ImportDraft importDraftFrom(const QList<std::pair<QByteArray, QString>> &texts);

} // namespace dossier::ui
