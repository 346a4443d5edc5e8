// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/as_of.h"

#include <vector>

/// The time without liberty of one arrest as a line to scale: what a bar draws and a screen reader is told. It holds
/// what is recorded and what lies between; inexact dates stay marked as such.
namespace dossier::disclosure {

/// Days before its end from which a term is urgent (visual.md, "Badges and status").
inline constexpr int kUrgentDays = 7;

/// A period on the line, or days between periods of which nothing is recorded.
struct CustodySegment {
    std::optional<qsizetype> period;            ///< index into CustodyFacts::periods; absent: nothing is recorded
    QString kind;                               ///< term of vocabulary "detention"; empty without a period
    int extension = 0;                          ///< its number among the extensions of one order, from 1; else 0
    std::optional<base::PartialDate> from;      ///< as recorded
    std::optional<base::PartialDate> until;     ///< as recorded
    QDate firstDay;                             ///< drawn, both included; never empty
    QDate lastDay;
    bool beginsExactly = false;                 ///< the drawn day is the recorded one
    bool endsExactly = false;
    bool isOpen = false;                        ///< no end is recorded
    int lane = 0;                               ///< other than 0 only beside another period of the same days
    std::optional<int> daysLeft;                ///< it runs today and ends on a certain day that many days on

    [[nodiscard]] bool isGap() const { return !period; }
};

/// The end of the time in custody that was ordered so far.
struct CustodyTerm {
    qsizetype period = 0;                       ///< that ends last
    QDate day;
    int daysLeft = 0;                           ///< from today, 0 on the day itself

    [[nodiscard]] bool isUrgent() const { return daysLeft <= kUrgentDays; }
};

struct CustodyLine {
    QDate firstDay;                             ///< of the scale, both included; null where nothing can be drawn
    QDate lastDay;
    std::optional<base::PartialDate> begins;    ///< the recorded date behind either end; absent: today, or not recorded
    std::optional<base::PartialDate> ends;
    std::optional<QDate> today;                 ///< where it lies on the line
    int lanes = 1;
    int extensions = 0;
    std::vector<CustodySegment> segments;       ///< in the order of their first days
    std::optional<int> daysHeld;                ///< daysHeldAt today
    bool isHeld = false;                        ///< certainly held today
    std::optional<CustodyTerm> term;            ///< held, and every period that runs today ends on a certain day

    [[nodiscard]] bool isEmpty() const { return segments.empty(); }
};

/// From the arrest to the later of today and the last known end; to the last known end where somebody is no longer
/// held. A release ends every period of its day. A period without any date is not on the line.
[[nodiscard]] CustodyLine custodyLine(const CustodyFacts &facts, QDate today);

} // namespace dossier::disclosure
