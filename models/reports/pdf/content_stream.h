// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/display_list.h"
#include "reports/text/shaper.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <vector>

namespace dossier::reports::pdf {

/// Name of a structure type as PDF spells it.
[[nodiscard]] QByteArrayView roleName(ElementRole role);

/// Spells a display list as the operators of a page's content stream. Every stretch of text of one
/// element becomes a marked-content sequence; all else is marked as artifact.
class ContentStream
{
public:
    using RoleOf = std::function<ElementRole(ElementId)>;

    /// `firstMark`: number of the first marked-content sequence, where another stream of the page has some.
    ContentStream(const HouseStyle &style, const Shaper &shaper, RoleOf roleOf, int firstMark = 0);

    void add(const DisplayList &list);
    /// The operators; the object is spent.
    [[nodiscard]] QByteArray take();
    /// Element of every marked-content sequence of this stream, in order.
    [[nodiscard]] const std::vector<ElementId> &marked() const { return m_marked; }

private:
    void addFill(const Fill &fill);
    void addShape(const Shape &shape);
    void addText(const TextItem &item);
    void openMark(ElementId element, bool text);
    void closeMark();
    void setLanguage(const QString &language);
    void setColour(Rgb colour);
    void moveTo(const TextItem &item);
    void addGlyph(const TextItem &item, const ShapedGlyph &glyph, double toThousandths);
    void adjust(double thousandths);
    void closeShow();

    const HouseStyle &m_style;
    const Shaper &m_shaper;
    RoleOf m_roleOf;
    int m_firstMark = 0;
    QByteArray m_out;
    std::vector<ElementId> m_marked;
    std::optional<ElementId> m_open;     ///< element of the open sequence
    std::optional<Rgb> m_colour;
    QString m_language;
    int m_face = -1;
    double m_size = 0;
    double m_baseline = 0;
    double m_pen = 0;                    ///< where the next glyph falls without adjustment
    bool m_inText = false;               ///< the open sequence is a text object
    bool m_placed = false;               ///< a text position was set in this text object
    bool m_inArray = false;              ///< inside [ … ] of a TJ
    bool m_inString = false;             ///< inside ( … ) of it
};

} // namespace dossier::reports::pdf
