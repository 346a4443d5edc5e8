// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/custody_line.h"
#include "ui/text/words.h"

namespace dossier::ui {

/// A line of custody in words, for the bar, its preview and the red band.
class CustodyWords
{
public:
    CustodyWords(const Words &words, QDate today) : m_words(words), m_today(today) {}

    /// "Extension 2", "Police custody", "Nothing recorded".
    [[nodiscard]] QString name(const disclosure::CustodySegment &segment) const;
    /// What stands in the bar: "Extension 2 to 27 Nov".
    [[nodiscard]] QString inBar(const disclosure::CustodySegment &segment) const;
    /// "Extension 2, 21 July to 27 November 2026, ends in 4 days".
    [[nodiscard]] QString inFull(const disclosure::CustodySegment &segment) const;
    /// "Held 367 days"; empty where the days are not known.
    [[nodiscard]] QString held(const disclosure::CustodyLine &line) const;
    /// "367 days held · 4 periods".
    [[nodiscard]] QString summary(const disclosure::CustodyLine &line, int periods) const;
    /// "Remand ends Fri 27 Nov"; the line has a term.
    [[nodiscard]] QString termEnds(const disclosure::CustodyLine &line, const disclosure::CustodyFacts &facts) const;
    /// "Remand ends Friday 27 November, in 4 days."; the line has a term.
    [[nodiscard]] QString termEndsSoon(const disclosure::CustodyLine &line, const disclosure::CustodyFacts &facts) const;

private:
    [[nodiscard]] QString ending(const QString &kind) const;

    const Words &m_words;
    QDate m_today;
};

} // namespace dossier::ui
