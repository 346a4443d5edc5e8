// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/institutions.h"

#include "exchange/table/open_table.h"

#include <QFile>

#include <array>
#include <utility>

void initialiseDirectoryResources()
{
    Q_INIT_RESOURCE(dossier); // a static library's resources register only when asked
}

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

// Columns of courts.csv.
enum CourtsColumn { Key, Kind, Place, English, Azerbaijani, Russian, AliasesEn, AliasesAz, AliasesRu, Note, ColumnCount };

constexpr qsizetype kAmbiguous = -1;

/// The directory's kinds are finer than the vocabulary's; the first word that fits decides.
QString organisationKind(const QString &kind)
{
    using Fit = std::pair<QLatin1StringView, QLatin1StringView>;
    constexpr std::array kFits{
        Fit{"court"_L1, "court"_L1},          Fit{"prosecutor"_L1, "prosecutor"_L1},
        Fit{"police"_L1, "police"_L1},        Fit{"security"_L1, "security"_L1},
        Fit{"border"_L1, "security"_L1},      Fit{"penal"_L1, "prison"_L1},
        Fit{"prison service"_L1, "other"_L1}, Fit{"prison"_L1, "prison"_L1},
        Fit{"detention"_L1, "prison"_L1},     Fit{"juvenile"_L1, "prison"_L1},
        Fit{"international"_L1, "international"_L1},
    };
    for (const auto &[word, term] : kFits) {
        if (kind.contains(word))
            return term == "other"_L1 ? QString() : QString(term);
    }
    return {};
}

Institution institutionOf(const QStringList &cells)
{
    Institution out;
    out.key = cells[Key];
    out.kind = organisationKind(cells[Kind]);
    out.place = cells[Place];
    out.names = {{u"en"_s, cells[English]}, {u"az"_s, cells[Azerbaijani]}, {u"ru"_s, cells[Russian]}};
    for (const int column : {English, Azerbaijani, Russian})
        out.aliases.append(cells[column]);
    for (const int column : {AliasesEn, AliasesAz, AliasesRu})
        out.aliases.append(cells[column].split(u'|', Qt::SkipEmptyParts));
    return out;
}

/// Rows that describe kinds and numbering patterns are for readers of the table, not bodies.
bool isInstitution(const QStringList &cells)
{
    return cells[Kind] != "kind"_L1 && cells[Kind] != "numbering pattern"_L1;
}

} // namespace

Result<Institutions> Institutions::load()
{
    initialiseDirectoryResources();
    QFile file(u":/dossier/institutions/courts.csv"_s);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(ErrorCode::Internal, u"courts.csv"_s);
    std::optional<Finding> failure;
    DOSSIER_ASSIGN(const std::unique_ptr<TableReader> reader,
                   openTableBytes(file.readAll(), {.encoding = u"UTF-8"_s, .delimiter = u',', .sheet = {}}, failure));
    Institutions out;
    bool header = true;
    while (true) {
        DOSSIER_ASSIGN(const std::optional<TableRow> row, reader->next());
        if (!row)
            return out;
        if (row->cells.size() != ColumnCount)
            return base::fail(ErrorCode::Internal, u"courts.csv"_s);
        if (!std::exchange(header, false) && isInstitution(row->cells))
            out.m_institutions.append(institutionOf(row->cells));
        else
            continue;
        const qsizetype index = out.m_institutions.size() - 1;
        for (const QString &alias : out.m_institutions.constLast().aliases) {
            const QString key = nameKey(alias);
            const auto known = out.m_byName.constFind(key);
            out.m_byName.insert(key, known == out.m_byName.cend() || *known == index ? index : kAmbiguous);
        }
    }
}

const Institution *Institutions::find(const QString &name) const
{
    const qsizetype index = m_byName.value(nameKey(name), kAmbiguous);
    return index == kAmbiguous ? nullptr : &m_institutions[index];
}

QString Institutions::nameKey(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C).simplified().toCaseFolded();
}

} // namespace dossier::exchange
