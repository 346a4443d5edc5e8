// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/display_list.h"
#include "reports/pdf/pdf_file.h"

#include <optional>
#include <unordered_map>

namespace dossier::reports::pdf {

/// In the space of a page, from its lower left corner.
struct Box {
    double left = 0;
    double bottom = 0;
    double right = 0;
    double top = 0;
};

/// The reading structure of a tagged file (ISO 32000-1, 14.7). An element is written as soon as it
/// is closed, so only the open ones are held, and eight bytes a page.
class StructureTree
{
public:
    explicit StructureTree(PdfFile &file);

    /// `box`: of a figure, left, bottom, right and top on its page.
    void open(const Element &element, const std::optional<Box> &box = {});
    [[nodiscard]] ElementRole roleOf(ElementId id) const;
    /// `marked`: element of every marked-content sequence of the page, in order. Returns the page's key.
    [[nodiscard]] Result<int> addPage(int pageObject, const std::vector<ElementId> &marked);
    /// An annotation that belongs to an open element of that page; returns its key.
    [[nodiscard]] Result<int> addAnnotation(int pageObject, int annotation, ElementId id);
    [[nodiscard]] Result<void> close(ElementRange range);
    /// Number of the root object.
    [[nodiscard]] Result<int> finish();

private:
    struct OpenElement {
        int object = 0;
        int parentObject = 0;
        ElementId parent = 0;
        bool isListed = false;           ///< among its parent's children
        ElementRole role = ElementRole::P;
        QString language;
        QString alternative;
        std::optional<Box> box;
        int page = 0;                    ///< object of the first page it has content on
        QByteArray kids;
    };

    [[nodiscard]] Result<void> write(const OpenElement &element);
    /// Puts it after what its parent has so far.
    void list(OpenElement &element);

    PdfFile &m_file;
    int m_root = 0;
    int m_document = 0;
    QByteArray m_documentKids;
    QByteArray m_body;                   ///< of the element being written; kept for its memory
    std::unordered_map<ElementId, OpenElement> m_open;
    std::vector<int> m_parents;          ///< by key: what maps a page's sequences, or holds an annotation
};

} // namespace dossier::reports::pdf
