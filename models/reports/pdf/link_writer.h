// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/display_list.h"
#include "reports/pdf/pdf_file.h"
#include "reports/pdf/structure_tree.h"

namespace dossier::reports::pdf {

/// Links as annotations (ISO 32000-1, 12.5.6.5) and the named places they lead to (12.3.2.3), so
/// that a link may be written long before its place is known.
class LinkWriter
{
public:
    void addAnchor(const Anchor &anchor, int pageObject, double pageHeight);
    /// References to the annotations of a page; empty where it has none.
    [[nodiscard]] Result<QByteArray> write(PdfFile &file, StructureTree &structure, const std::vector<LinkArea> &links,
                                           int pageObject, double pageHeight) const;
    /// Number of the tree of names, 0 where there are none.
    [[nodiscard]] Result<int> writeNames(PdfFile &file);

private:
    struct Place {
        QByteArray name;
        int page = 0;
        double top = 0;                  ///< in PDF space
    };
    std::vector<Place> m_places;
};

} // namespace dossier::reports::pdf
