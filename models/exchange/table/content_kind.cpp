// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table/content_kind.h"

#include <array>

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

struct Magic {
    QByteArrayView bytes;
    QLatin1StringView refusal;
};

constexpr std::array kMagic{
    Magic{"%PDF-", "not_a_table_pdf"_L1},
    Magic{"{\\rtf", "not_a_table_rtf"_L1},
    Magic{"\x89PNG\r\n", "not_a_table_image"_L1},
    Magic{"\xFF\xD8\xFF", "not_a_table_image"_L1},
    Magic{"GIF8", "not_a_table_image"_L1},
    Magic{"7z\xBC\xAF\x27\x1C", "not_a_table_zip"_L1},
    Magic{"Rar!\x1A", "not_a_table_zip"_L1},
    Magic{"\x1F\x8B\x08", "not_a_table_zip"_L1},
    // Workbooks of the years before the container: BIFF 2, 3, 4.
    Magic{QByteArrayView("\x09\x00\x04\x00", 4), "not_a_table_xls"_L1},
    Magic{QByteArrayView("\x09\x02\x06\x00", 4), "not_a_table_xls"_L1},
    Magic{QByteArrayView("\x09\x04\x06\x00", 4), "not_a_table_xls"_L1},
};
constexpr QByteArrayView kOfficeContainer("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");

QByteArray wide(QLatin1StringView name)
{
    QByteArray out;
    for (const char c : name) {
        out.append(c);
        out.append('\0');
    }
    return out;
}

/// Names of streams stand in the container's directory, which may lie anywhere.
Result<QString> kindOfContainer(QIODevice &device)
{
    const QByteArray encrypted = wide("EncryptedPackage"_L1);
    const QByteArray workbook = wide("Workbook"_L1);
    const QByteArray book = wide("Book"_L1);
    constexpr qint64 kBlock = 1 << 20;
    const qsizetype overlap = encrypted.size() - 1;
    QByteArray window;
    bool isWorkbook = false;
    while (true) {
        const QByteArray block = device.read(kBlock);
        if (block.isEmpty())
            break;
        window.append(block);
        if (window.contains(encrypted))
            return u"xlsx_encrypted"_s;
        isWorkbook = isWorkbook || window.contains(workbook) || window.contains(book);
        window = window.last(std::min(window.size(), overlap));
    }
    return isWorkbook ? u"not_a_table_xls"_s : u"not_a_table_office"_s;
}

} // namespace

Result<ContentKind> contentKind(QIODevice &device)
{
    if (!device.seek(0))
        return base::fail(ErrorCode::Io, u"seek"_s);
    const QByteArray head = device.peek(16);
    ContentKind kind;
    kind.zip = head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06");
    for (const Magic &magic : kMagic) {
        if (head.startsWith(magic.bytes))
            kind.refusal = magic.refusal;
    }
    if (head.startsWith(kOfficeContainer)) {
        DOSSIER_ASSIGN(kind.refusal, kindOfContainer(device));
        if (!device.seek(0))
            return base::fail(ErrorCode::Io, u"seek"_s);
    }
    return kind;
}

QString refusedMarkup(QStringView head)
{
    const QStringView text = head.trimmed();
    const auto begins = [&](QLatin1StringView word) { return text.startsWith(word, Qt::CaseInsensitive); };
    if (begins("{\\rtf"_L1))
        return u"not_a_table_rtf"_s;
    if (begins("<?xml"_L1))
        return text.contains("<html"_L1, Qt::CaseInsensitive) ? u"not_a_table_html"_s : u"not_a_table_xml"_s;
    for (const auto tag : {"<!doctype html"_L1, "<html"_L1, "<table"_L1, "<head"_L1, "<body"_L1, "<meta"_L1, "<style"_L1}) {
        if (begins(tag))
            return u"not_a_table_html"_s;
    }
    if (text.startsWith(u'{') || text.startsWith(u'[')) {
        const QStringView inside = text.sliced(1).trimmed();
        if (inside.startsWith(u'{') || (text.startsWith(u'{') && inside.startsWith(u'"')))
            return u"not_a_table_json"_s;
    }
    return {};
}

} // namespace dossier::exchange
