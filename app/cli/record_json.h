// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "store/store.h"

#include <QJsonObject>
#include <QJsonValue>

namespace dossier::cli {

/// A field that was asked for, or what its record is called: a person and an organisation carry no name
/// themselves, but names of several kinds and scripts.
struct Column {
    QByteArray key;
    const schema::FieldSpec *field = nullptr;   ///< null for what the record is called
};
using Columns = std::vector<Column>;

/// Turns records into the rows that `list` and `show` print: scalar text as string, code {code,text},
/// reference {id,text}, date {text,edtf,earliest,latest}, instant ISO 8601 with zone, set as array,
/// parts as array of objects with id, absent as null.
class RecordJson
{
public:
    /// `store` holds the records; `main` what those of another compartment point to.
    RecordJson(const Environment &environment, const store::Store &store, const store::Store &main)
        : m_environment(environment), m_store(store), m_main(main) {}

    /// Where the records are.
    [[nodiscard]] const store::Store &store() const { return m_store; }
    /// `columns` empty = all fields of the entity, `id` always first.
    [[nodiscard]] base::Result<QJsonObject> row(const domain::Record &record, const Columns &columns) const;
    /// Loads the names of the records and of everything they refer to, in one go; row() uses them.
    [[nodiscard]] base::Result<void> prepare(const std::vector<domain::Record> &records);
    /// What one value prints as.
    [[nodiscard]] base::Result<QJsonValue> value(const schema::FieldSpec &field, const schema::Value &value) const;

private:
    [[nodiscard]] base::Result<QJsonValue> field(const domain::Record &record, const schema::FieldSpec &field) const;
    [[nodiscard]] base::Result<QJsonValue> title(base::RecordId id) const;
    [[nodiscard]] base::Result<void> learnTitles(QList<base::RecordId> ids) const;
    [[nodiscard]] QString text(const schema::FieldSpec &field, const schema::Value &value) const;

    const Environment &m_environment;
    const store::Store &m_store;
    const store::Store &m_main;
    mutable QHash<base::RecordId, QString> m_titles;
};

/// The columns that `--fields a,b` names, none where it is empty. Error UnknownField.
[[nodiscard]] base::Result<Columns> columnsNamed(const schema::EntitySpec &entity, const QString &names);
/// "court-act" or "court_act"; Error UnknownField. Hidden entities and the texts of others are none.
[[nodiscard]] base::Result<const schema::EntitySpec *> entityNamed(const Environment &environment, const QString &name);
/// A printed value as one line of plain text, for a person at the terminal.
[[nodiscard]] QString plainText(const QJsonValue &value);

} // namespace dossier::cli
