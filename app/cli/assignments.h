// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "store/store.h"

#include <vector>

namespace dossier::cli {

/// `field=value`, `field+=value`, `field-=value`, `summary.ru=text`.
struct Assignment {
    enum class Operation : std::uint8_t { Set, Add, Remove };
    Operation operation = Operation::Set;
    QByteArray field;      ///< underscores, as in the schema
    QString language;      ///< behind a dot, for texts
    QString value;
};

/// Error InvalidArgument names the word.
[[nodiscard]] base::Result<std::vector<Assignment>> parseAssignments(const QStringList &words);

/// Makes change sets of assignments: texts and names become parts, references are looked up.
class AssignmentReader
{
public:
    AssignmentReader(const Environment &environment, const store::Store &store, QString vaultLanguage)
        : m_environment(environment), m_store(store), m_vaultLanguage(std::move(vaultLanguage)) {}

    /// A new record and its parts, the record first. Errors UnknownField, InvalidValue, NotFound.
    [[nodiscard]] base::Result<std::vector<domain::ChangeSet>> create(const schema::EntitySpec &entity,
                                                                      const std::vector<Assignment> &assignments) const;
    [[nodiscard]] base::Result<std::vector<domain::ChangeSet>> update(const domain::Record &record,
                                                                      const std::vector<Assignment> &assignments) const;

private:
    using Changes = std::vector<domain::ChangeSet>;   ///< the record's own first

    [[nodiscard]] base::Result<void> assign(const schema::EntitySpec &entity, const domain::Record &before,
                                            const Assignment &assignment, Changes &changes) const;
    [[nodiscard]] base::Result<void> assignText(const schema::FieldSpec &part, const domain::Record &before,
                                                const Assignment &assignment, Changes &changes) const;
    [[nodiscard]] base::Result<void> addPersonName(const domain::Record &before, const Assignment &assignment,
                                                   Changes &changes) const;
    [[nodiscard]] base::Result<void> addOrganisationName(const domain::Record &before, const Assignment &assignment,
                                                         Changes &changes) const;
    [[nodiscard]] base::Result<schema::Value> value(const schema::FieldSpec &field, const QString &text) const;

    const Environment &m_environment;
    const store::Store &m_store;
    QString m_vaultLanguage;
};

} // namespace dossier::cli
