// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/opened_vault.h"

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

/// Makes change sets of assignments: texts and names become parts, references are looked up. A key of a
/// part may be given as if it were the record's own: `place=… from=…` on a detention adds one place where
/// it was served; `places=…` is short for the first field of the part; `places-=` takes one away, by its id
/// or by that field.
class AssignmentReader
{
public:
    /// `store` holds the records that are changed; what they point to may lie in another of `vault`.
    AssignmentReader(const Environment &environment, const OpenedVault &vault, const store::Store &store)
        : m_environment(environment), m_vault(vault), m_store(store), m_vaultLanguage(vault.session().language()) {}

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
    [[nodiscard]] base::Result<void> assignPart(const schema::FieldSpec &part, const schema::FieldSpec &field,
                                                const domain::Record &before, const Assignment &assignment, Changes &changes) const;
    [[nodiscard]] base::Result<void> removePart(const schema::FieldSpec &part, const domain::Record &before,
                                                const QString &named, Changes &changes) const;
    [[nodiscard]] base::Result<void> addPersonName(const domain::Record &before, const Assignment &assignment,
                                                   Changes &changes) const;
    [[nodiscard]] base::Result<void> addOrganisationName(const domain::Record &before, const Assignment &assignment,
                                                         Changes &changes) const;
    [[nodiscard]] base::Result<schema::Value> value(const schema::FieldSpec &field, const QString &text) const;
    [[nodiscard]] base::Result<schema::Value> reference(const schema::FieldSpec &field, const QString &named) const;

    const Environment &m_environment;
    const OpenedVault &m_vault;
    const store::Store &m_store;
    QString m_vaultLanguage;
};

} // namespace dossier::cli
