// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/cell_formats.h"

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// Excel itself allows 65,490.
constexpr qsizetype kMostFormats = 65'536;

/// Numbers below 164 mean formats that no file spells out; 27 to 36 and 50 to 58 are dates in East Asia.
CellFormat builtInFormat(int number)
{
    using enum CellFormat::Kind;
    if (number == 17)
        return {Month, 0};
    if ((number >= 14 && number <= 16) || number == 22 || (number >= 27 && number <= 31) || number == 36
        || (number >= 50 && number <= 58))
        return {Day, 0};
    if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35) || number == 45 || number == 47)
        return {Time, 0};
    if (number == 46)
        return {Duration, 0};
    return {};
}

/// The letters of the first section outside quotes, escapes and brackets, small; `[h]` and its like give
/// `elapsed`.
struct Letters {
    QString text;
    bool elapsed = false;
};

Letters lettersOf(QStringView code)
{
    Letters out;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar c = code[i];
        if (c == u';')
            break;
        if (c == u'"') {
            const qsizetype end = code.indexOf(u'"', i + 1);
            i = end < 0 ? code.size() : end;
        } else if (c == u'\\' || c == u'_' || c == u'*') {
            ++i;
        } else if (c == u'[') {
            const qsizetype end = code.indexOf(u']', i);
            const QStringView inside = code.sliced(i + 1, std::max<qsizetype>(0, end - i - 1));
            const QChar first = inside.isEmpty() ? QChar() : inside.front().toLower();
            const bool repeated = std::ranges::all_of(inside, [&](QChar d) { return d.toLower() == first; });
            out.elapsed = out.elapsed || (repeated && (first == u'h' || first == u'm' || first == u's'));
            i = end < 0 ? code.size() : end;
        } else {
            out.text.append(c.toLower());
        }
    }
    return out;
}

} // namespace

CellFormat formatOfCode(const QString &code)
{
    using enum CellFormat::Kind;
    Letters letters = lettersOf(code);
    if (letters.elapsed)
        return {Duration, 0};
    if (letters.text.contains("general"_L1))
        return {};
    letters.text.remove("am/pm"_L1).remove("a/p"_L1);
    const auto shows = [&](char16_t c) { return letters.text.contains(QChar(c)); };
    // "e" is the year in Japanese formats, but the exponent in "0.00E+00".
    const bool number = shows(u'0') || shows(u'#');
    if (shows(u'd'))
        return {Day, 0};
    if (shows(u'h') || shows(u's'))
        return {shows(u'y') ? Day : Time, 0};
    if (shows(u'y') || (shows(u'e') && !number))
        return {shows(u'm') ? Month : Year, 0};
    if (shows(u'm'))
        return {Day, 0};
    const bool zeros = std::ranges::all_of(letters.text, [](QChar c) { return c == u'0'; });
    if (zeros && letters.text.size() > 1 && letters.text.size() <= 15)
        return {Digits, int(letters.text.size())};
    return {};
}

Result<CellFormats> CellFormats::read(XmlPart &styles)
{
    CellFormats out;
    DOSSIER_ASSIGN(const bool root, styles.nextChild(0));
    if (!root || !styles.is("styleSheet"_L1))
        return base::fail(ErrorCode::MalformedInput, u"xlsx_damaged"_s);
    while (true) {
        DOSSIER_ASSIGN(const bool another, styles.nextChild(1));
        if (!another)
            return out;
        if (styles.is("numFmts"_L1))
            DOSSIER_TRY(out.readCodes(styles));
        else if (styles.is("cellXfs"_L1))
            DOSSIER_TRY(out.readCells(styles));
    }
}

Result<void> CellFormats::readCodes(XmlPart &styles)
{
    while (true) {
        DOSSIER_ASSIGN(const bool another, styles.nextChild(2));
        if (!another)
            return {};
        if (m_byNumber.size() >= kMostFormats)
            return base::fail(ErrorCode::MalformedInput, u"xlsx_damaged"_s);
        if (styles.is("numFmt"_L1)) {
            const QXmlStreamAttributes attributes = styles.attributes();
            m_byNumber.insert(attributes.value("numFmtId"_L1).toInt(), formatOfCode(attributes.value("formatCode"_L1).toString()));
        }
    }
}

Result<void> CellFormats::readCells(XmlPart &styles)
{
    while (true) {
        DOSSIER_ASSIGN(const bool another, styles.nextChild(2));
        if (!another)
            return {};
        if (m_formats.size() >= kMostFormats)
            return base::fail(ErrorCode::MalformedInput, u"xlsx_damaged"_s);
        if (styles.is("xf"_L1)) {
            const int number = styles.attributes().value("numFmtId"_L1).toInt();
            const auto spelled = m_byNumber.constFind(number);
            m_formats.append(spelled != m_byNumber.cend() ? *spelled : builtInFormat(number));
        }
    }
}

} // namespace dossier::exchange
