// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QStringView>

#include <vector>

struct UBreakIterator;

namespace dossier::reports {

using base::Result;

/// text[begin, end) that no line may be broken inside, then blanks up to `next`, where one may.
struct BreakSegment {
    qsizetype begin = 0;
    qsizetype end = 0;
    qsizetype next = 0;
    bool lineEnd = false;       ///< a line must end after it
};

/// Line breaking by UAX 14 (ICU), one iterator kept per language.
class LineBreaker
{
public:
    LineBreaker() = default;
    ~LineBreaker();
    LineBreaker(const LineBreaker &) = delete;
    LineBreaker &operator=(const LineBreaker &) = delete;

    /// Segments of the whole text in order.
    [[nodiscard]] Result<std::vector<BreakSegment>> segments(QStringView text, const QString &language);

private:
    [[nodiscard]] Result<UBreakIterator *> iterator(const QString &language);

    QHash<QString, UBreakIterator *> m_iterators;
};

} // namespace dossier::reports
