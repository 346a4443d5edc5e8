// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QDateTime>

#include <functional>

namespace dossier::items {

/// What stands in a cell, as words; how it is painted is the view's business.
struct Cell {
    QString text;
    QString secondary;        ///< after the text, softer: "Remand ends"
    QString term;             ///< key of the term behind the text, of a coded field
    int daysLeft = kNoDay;    ///< until the day in the text, where it is a date to come that has consequences
    bool liberty = false;     ///< … and somebody's liberty depends on it

    static constexpr int kNoDay = 1 << 20;
};

/// How a column is painted.
enum class ColumnRole : std::uint8_t { Text, Name, Reference, Status, Date, NextDate, Number };

/// How cells are worded and dates are counted.
struct CellContext {
    const store::Store &store;
    const schema::Registry &registry;
    const schema::Vocabularies &vocabularies;
    QString language;
    QDate today;
};

/// One column of a table: a field of the entity, or something derived from records that refer to the row.
struct Column {
    QByteArray key;                 ///< stable name, kept with the vault's saved columns
    QString title;
    ColumnRole role = ColumnRole::Text;
    int widthHint = 30;             ///< in units of the theme
    std::optional<schema::FieldId> field;                                              ///< what it sorts by; absent = it does not
    std::function<Cell(const CellContext &, const domain::Record &)> derive;           ///< empty: the field's value
};
using Columns = std::vector<Column>;

/// A moment on the clock of its place; without a known zone, UTC.
[[nodiscard]] QDateTime momentOf(const base::Instant &instant);

/// The column of a field, titled by its label in `language`.
[[nodiscard]] Column fieldColumn(const schema::FieldSpec &field, const schema::Vocabularies &vocabularies, const QString &language,
                                 ColumnRole role, int widthHint);
/// Every scalar field a table can show, in the order of the registry.
[[nodiscard]] Columns columnsOf(const schema::EntitySpec &entity, const schema::Vocabularies &vocabularies, const QString &language);

/// A field's value in words; references by the titles given, members of a set joined by commas.
[[nodiscard]] QString valueInWords(const schema::FieldSpec &field, const domain::Record &record, const CellContext &context,
                                   const QHash<base::RecordId, QString> &titles);
/// One value of a field in words.
[[nodiscard]] QString valueInWords(const schema::FieldSpec &field, const schema::Value &value, const CellContext &context,
                                   const QHash<base::RecordId, QString> &titles);
/// By what a record is named, in words: terms by their labels, moments as people read them.
[[nodiscard]] QString titleInWords(const CellContext &context, base::RecordId id);
/// Records that these refer to, once each.
[[nodiscard]] QList<base::RecordId> referencesOf(const std::vector<domain::Record> &records);

} // namespace dossier::items
