// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/pdf_writer.h"

#include "reports/pdf/content_stream.h"
#include "reports/pdf/font_embedder.h"
#include "reports/pdf/pdf_text.h"
#include "reports/text/clean_text.h"

#include <algorithm>
#include <optional>

namespace dossier::reports::pdf {

namespace {

/// What a figure covers; its words lie above and below what is drawn.
std::optional<Box> boxOf(ElementId figure, const DisplayList &content, double pageHeight)
{
    std::optional<Box> box;
    const auto take = [&](double x, double y, double width, double height) {
        if (!box)
            box = Box{x, pageHeight - y - height, x + width, pageHeight - y};
        box->left = std::min(box->left, x);
        box->right = std::max(box->right, x + width);
        box->bottom = std::min(box->bottom, pageHeight - y - height);
        box->top = std::max(box->top, pageHeight - y);
    };
    for (const Fill &fill : content.fills) {
        if (fill.element == figure)
            take(fill.x, fill.y, fill.width, fill.height);
    }
    for (const Shape &shape : content.shapes) {
        for (const Point &corner : shape.corners) {
            if (shape.element == figure)
                take(corner.x, corner.y, 0, 0);
        }
    }
    for (const TextItem &item : content.texts) {
        if (item.element == figure)
            take(item.x, item.baseline - item.size, 0, item.size);
    }
    return box;
}

} // namespace

PdfWriter::PdfWriter(const DocumentInfo &info, const HouseStyle &style, const Shaper &shaper, ByteSink &sink, Progress &progress)
    : m_info(info), m_style(style), m_shaper(shaper), m_progress(progress), m_file(sink)
{
}

Result<void> PdfWriter::begin()
{
    DOSSIER_TRY(m_file.begin());
    m_pages = m_file.reserve();
    m_resources = m_file.reserve();
    m_structure.emplace(m_file);
    return {};
}

Result<void> PdfWriter::page(Page &&page)
{
    for (const Element &element : page.elements)
        m_structure->open(element, element.role == ElementRole::Figure ? boxOf(element.id, page.content, m_style.pageHeight) : std::nullopt);
    ContentStream content(m_style, m_shaper, [this](ElementId id) { return m_structure->roleOf(id); });
    content.add(page.content);
    const int pageObject = m_file.reserve();
    const int contentObject = m_file.reserve();
    const int overlayObject = m_file.reserve();
    std::vector<ElementId> marked = content.marked();
    m_firstOverlayMarks.push_back(int(marked.size()));
    for (const PageReference &reference : page.references)
        marked.push_back(reference.element);
    DOSSIER_ASSIGN(const int key, m_structure->addPage(pageObject, marked));
    DOSSIER_ASSIGN(const QByteArray annotations, m_links.write(m_file, *m_structure, page.content.links, pageObject, m_style.pageHeight));
    for (const Anchor &anchor : page.anchors)
        m_links.addAnchor(anchor, pageObject, m_style.pageHeight);
    for (const ElementRange range : page.closed)
        DOSSIER_TRY(m_structure->close(range));
    for (const Bookmark &bookmark : page.bookmarks)
        m_outline.add(bookmark, pageObject, m_style.pageHeight);
    DOSSIER_TRY(m_file.addStream(contentObject, {}, content.take()));

    QByteArray body = "<</Type/Page/Parent ";
    appendReference(body, m_pages);
    body += "/Tabs/S/StructParents ";
    appendInteger(body, key);
    if (!annotations.isEmpty())
        body += "/Annots[" + annotations + ']';
    body += "/Contents[";
    appendReference(body, contentObject);
    body += ' ';
    appendReference(body, overlayObject);
    body += "]>>";
    m_pageObjects.push_back(pageObject);
    m_overlays.push_back(overlayObject);
    return m_file.addObject(pageObject, body);
}

Result<void> PdfWriter::overlay(int pageIndex, DisplayList &&content)
{
    if (m_progress.isCancelled())
        return base::fail(base::ErrorCode::Cancelled);
    // What it marks was given to elements that are closed by now: all of them are links of contents.
    ContentStream stream(m_style, m_shaper, [](ElementId) { return ElementRole::Link; },
                         m_firstOverlayMarks[std::size_t(pageIndex)]);
    stream.add(content);
    return m_file.addStream(m_overlays[std::size_t(pageIndex)], {}, stream.take());
}

Result<void> PdfWriter::writeFonts()
{
    QByteArray resources = "<</Font<<";
    for (std::size_t i = 0; i < m_shaper.codes().size(); ++i) {
        const GlyphCodes &codes = m_shaper.codes()[i];
        if (codes.entries().empty())
            continue;
        const int font = m_file.reserve();
        DOSSIER_TRY(embedFont(m_file, font, m_shaper.fonts().face(FaceIndex(i)), codes));
        resources += "/F";
        appendInteger(resources, qint64(i));
        resources += ' ';
        appendReference(resources, font);
    }
    return m_file.addObject(m_resources, resources + ">>>>");
}

Result<void> PdfWriter::writePages()
{
    QByteArray pages = "<</Type/Pages/Count ";
    appendInteger(pages, qint64(m_pageObjects.size()));
    pages += "/MediaBox[0 0 ";
    appendNumber(pages, m_style.pageWidth);
    pages += ' ';
    appendNumber(pages, m_style.pageHeight);
    pages += "]/Resources ";
    appendReference(pages, m_resources);
    pages += "/Kids[";
    for (const int page : m_pageObjects) {
        appendReference(pages, page);
        pages += ' ';
    }
    return m_file.addObject(m_pages, pages + "]>>");
}

Result<int> PdfWriter::writeInfo()
{
    const QString title = cleanText(m_info.title).replace(u'\n', u' ');
    if (title.isEmpty())
        return 0;
    const int object = m_file.reserve();
    QByteArray info = "<</Title";
    appendTextString(info, title);
    DOSSIER_TRY(m_file.addObject(object, info + ">>"));
    return object;
}

Result<void> PdfWriter::finish()
{
    DOSSIER_TRY(writeFonts());
    DOSSIER_TRY(writePages());
    DOSSIER_ASSIGN(const int structure, m_structure->finish());
    DOSSIER_ASSIGN(const int outline, m_outline.write(m_file));
    DOSSIER_ASSIGN(const int names, m_links.writeNames(m_file));
    DOSSIER_ASSIGN(const int info, writeInfo());
    QByteArray catalog = "<</Type/Catalog/Pages ";
    appendReference(catalog, m_pages);
    catalog += "/Lang";
    appendLanguage(catalog, m_info.language);
    catalog += "/MarkInfo<</Marked true>>/StructTreeRoot ";
    appendReference(catalog, structure);
    if (outline != 0) {
        catalog += "/PageMode/UseOutlines/Outlines ";
        appendReference(catalog, outline);
    }
    if (names != 0) {
        catalog += "/Names<</Dests ";
        appendReference(catalog, names);
        catalog += ">>";
    }
    catalog += "/ViewerPreferences<</DisplayDocTitle true>>>>";
    const int root = m_file.reserve();
    DOSSIER_TRY(m_file.addObject(root, catalog));
    return m_file.finish(root, info);
}

} // namespace dossier::reports::pdf
