// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/display_list.h"
#include "reports/pdf/pdf_file.h"

#include <unordered_map>

namespace dossier::reports::pdf {

/// The reading structure of a tagged file (ISO 32000-1, 14.7). An element is written as soon as it
/// is closed, so only the open ones are held, and eight bytes a page.
class StructureTree
{
public:
    explicit StructureTree(PdfFile &file);

    void open(const Element &element);
    [[nodiscard]] ElementRole roleOf(ElementId id) const;
    /// `marked`: element of every marked-content sequence of the page, in order.
    [[nodiscard]] Result<void> addPage(int pageObject, const std::vector<ElementId> &marked);
    [[nodiscard]] Result<void> close(ElementRange range);
    /// Number of the root object.
    [[nodiscard]] Result<int> finish();

private:
    struct OpenElement {
        int object = 0;
        int parentObject = 0;
        ElementRole role = ElementRole::P;
        QString language;
        int page = 0;                    ///< object of the first page it has content on
        QByteArray kids;
    };

    [[nodiscard]] Result<void> write(const OpenElement &element);

    PdfFile &m_file;
    int m_root = 0;
    int m_document = 0;
    QByteArray m_documentKids;
    std::unordered_map<ElementId, OpenElement> m_open;
    std::vector<int> m_parentArrays;     ///< object that maps a page's sequences to elements
};

} // namespace dossier::reports::pdf
