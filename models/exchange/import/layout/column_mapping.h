// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace dossier::exchange {

/// What a column of a list of prisoners holds. The names are the last words of the glossary's
/// `import.header.*` rows; a mapping file uses them too.
enum class Column : std::uint8_t {
    None, Number, FullName, GivenName, Surname, Patronymic, Sex, BirthDate, Group, JointCase, ArrestDate,
    ArrestPlace, Article, Status, Sentence, SentenceDate, SentenceEnd, Court, Judge, Prosecutor, Lawyer,
    DetentionPlace, Background, Occupation, Affiliation, Region, Health,
    OtherNames, BirthYear, Age, BirthPlace, Nationality, CaseNumber, ChargeWording, RemandEnd, Regime, FacilityAddress,
    ArrestedBy, ReleaseDate, ReleaseWay, Notes, Source, Photo
};

class HeaderWords;
struct HeaderMeaning;

/// Whole, given or surname: a row that has none of them is nobody's.
[[nodiscard]] bool holdsName(Column column);

/// "birth_date" for Column::BirthDate; empty for None.
[[nodiscard]] QString columnName(Column column);
/// The reverse; None for an empty name, absent for one that names nothing.
[[nodiscard]] std::optional<Column> columnNamed(const QString &name);

/// All but None, in the order in which lists have them.
[[nodiscard]] QList<Column> allColumns();

/// Which column of a file holds what. A column that holds nothing we know is kept as Column::None:
/// its cells go to the import note, never away.
struct ColumnMapping {
    QStringList headers;
    QList<Column> columns;       ///< one for each header
    QString language = QStringLiteral("en");   ///< the language most headers are in; decides where words collide
    QList<qsizetype> duplicates; ///< headers that stand there twice, or mean what another one holds already: unmapped
    QList<qsizetype> guessed;    ///< columns proposed from their cells, since no header names them

    [[nodiscard]] bool has(Column column) const { return columns.contains(column); }
};

/// By the synonyms of all languages (header_words.h). A second header for the same thing takes what else
/// its words may mean ("Notes" beside "Case background") or stays unmapped rather than overwriting the
/// first. "Name" beside "Surname" is the given name.
[[nodiscard]] ColumnMapping mapHeaders(const QStringList &headers, const HeaderWords &words);
/// The same for headers whose meanings are known, one for each.
[[nodiscard]] ColumnMapping mapMeanings(const QStringList &headers, const QList<HeaderMeaning> &meanings);

/// Overrides from a file {"schema":1,"columns":{"Header as printed":"birth_date", "Other":""}}.
/// Errors: MalformedInput where it is not that, InvalidArgument where a header or name is unknown, or two headers are to hold
/// the same.
[[nodiscard]] base::Result<void> applyMappingFile(const QByteArray &json, ColumnMapping &mapping);

/// The headers that a mapping file names; empty where it is none.
[[nodiscard]] QStringList headersNamed(const QByteArray &json);

/// Puts what was remembered or chosen, header to name of what it holds, over what the headers say. Of two that are to hold
/// the same the last column does.
void applyChosen(const QHash<QString, QString> &chosen, ColumnMapping &mapping);

/// The mapping of other headers of the same list: as `mapping` has them, the rest by their synonyms.
[[nodiscard]] ColumnMapping mappingLike(const ColumnMapping &mapping, const QStringList &headers, const HeaderWords &words);

} // namespace dossier::exchange
