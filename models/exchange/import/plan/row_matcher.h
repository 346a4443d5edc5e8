// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/known/known_people.h"
#include "exchange/import/known/list_history.h"
#include "exchange/import/plan/list_row.h"

namespace dossier::exchange {

/// A person who may be the one of a row.
struct PersonMatch {
    base::RecordId person;
    names::Similarity similarity;
    std::int64_t line = 0;       ///< of a person who comes with another row of the file: its line
};

/// What a person decided about a row whose person may be known.
struct RowDecision {
    enum class Kind : std::uint8_t { NotTheSame, SamePerson, LeaveOut };
    Kind kind = Kind::NotTheSame;   ///< none of those who were proposed: remembered
    base::RecordId person;      ///< of SamePerson
};

/// Whose row it is.
struct RowMatch {
    enum class Kind : std::uint8_t { New, Same, Proposed, LeftOut };
    Kind kind = Kind::New;
    std::optional<base::RecordId> person{};  ///< of Same
    std::optional<base::RecordId> caseId{};  ///< of Same; absent where it is a case that is not known yet
    const ListedRow *before = nullptr;       ///< of Same: what the list said of that case the last time; null where nothing
    bool caseDeleted = false;                ///< of Same: the case for which the row stood was deleted since
    QList<PersonMatch> proposals{};          ///< best first
    bool decidedNotSame = false;             ///< none of the proposals: a person said so
};

/// Tells for each row of a list whether its person is known. Same is a row that stood on the list's last edition word
/// for word, and else only an equal fold of name and patronymic without a contradiction and with one candidate;
/// anything else is proposed, never merged. Of several equal rows each takes one of those that were equal before,
/// if possible one of its group.
/// A person is taken by the first row that is theirs.
class RowMatcher
{
public:
    RowMatcher(const KnownPeople &people, const ListHistory &history, const QHash<std::int64_t, RowDecision> &decisions);

    [[nodiscard]] RowMatch match(const ListRow &row, const QString &printed);
    /// That a row became a new person: later rows of the file may be the same one.
    void addNew(const ListRow &row, base::RecordId person);

private:
    [[nodiscard]] RowMatch same(const KnownPerson &person, const ListRow &row);
    [[nodiscard]] std::optional<RowMatch> sameRow(const ListRow &row, const QString &printed);
    [[nodiscard]] std::optional<RowMatch> withoutItsCase(const KnownPerson &person, const ListRow &row);
    [[nodiscard]] const ListedRow *takeOneOf(QList<const ListedRow *> &equal, const QString &group) const;
    [[nodiscard]] bool lostItsCase(const ListedRow &listed) const;
    [[nodiscard]] bool isPlain(const KnownPerson &person, const ListRow &row) const;
    [[nodiscard]] std::optional<const ListedRow *> lastOf(base::RecordId person) const;
    [[nodiscard]] QList<PersonMatch> candidatesFor(const names::PersonFacts &facts) const;
    [[nodiscard]] QList<base::RecordId> certain(const QList<PersonMatch> &candidates, const QString &printed) const;

    const KnownPeople &m_people;
    const QHash<std::int64_t, RowDecision> &m_decisions;
    QMultiHash<base::RecordId, const ListedRow *> m_lastByPerson;
    QHash<QString, QList<const ListedRow *>> m_lastByText;   ///< those that no row has taken
    QSet<base::RecordId> m_lastCases;   ///< for which a row of the last edition stands
    QSet<base::RecordId> m_taken;
    struct NewPerson {
        base::RecordId id;
        std::int64_t line = 0;
    };
    std::vector<NewPerson> m_new;
    names::NameIndex m_newIndex;
};

/// What a row tells of its person.
[[nodiscard]] names::PersonFacts factsOf(const ListRow &row);

} // namespace dossier::exchange
