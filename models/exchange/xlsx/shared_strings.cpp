// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/shared_strings.h"

#include "exchange/table/cell_text.h"

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostMemory = qsizetype(256) << 20;
/// A QString and the block it owns.
constexpr qsizetype kEach = 48;

/// `_x000D_` stands for a character that XML cannot hold, `_x005F_` for an underscore that would begin
/// such a thing (ECMA-376 part 1, 22.4.2.4). A NUL stays spelled out.
QString withoutEscapes(const QString &text)
{
    qsizetype escape = text.indexOf("_x"_L1);
    if (escape < 0)
        return text;
    QString out;
    qsizetype from = 0;
    while (escape >= 0) {
        bool good = false;
        const QStringView rest = QStringView(text).sliced(escape);
        const int code = rest.size() >= 7 && rest[6] == u'_' ? rest.sliced(2, 4).toInt(&good, 16) : 0;
        if (good && code > 0 && rest[2].isLetterOrNumber()) {
            out += QStringView(text).sliced(from, escape - from);
            out += QChar(char16_t(code));
            from = escape + 7;
        }
        escape = text.indexOf("_x"_L1, std::max(escape + 2, from));
    }
    out += QStringView(text).sliced(from);
    return out;
}

} // namespace

QString workbookText(QString text)
{
    return withPlainBreaks(withoutEscapes(text)).normalized(QString::NormalizationForm_C);
}

Result<QString> stringItem(XmlPart &part)
{
    const int depth = part.depth();
    QString out;
    while (true) {
        DOSSIER_ASSIGN(const bool another, part.nextChild(depth));
        if (!another)
            return workbookText(std::move(out));
        if (part.is("t"_L1)) {
            DOSSIER_ASSIGN(const QString text, part.text());
            out += text;
        } else if (part.is("r"_L1)) {
            while (true) {
                DOSSIER_ASSIGN(const bool inside, part.nextChild(depth + 1));
                if (!inside)
                    break;
                if (part.is("t"_L1)) {
                    DOSSIER_ASSIGN(const QString text, part.text());
                    out += text;
                }
            }
        }
    }
}

Result<QStringList> readSharedStrings(XmlPart &part)
{
    DOSSIER_ASSIGN(const bool root, part.nextChild(0));
    if (!root || !part.is("sst"_L1))
        return base::fail(ErrorCode::MalformedInput, u"xlsx_damaged"_s);
    QStringList strings;
    qsizetype memory = 0;
    while (true) {
        DOSSIER_ASSIGN(const bool another, part.nextChild(1));
        if (!another)
            break;
        if (!part.is("si"_L1))
            continue;
        DOSSIER_ASSIGN(QString text, stringItem(part));
        text.squeeze();
        memory += kEach + 2 * text.size();
        if (memory > kMostMemory)
            return base::fail(ErrorCode::MalformedInput, u"shared_strings_too_large"_s);
        strings.append(std::move(text));
    }
    DOSSIER_TRY(part.finish());
    return strings;
}

} // namespace dossier::exchange
