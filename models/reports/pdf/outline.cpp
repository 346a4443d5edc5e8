// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/outline.h"

#include "reports/pdf/pdf_text.h"

namespace dossier::reports::pdf {

namespace {

constexpr int kNone = -1;

struct Links {
    int parent = kNone;
    int previous = kNone;
    int next = kNone;
    int first = kNone;
    int last = kNone;
    int children = 0;
};

void appendLink(QByteArray &out, const char *key, int index, const std::vector<int> &objects)
{
    if (index == kNone)
        return;
    out += key;
    appendReference(out, objects[std::size_t(index)]);
}

} // namespace

void Outline::add(const Bookmark &bookmark, int pageObject, double pageHeight)
{
    m_items.push_back({bookmark.level, bookmark.title, pageObject, pageHeight - bookmark.y});
}

Result<int> Outline::write(PdfFile &file) const
{
    if (m_items.empty())
        return 0;
    // Item i of the list is links[i]; the root comes last.
    const int root = int(m_items.size());
    std::vector<Links> links(m_items.size() + 1);
    std::vector<int> objects;
    for (std::size_t i = 0; i <= m_items.size(); ++i)
        objects.push_back(file.reserve());
    std::vector<int> ancestors{root};
    for (int i = 0; i < root; ++i) {
        while (ancestors.size() > 1 && m_items[std::size_t(ancestors.back())].level >= m_items[std::size_t(i)].level)
            ancestors.pop_back();
        Links &parent = links[std::size_t(ancestors.back())];
        Links &own = links[std::size_t(i)];
        own.parent = ancestors.back();
        own.previous = parent.last;
        if (parent.last != kNone)
            links[std::size_t(parent.last)].next = i;
        else
            parent.first = i;
        parent.last = i;
        ++parent.children;
        ancestors.push_back(i);
    }
    for (int i = 0; i < root; ++i) {
        const Item &item = m_items[std::size_t(i)];
        const Links &own = links[std::size_t(i)];
        QByteArray body = "<</Title";
        appendTextString(body, item.title);
        appendLink(body, "/Parent ", own.parent, objects);
        appendLink(body, "/Prev ", own.previous, objects);
        appendLink(body, "/Next ", own.next, objects);
        appendLink(body, "/First ", own.first, objects);
        appendLink(body, "/Last ", own.last, objects);
        if (own.children > 0) {
            body += "/Count ";
            appendInteger(body, -own.children);          // closed when the file is opened
        }
        body += "/Dest[";
        appendReference(body, item.page);
        body += "/XYZ null ";
        appendNumber(body, item.top);
        body += " null]>>";
        DOSSIER_TRY(file.addObject(objects[std::size_t(i)], body));
    }
    const Links &own = links[std::size_t(root)];
    QByteArray body = "<</Type/Outlines";
    appendLink(body, "/First ", own.first, objects);
    appendLink(body, "/Last ", own.last, objects);
    body += "/Count ";
    appendInteger(body, own.children);
    DOSSIER_TRY(file.addObject(objects.back(), body + ">>"));
    return objects.back();
}

} // namespace dossier::reports::pdf
