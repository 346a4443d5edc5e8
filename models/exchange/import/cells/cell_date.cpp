// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/cells/cell_date.h"

#include "base/date_words.h"
#include "exchange/import/cells/numeric_date.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dossier::exchange {

using base::DateLanguage;
using base::DateOrder;
using base::PartialDate;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestDate = 200;
constexpr int kEarliestYear = 1850;
constexpr int kYearsAhead = 80;      // the end of a long sentence

DateLanguage dateLanguage(const QString &language)
{
    if (language == "az"_L1)
        return DateLanguage::Azerbaijani;
    return language == "ru"_L1 ? DateLanguage::Russian : DateLanguage::English;
}

CellDate finding(QLatin1StringView code)
{
    return {{}, code};
}

/// "2024-03-05T00:00:00Z", "05.03.2024 00:00": spreadsheets and databases add the hour. It stays in what was typed.
QString withoutTime(const QString &text)
{
    qsizetype end = text.size();
    if (end > 0 && text[end - 1] == u'z')
        --end;
    qsizetype at = end;
    int colons = 0;
    while (at > 0 && (text[at - 1].isDigit() || text[at - 1] == u':' || (text[at - 1] == u'.' && colons == 0))) {
        colons += text[at - 1] == u':' ? 1 : 0;
        --at;
    }
    const bool isTime = (colons == 1 || colons == 2) && at > 0 && (text[at - 1] == u't' || text[at - 1].isSpace());
    return isTime ? text.first(at - 1).trimmed() : text;
}

/// Numbers as ISO 8601, so that one reader understands all of them; absent where the order is not known.
struct Rewritten {
    QString text;
    bool isAmbiguous = false;
};

Rewritten withIsoDates(const QString &text, const DateReading &how)
{
    Rewritten out;
    qsizetype done = 0;
    while (const auto date = findNumericDate(text, done)) {
        const bool isPoint = date->sign == u'.';
        const OrderProof proof = orderProof(*date);
        DateOrder order = isPoint && how.order != DateOrder::YearMonthDay
                              ? (how.pointsMonthFirst ? DateOrder::MonthDayYear : DateOrder::DayMonthYear)
                              : how.order;
        if (how.isContradictory && !isPoint) {
            out.isAmbiguous = out.isAmbiguous || proof == OrderProof::Ambiguous;
            order = proof == OrderProof::MonthFirst ? DateOrder::MonthDayYear : DateOrder::DayMonthYear;
        }
        out.text += QStringView(text).sliced(done, date->start - done);
        out.text += isoText(*date, order, how.firstYear).value_or(text.sliced(date->start, date->end - date->start));
        done = date->end;
    }
    out.text += QStringView(text).sliced(done);
    return out;
}

QString withFullYear(QString text, int firstYear)
{
    const auto year = firstYear == 0 ? std::nullopt : shortYearBehindMonth(text);
    if (year)
        text.replace(*year, 2, QString::number(fullYear(QStringView(text).sliced(*year).toInt(), firstYear)));
    return text;
}

/// Turkish "yaz" is summer; the date reader knows the Azerbaijani word, which is spring.
QString withoutFalseFriends(QString text, const QString &language)
{
    if (language == "tr"_L1)
        text.replace(u"yaz "_s, u"summer "_s);
    return text;
}

bool hasOtherDigits(const QString &cell)
{
    return std::ranges::any_of(cell, [](QChar c) {
        return (c >= QChar(0x0660) && c <= QChar(0x0669)) || (c >= QChar(0x06F0) && c <= QChar(0x06F9));
    });
}

/// Solar Hijri years are now 14xx, lunar ones too, Buddhist ones 25xx.
bool isOtherCalendar(int year, const QString &cell, const QString &language)
{
    const bool isPersianOrArabic = hasOtherDigits(cell) || language == "fa"_L1 || language == "ar"_L1;
    return (isPersianOrArabic && year >= 1290 && year <= 1499) || (language == "th"_L1 && year >= 2440 && year <= 2620);
}

QString judge(const PartialDate &date, const QString &cell, const DateReading &how)
{
    const QDate first = date.earliest().value_or(date.latest().value_or(QDate()));
    const QDate last = date.latest().value_or(first);
    if (isOtherCalendar(first.year(), cell, how.language))
        return u"other_calendar"_s;
    const int latest = how.today.isValid() ? how.today.year() + kYearsAhead : 2200;
    const bool isTooLate = how.mustBePast && how.today.isValid() && first > how.today;
    return first.year() < kEarliestYear || last.year() > latest || isTooLate ? u"impossible_date"_s : QString();
}

/// What was not understood: a day that does not exist, or something that is no date at all.
QString reasonFor(const base::Error &error, const QString &cell, const DateReading &how)
{
    const std::optional<NumericDate> numbers = findNumericDate(base::foldDateText(cell));
    if (!numbers)
        return error.detail == "day"_L1 ? u"impossible_date"_s : u"unread_cell"_s;
    const int year = numbers->isYearFirst() ? numbers->numbers[0] : numbers->numbers[2];
    if (isOtherCalendar(year, cell, how.language))   // 31 of the second month exists in Iran
        return u"other_calendar"_s;
    return error.detail == "day"_L1 || error.detail == "month"_L1 ? u"impossible_date"_s : u"unread_cell"_s;
}

} // namespace

bool isSentinelDate(const QString &cell)
{
    static constexpr std::array kDigits{std::u16string_view(u"00000000"), std::u16string_view(u"01011900"), std::u16string_view(u"19000101"), std::u16string_view(u"31129999"), std::u16string_view(u"99991231"), std::u16string_view(u"12319999"),
                                        std::u16string_view(u"01010001"), std::u16string_view(u"00010101"), std::u16string_view(u"30121899"), std::u16string_view(u"18991230"), std::u16string_view(u"0000"), std::u16string_view(u"9999"), std::u16string_view(u"000000")};
    if (cell.size() > 32)
        return false;
    QString digits;
    for (const QChar c : withoutTime(base::foldDateText(cell).trimmed())) {
        if (c.isDigit())
            digits += c;
        else if (c != u'.' && c != u'/' && c != u'-')
            return false;
    }
    return std::ranges::any_of(kDigits, [&](std::u16string_view known) { return digits == QStringView(known); });
}

QDate serialDay(const QString &cell)
{
    bool isNumber = false;
    const int days = cell.size() == 5 ? cell.toInt(&isNumber) : 0;
    return isNumber && days >= 10000 && days <= 60000 ? QDate(1899, 12, 30).addDays(days) : QDate();
}

CellDate readCellDate(const QString &cell, const DateReading &how)
{
    if (cell.size() > kLongestDate)
        return finding("unread_cell"_L1);
    if (isSentinelDate(cell))
        return finding("sentinel_value"_L1);
    if (const QDate day = serialDay(cell); how.isSerial && day.isValid())
        return {PartialDate::fromEdtf(PartialDate::day(day).edtf(), cell).value_or(PartialDate()), {}};
    const Rewritten rewritten = withIsoDates(withoutTime(base::foldDateText(cell).trimmed()), how);
    if (rewritten.isAmbiguous)
        return finding("date_order_conflict"_L1);
    const QString text = withFullYear(rewritten.text, how.firstYear);
    const auto read = PartialDate::parse(withoutFalseFriends(text, how.language), dateLanguage(how.language));
    if (!read)
        return {{}, reasonFor(read.error(), cell, how)};
    if (const QString wrong = judge(*read, cell, how); !wrong.isEmpty())
        return {{}, wrong};
    return {PartialDate::fromEdtf(read->edtf(), cell).value_or(PartialDate()), {}};
}

} // namespace dossier::exchange
