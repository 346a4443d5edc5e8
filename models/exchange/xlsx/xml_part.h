// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/xlsx/zip_package.h"

#include <QXmlStreamReader>

namespace dossier::exchange {

/// A part of a workbook as XML, read forwards. Refused, with the code as detail of MalformedInput: a
/// document type or an entity (`xlsx_entities`), nesting deeper than any workbook has, and whatever is
/// not well-formed (`xlsx_damaged`); what ZipPart refuses keeps its name.
class XmlPart
{
public:
    explicit XmlPart(std::unique_ptr<ZipPart> part);

    /// Moves to the next child element of the element at `depth`, passing over what is deeper; false at
    /// the end of that element. The document is at depth 0, its root at 1.
    [[nodiscard]] base::Result<bool> nextChild(int depth);
    /// The characters of the element that was just begun, without those of its children, to its end.
    [[nodiscard]] base::Result<QString> text();
    /// Reads to the end of the document: only then is the checksum of the part proved.
    [[nodiscard]] base::Result<void> finish();

    /// Depth of the element that was begun last.
    [[nodiscard]] int depth() const { return m_depth; }
    /// It is an element of a workbook (ECMA-376 part 1, transitional or strict) with that name.
    [[nodiscard]] bool is(QLatin1StringView name) const { return m_xml.name() == name && isOfWorkbook(); }
    [[nodiscard]] QStringView name() const { return m_xml.name(); }
    [[nodiscard]] QXmlStreamAttributes attributes() const { return m_xml.attributes(); }
    [[nodiscard]] std::int64_t bytesRead() const { return m_part->bytesRead(); }
    [[nodiscard]] std::int64_t bytesDeclared() const { return m_part->bytesDeclared(); }

private:
    [[nodiscard]] base::Result<QXmlStreamReader::TokenType> read();
    [[nodiscard]] bool isOfWorkbook() const;

    std::unique_ptr<ZipPart> m_part;
    QXmlStreamReader m_xml;
    int m_depth = 0;
};

/// An attribute that is "1" or "true" (xsd:boolean).
[[nodiscard]] bool isTrue(QStringView attribute);

} // namespace dossier::exchange
