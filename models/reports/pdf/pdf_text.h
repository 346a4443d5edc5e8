// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <cstdint>

/// How values are spelt in a PDF file. No locale ever takes part.
namespace dossier::reports::pdf {

void appendInteger(QByteArray &out, std::int64_t value);
/// At most two decimals, no exponent, no trailing zeros.
void appendNumber(QByteArray &out, double value);
/// "12 0 R"
void appendReference(QByteArray &out, int object);
/// UTF-16BE as hexadecimal, with byte order mark: a text string (ISO 32000-1, 7.9.2.2).
void appendTextString(QByteArray &out, QStringView text);
/// UTF-16BE as hexadecimal without mark, for CMaps.
void appendUtf16Hex(QByteArray &out, QStringView text);
/// A language tag as a string; characters that no tag has are left out.
void appendLanguage(QByteArray &out, const QString &tag);
/// Two bytes of a glyph code inside a literal string, escaped where needed.
void appendCode(QByteArray &out, std::uint16_t code);

} // namespace dossier::reports::pdf
