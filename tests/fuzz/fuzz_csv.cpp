// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a list in text, under libFuzzer: rows or a named failure. The first byte chooses the encoding and the
// delimiter by hand, or leaves them to be found.
#include "fuzz/read_table.h"

#include <array>

using namespace dossier;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QStringList encodings = exchange::tableEncodings();
    constexpr std::array kDelimiters{u'\0', u',', u';', u'\t', u'|'};
    exchange::TableOptions options;
    options.encoding = encodings.value(data[0] % 16);
    const char16_t delimiter = kDelimiters[(data[0] / 16U) % kDelimiters.size()];
    options.delimiter = delimiter == 0 ? QChar() : QChar(delimiter);
    fuzz::readTable(QByteArray(reinterpret_cast<const char *>(data + 1), qsizetype(size) - 1), options);
    return 0;
}
