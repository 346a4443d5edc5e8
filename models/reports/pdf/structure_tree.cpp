// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/structure_tree.h"

#include "reports/pdf/content_stream.h"
#include "reports/pdf/pdf_text.h"

namespace dossier::reports::pdf {

using namespace Qt::StringLiterals;

StructureTree::StructureTree(PdfFile &file) : m_file(file), m_root(file.reserve()), m_document(file.reserve()) {}

void StructureTree::open(const Element &element, const std::optional<Box> &box)
{
    OpenElement opened;
    opened.object = m_file.reserve();
    opened.role = element.role;
    opened.language = element.language;
    opened.alternative = element.alternative;
    opened.box = box;
    const auto parent = m_open.find(element.parent);
    opened.parent = element.parent;
    opened.parentObject = parent == m_open.end() ? m_document : parent->second.object;
    // A link stands in the middle of its paragraph: where its text comes, not where it was announced.
    if (element.role != ElementRole::Link)
        list(opened);
    m_open.emplace(element.id, std::move(opened));
}

void StructureTree::list(OpenElement &element)
{
    if (element.isListed)
        return;
    element.isListed = true;
    const auto parent = m_open.find(element.parent);
    QByteArray &siblings = parent == m_open.end() ? m_documentKids : parent->second.kids;
    appendReference(siblings, element.object);
    siblings += ' ';
}

ElementRole StructureTree::roleOf(ElementId id) const
{
    const auto found = m_open.find(id);
    return found == m_open.end() ? ElementRole::P : found->second.role;
}

Result<int> StructureTree::addPage(int pageObject, const std::vector<ElementId> &marked)
{
    QByteArray parents = "[";
    for (std::size_t i = 0; i < marked.size(); ++i) {
        const auto found = m_open.find(marked[i]);
        if (found == m_open.end())
            return base::fail(base::ErrorCode::Internal, u"content of a closed structure element"_s);
        OpenElement &element = found->second;
        list(element);
        if (element.page == 0)
            element.page = pageObject;
        if (element.page == pageObject) {
            appendInteger(element.kids, qint64(i));
        } else {
            element.kids += "<</Type/MCR/Pg ";
            appendReference(element.kids, pageObject);
            element.kids += "/MCID ";
            appendInteger(element.kids, qint64(i));
            element.kids += ">>";
        }
        element.kids += ' ';
        appendReference(parents, element.object);
        parents += ' ';
    }
    parents += ']';
    m_parents.push_back(m_file.reserve());
    DOSSIER_TRY(m_file.addObject(m_parents.back(), parents));
    return int(m_parents.size()) - 1;
}

Result<int> StructureTree::addAnnotation(int pageObject, int annotation, ElementId id)
{
    const auto found = m_open.find(id);
    if (found == m_open.end())
        return base::fail(base::ErrorCode::Internal, u"annotation of a closed structure element"_s);
    QByteArray &kids = found->second.kids;
    kids += "<</Type/OBJR/Pg ";
    appendReference(kids, pageObject);
    kids += "/Obj ";
    appendReference(kids, annotation);
    kids += ">> ";
    m_parents.push_back(found->second.object);
    return int(m_parents.size()) - 1;
}

Result<void> StructureTree::close(ElementRange range)
{
    for (ElementId id = range.first; id <= range.last; ++id) {
        const auto found = m_open.find(id);
        if (found == m_open.end())
            continue;
        DOSSIER_TRY(write(found->second));
        m_open.erase(found);
    }
    return {};
}

Result<void> StructureTree::write(const OpenElement &element)
{
    QByteArray &body = m_body;
    body.resize(0);
    body += "<</S/";
    body += roleName(element.role);
    body += "/P ";
    appendReference(body, element.parentObject);
    if (element.page != 0) {
        body += "/Pg ";
        appendReference(body, element.page);
    }
    if (!element.language.isEmpty()) {
        body += "/Lang";
        appendLanguage(body, element.language);
    }
    if (!element.alternative.isEmpty()) {
        body += "/Alt";
        appendTextString(body, element.alternative);
    }
    if (element.box) {
        body += "/A<</O/Layout/Placement/Block/BBox[";
        for (const double value : {element.box->left, element.box->bottom, element.box->right, element.box->top}) {
            appendNumber(body, value);
            body += ' ';
        }
        body += "]>>";
    }
    if (element.role == ElementRole::TH)
        body += "/A<</O/Table/Scope/Column>>";
    if (!element.kids.isEmpty()) {
        body += "/K[";
        body += element.kids;
        body += ']';
    }
    body += ">>";
    return m_file.addObject(element.object, body);
}

Result<int> StructureTree::finish()
{
    DOSSIER_TRY(m_open.empty() ? Result<void>{} : base::fail(base::ErrorCode::Internal, u"structure element left open"_s));
    QByteArray document = "<</S/Document/P ";
    appendReference(document, m_root);
    document += "/K[" + m_documentKids + "]>>";
    DOSSIER_TRY(m_file.addObject(m_document, document));
    QByteArray root = "<</Type/StructTreeRoot/K ";
    appendReference(root, m_document);
    root += "/ParentTreeNextKey ";
    appendInteger(root, qint64(m_parents.size()));
    root += "/ParentTree<</Nums[";
    for (std::size_t key = 0; key < m_parents.size(); ++key) {
        appendInteger(root, qint64(key));
        root += ' ';
        appendReference(root, m_parents[key]);
        root += ' ';
    }
    DOSSIER_TRY(m_file.addObject(m_root, root + "]>>>>"));
    return m_root;
}

} // namespace dossier::reports::pdf
