// SPDX-License-Identifier: GPL-3.0-or-later
// The readers of cells under libFuzzer: dates, articles, durations. Whatever they read, they say again:
// a date its own EDTF and words, an article a path that the field takes, a duration its own words.
// The first byte says which reader is meant, and for dates in which language and order.
#include "base/partial_date.h"
#include "exchange/import/cells/article_reader.h"
#include "exchange/import/cells/cell_date.h"
#include "exchange/import/cells/numeric_date.h"
#include "schema/duration_text.h"

#include <cstdlib>

namespace {

using namespace dossier;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void tryDate(const QString &cell, unsigned int how)
{
    static const QString kLanguages[] = {QStringLiteral("en"), QStringLiteral("az"), QStringLiteral("ru"), QStringLiteral("fa")};
    const exchange::DateReading reading{.order = static_cast<base::DateOrder>(how % 3), .pointsMonthFirst = (how & 4U) != 0,
                                        .isContradictory = (how & 8U) != 0, .isSerial = (how & 16U) != 0, .firstYear = 1957,
                                        .mustBePast = (how & 32U) != 0, .today = QDate(2026, 11, 1), .language = kLanguages[how % 4]};
    const exchange::CellDate read = exchange::readCellDate(cell, reading);
    require(read.date.isNull() != read.finding.isEmpty());
    if (read.date.isNull())
        return;
    const auto again = base::PartialDate::fromEdtf(read.date.edtf());
    require(again && again->sameValue(read.date));
    const auto words = base::PartialDate::parse(read.date.format(base::DateLanguage::English), base::DateLanguage::English);
    require(words && words->sameValue(read.date));
}

void tryArticles(const QString &cell)
{
    for (const schema::Article &article : exchange::readArticles(cell)) {
        require(!article.path.isEmpty() && article.path.front().isDigit());
        for (const QChar c : article.path)
            require(!c.isSpace() && c != u':');
        require(article.version.isEmpty() || !article.code.isEmpty());
    }
}

void tryDuration(const QString &cell)
{
    const auto duration = schema::parseDuration(cell);
    if (!duration)
        return;
    const auto again = schema::parseDuration(schema::durationText(*duration, QStringLiteral("en")));
    require(again && again->years == duration->years && again->months == duration->months && again->days == duration->days
            && again->life == duration->life);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QString cell = QString::fromUtf8(reinterpret_cast<const char *>(data + 1), qsizetype(size) - 1);
    switch (data[0] % 3) {
    case 0:
        tryDate(cell, data[0] / 3U);
        break;
    case 1:
        tryArticles(cell);
        break;
    default:
        tryDuration(cell);
        break;
    }
    return 0;
}
