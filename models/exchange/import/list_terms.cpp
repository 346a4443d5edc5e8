// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/list_terms.h"

#include "exchange/table/open_table.h"

#include <QFile>

void initialiseImportResources()
{
    Q_INIT_RESOURCE(dossier_import); // a static library's resources register only when asked
}

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

QString wordKey(const QString &word)
{
    return word.normalized(QString::NormalizationForm_C).simplified().toCaseFolded();
}

} // namespace

Result<ListTerms> ListTerms::load()
{
    initialiseImportResources();
    QFile file(u":/dossier/import/terms.csv"_s);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(ErrorCode::Internal, u"terms.csv"_s);
    std::optional<Finding> failure;
    DOSSIER_ASSIGN(const std::unique_ptr<TableReader> reader,
                   openTableBytes(file.readAll(), {.encoding = u"UTF-8"_s, .delimiter = u',', .sheet = {}}, failure));
    ListTerms out;
    QStringList header;
    while (true) {
        DOSSIER_ASSIGN(const std::optional<TableRow> row, reader->next());
        if (!row)
            return out;
        if (header.isEmpty()) {
            header = row->cells;
            continue;
        }
        for (qsizetype i = 2; i < row->cells.size() && i < header.size(); ++i) {
            for (const QString &word : row->cells[i].split(u'|', Qt::SkipEmptyParts))
                out.m_words.insert(wordKey(word), {row->cells[0].toLatin1(), header[i], row->cells[1]});
        }
    }
}

std::optional<QString> ListTerms::term(QByteArrayView vocabulary, const QString &cell, const QString &language) const
{
    std::optional<QString> elsewhere;
    bool disagree = false;
    for (auto [word, end] = m_words.equal_range(wordKey(cell)); word != end; ++word) {
        if (word->vocabulary != vocabulary)
            continue;
        if (word->language == language)
            return word->term;
        disagree = disagree || (elsewhere && *elsewhere != word->term);
        elsewhere = word->term;
    }
    return disagree ? std::nullopt : elsewhere;
}

bool ListTerms::saysUnknown(const QString &cell, const QString &language) const
{
    return term("unknown", cell, language).has_value();
}

} // namespace dossier::exchange
