// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/text/clean_text.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace dossier::reports {

namespace {

constexpr char16_t kReplacement = 0xFFFD;

enum class Fate { Keep, Space, LineEnd, Drop };

Fate fateOfBasic(char16_t c)
{
    if (c == u'\n' || c == u'\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029)
        return Fate::LineEnd;
    if (c == u'\t')
        return Fate::Space;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return Fate::Drop;
    if (c < 0xAD)
        return Fate::Keep;
    if (c == 0x200C || c == 0x200D)
        return Fate::Keep;
    const bool invisible = c == 0xAD || c == 0x034F || c == 0x061C || c == 0x115F || c == 0x1160 || c == 0x17B4
        || c == 0x17B5 || (c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0
        || (c >= 0xFFF0 && c <= 0xFFFB) || (c >= 0xFDD0 && c <= 0xFDEF) || c >= 0xFFFE;
    if (invisible)
        return Fate::Drop;
    // Spaces of other widths; those that do not break (U+00A0, U+202F) mean something and stay.
    if (c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x205F || c == 0x3000)
        return Fate::Space;
    return Fate::Keep;
}

bool isDroppedSupplementary(char32_t c)
{
    return (c >= 0xE0000 && c <= 0xE0FFF) || (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A)
        || (c & 0xFFFE) == 0xFFFE;
}

bool isUntouched(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return !c.isSurrogate() && fateOfBasic(c.unicode()) == Fate::Keep; });
}

} // namespace

QString cleanText(const QString &text)
{
    if (isUntouched(text))
        return text;
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSurrogate()) {
            const bool paired = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            if (!paired) {
                result += QChar(kReplacement);
                continue;
            }
            if (!isDroppedSupplementary(QChar::surrogateToUcs4(c, text[i + 1]))) {
                result += c;
                result += text[i + 1];
            }
            ++i;
            continue;
        }
        switch (fateOfBasic(c.unicode())) {
        case Fate::Keep: result += c; break;
        case Fate::Space: result += u' '; break;
        case Fate::LineEnd:
            if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
                ++i;
            result += u'\n';
            break;
        case Fate::Drop: break;
        }
    }
    return result;
}

QString codePointName(char32_t character)
{
    return QStringLiteral("U+") + QString::number(character, 16).toUpper().rightJustified(4, u'0');
}

bool isPlainLeftToRight(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) {
        const char16_t u = c.unicode();
        return u < 0x0590 || (u >= 0x1E00 && u < 0x2028) || (u >= 0x2030 && u < 0x2060) || (u >= 0x20A0 && u < 0x2190);
    });
}

bool isRightToLeftLanguage(const QString &language)
{
    static constexpr std::array<QLatin1StringView, 8> kTags{
        QLatin1StringView("ar"), QLatin1StringView("fa"), QLatin1StringView("ur"), QLatin1StringView("he"),
        QLatin1StringView("ps"), QLatin1StringView("ckb"), QLatin1StringView("azb"), QLatin1StringView("yi")};
    const QString primary = language.section(u'-', 0, 0).toLower();
    return std::ranges::any_of(kTags, [&](QLatin1StringView tag) { return primary == tag; });
}

} // namespace dossier::reports
