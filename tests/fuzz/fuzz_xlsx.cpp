// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a workbook, under libFuzzer. A first byte that is even gives the rest as a zip file; an odd one wraps it
// into a well-formed package, as the parts sheet, strings, styles and workbook with FF between them, so that chance gets
// past the checksums.
#include "fuzz/read_table.h"

#include <QtEndian>

#include <libdeflate.h>

#include <array>

using namespace dossier;
using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kRelations = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Type="x/officeDocument" Target="w"/><Relationship Id="b" Type="x/worksheet" Target="s"/>
<Relationship Id="c" Type="x/sharedStrings" Target="t"/><Relationship Id="d" Type="x/styles" Target="f"/></Relationships>)";
constexpr QByteArrayView kWorkbook = R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="L" r:id="b"/></sheets></workbook>)";

void number(QByteArray &out, std::uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out.append(i < 4 ? char(value >> (8 * i)) : '\0');
}

/// A zip file whose parts are not packed.
class Package
{
public:
    void add(QByteArrayView name, QByteArrayView content)
    {
        QByteArray fields;
        number(fields, 0, 8);
        number(fields, libdeflate_crc32(0, content.data(), std::size_t(content.size())), 4);
        number(fields, std::uint32_t(content.size()), 4);
        number(fields, std::uint32_t(content.size()), 4);
        number(fields, std::uint32_t(name.size()), 2);
        m_directory.append(QByteArrayView("PK\x01\x02\x14\x00\x14\x00", 8)).append(fields);
        number(m_directory, 0, 12);
        number(m_directory, std::uint32_t(m_bytes.size()), 4);
        m_directory.append(name);
        m_bytes.append(QByteArrayView("PK\x03\x04\x14\x00", 6)).append(fields);
        number(m_bytes, 0, 2);
        m_bytes.append(name).append(content);
        ++m_count;
    }
    [[nodiscard]] QByteArray finished()
    {
        const auto offset = std::uint32_t(m_bytes.size());
        m_bytes.append(m_directory).append(QByteArrayView("PK\x05\x06\0\0\0\0", 8));
        number(m_bytes, m_count, 2);
        number(m_bytes, m_count, 2);
        number(m_bytes, std::uint32_t(m_directory.size()), 4);
        number(m_bytes, offset, 4);
        number(m_bytes, 0, 2);
        return m_bytes;
    }

private:
    QByteArray m_bytes;
    QByteArray m_directory;
    std::uint32_t m_count = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray rest(reinterpret_cast<const char *>(data + 1), qsizetype(size) - 1);
    if (data[0] % 2 == 0) {
        fuzz::readTable(rest, {});
        return 0;
    }
    const QList<QByteArray> parts = rest.split('\xFF');
    Package package;
    package.add("_rels/.rels", kRelations);
    package.add("_rels/w.rels", kRelations);
    package.add("w", parts.size() > 3 ? QByteArrayView(parts[3]) : kWorkbook);
    package.add("s", parts[0]);
    package.add("t", parts.size() > 1 ? QByteArrayView(parts[1])
                                      : R"(<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>)");
    package.add("f", parts.size() > 2 ? QByteArrayView(parts[2])
                                      : R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>)");
    fuzz::readTable(package.finished(), {});
    return 0;
}
