// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/xml_part.h"

#include <array>

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr int kDeepest = 64;

} // namespace

XmlPart::XmlPart(std::unique_ptr<ZipPart> part)
    : m_part(std::move(part)), m_xml(m_part.get())
{
}

Result<QXmlStreamReader::TokenType> XmlPart::read()
{
    const QXmlStreamReader::TokenType token = m_xml.readNext();
    switch (token) {
    case QXmlStreamReader::StartElement:
        m_part->rootSeen();
        if (++m_depth > kDeepest)
            return base::fail(ErrorCode::MalformedInput, u"xlsx_damaged"_s);
        break;
    case QXmlStreamReader::EndElement:
        --m_depth;
        break;
    case QXmlStreamReader::DTD:
    case QXmlStreamReader::EntityReference:
        return base::fail(ErrorCode::MalformedInput, u"xlsx_entities"_s);
    case QXmlStreamReader::Invalid:
        return base::fail(ErrorCode::MalformedInput, m_part->problem().isEmpty() ? u"xlsx_damaged"_s : m_part->problem());
    default:
        break;
    }
    return token;
}

Result<bool> XmlPart::nextChild(int depth)
{
    while (true) {
        DOSSIER_ASSIGN(const QXmlStreamReader::TokenType token, read());
        if (token == QXmlStreamReader::StartElement && m_depth == depth + 1)
            return true;
        if (token == QXmlStreamReader::EndDocument || (token == QXmlStreamReader::EndElement && m_depth < depth))
            return false;
    }
}

Result<QString> XmlPart::text()
{
    const int depth = m_depth;
    QString out;
    while (true) {
        DOSSIER_ASSIGN(const QXmlStreamReader::TokenType token, read());
        if (token == QXmlStreamReader::Characters && m_depth == depth)
            out += m_xml.text();
        if (m_depth < depth || token == QXmlStreamReader::EndDocument)
            return out;
    }
}

Result<void> XmlPart::finish()
{
    while (!m_xml.atEnd())
        DOSSIER_TRY(read());
    // The reader of XML is content with the last tag; the checksum is compared at the last byte.
    std::array<char, 4096> rest{};
    while (m_part->read(rest.data(), rest.size()) > 0) { }
    if (!m_part->problem().isEmpty())
        return base::fail(ErrorCode::MalformedInput, m_part->problem());
    return {};
}

bool XmlPart::isOfWorkbook() const
{
    const QStringView space = m_xml.namespaceUri();
    return space == "http://schemas.openxmlformats.org/spreadsheetml/2006/main"_L1
           || space.endsWith("/ooxml/spreadsheetml/main"_L1);
}

bool isTrue(QStringView attribute)
{
    return attribute == "1"_L1 || attribute == "true"_L1;
}

} // namespace dossier::exchange
