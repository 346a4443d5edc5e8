// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/link_writer.h"

#include "reports/pdf/pdf_text.h"

#include <QUrl>

#include <algorithm>

namespace dossier::reports::pdf {

namespace {

/// As hexadecimal: nothing in it needs escaping.
void appendBytes(QByteArray &out, const QByteArray &bytes)
{
    out += '<';
    out += bytes.toHex();
    out += '>';
}

void appendTarget(QByteArray &out, const QString &target)
{
    if (target.startsWith(u'#')) {
        out += "/Dest";
        appendBytes(out, target.mid(1).toUtf8());
        return;
    }
    out += "/A<</S/URI/URI";
    appendBytes(out, QUrl(target, QUrl::TolerantMode).toEncoded());
    out += ">>";
}

} // namespace

void LinkWriter::addAnchor(const Anchor &anchor, int pageObject, double pageHeight)
{
    m_places.push_back({anchor.name.toUtf8(), pageObject, pageHeight - anchor.y});
}

Result<QByteArray> LinkWriter::write(PdfFile &file, StructureTree &structure, const std::vector<LinkArea> &links,
                                     int pageObject, double pageHeight) const
{
    QByteArray references;
    for (const LinkArea &link : links) {
        const int annotation = file.reserve();
        DOSSIER_ASSIGN(const int key, structure.addAnnotation(pageObject, annotation, link.element));
        QByteArray body = "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[";
        const double bottom = pageHeight - link.y - link.height;
        for (const double value : {link.x, bottom, link.x + link.width, bottom + link.height}) {
            appendNumber(body, value);
            body += ' ';
        }
        body += "]/StructParent ";
        appendInteger(body, key);
        appendTarget(body, link.target);
        // PDF/UA-1, 7.18.5: said by readers that list the links of a page.
        body += "/Contents";
        appendTextString(body, link.text.isEmpty() ? link.target : link.text);
        DOSSIER_TRY(file.addObject(annotation, body + ">>"));
        appendReference(references, annotation);
        references += ' ';
    }
    return references;
}

Result<int> LinkWriter::writeNames(PdfFile &file)
{
    if (m_places.empty())
        return 0;
    // Readers look names up by halving, so they stand in the order of their bytes.
    std::ranges::sort(m_places, {}, &Place::name);
    QByteArray body = "<</Names[";
    for (const Place &place : m_places) {
        appendBytes(body, place.name);
        body += '[';
        appendReference(body, place.page);
        body += "/XYZ null ";
        appendNumber(body, place.top);
        body += " null]";
    }
    const int names = file.reserve();
    DOSSIER_TRY(file.addObject(names, body + "]>>"));
    return names;
}

} // namespace dossier::reports::pdf
