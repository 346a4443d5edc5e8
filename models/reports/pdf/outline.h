// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/display_list.h"
#include "reports/pdf/pdf_file.h"

namespace dossier::reports::pdf {

/// Gathers bookmarks and writes them as the outline of the file (ISO 32000-1, 12.3.3).
class Outline
{
public:
    void add(const Bookmark &bookmark, int pageObject, double pageHeight);
    /// Number of the outline object, 0 where there are no bookmarks.
    [[nodiscard]] Result<int> write(PdfFile &file) const;

private:
    struct Item {
        int level = 1;
        QString title;
        int page = 0;
        double top = 0;                  ///< in PDF space
    };
    std::vector<Item> m_items;
};

} // namespace dossier::reports::pdf
