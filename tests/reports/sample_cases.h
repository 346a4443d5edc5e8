// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <QString>

namespace dossier::reports::test {

/// A list of invented cases, made one at a time: name, status, facts, text, charges. The same
/// number always gives the same case; the vocabulary is that of such lists.
class SampleCases final : public BlockSource
{
public:
    explicit SampleCases(int count) : m_count(count) {}
    [[nodiscard]] Result<std::optional<Block>> next() override;

    [[nodiscard]] static Entry caseNumber(int number);
    /// Family name of a case, as it must be found again in the file.
    [[nodiscard]] static QString familyName(int number);

private:
    int m_count;
    int m_next = 0;
};

[[nodiscard]] DocumentInfo sampleInfo();

} // namespace dossier::reports::test
