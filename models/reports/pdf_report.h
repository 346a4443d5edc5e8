// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/byte_sink.h"
#include "reports/document.h"
#include "reports/house_style.h"
#include "reports/progress.h"
#include "reports/text/font_set.h"

#include <QStringList>

namespace dossier::reports {

/// Writes a document as PDF, page by page as it is laid out. Equal input gives equal bytes, on any
/// machine with the same fonts, whatever its clock, zone, language or user.
///
/// A character that no face can draw is printed by its name, "[U+1F600]". Where `missingCharacters`
/// is given, those names are added to it; where it is not, they are an error: nobody shall learn from paper
/// that a name is not whole.
///
/// Errors: MissingGlyph (its detail lists the characters), Cancelled, InvalidArgument (a table row
/// wider than its columns), and those of source and sink. What reached the sink before an error is
/// no file; the caller discards it.
[[nodiscard]] Result<void> writePdf(const DocumentInfo &info, BlockSource &blocks, const HouseStyle &style,
                                    const FontSet &fonts, ByteSink &sink, Progress &progress,
                                    QStringList *missingCharacters = nullptr);
[[nodiscard]] Result<void> writePdf(const Document &document, const HouseStyle &style, const FontSet &fonts,
                                    ByteSink &sink, Progress &progress,
                                    QStringList *missingCharacters = nullptr);

/// The blocks of a document that is whole in memory, as a source. `document` must outlive it.
class DocumentBlocks final : public BlockSource
{
public:
    explicit DocumentBlocks(const Document &document) : m_document(document) {}
    [[nodiscard]] Result<std::optional<Block>> next() override
    {
        if (m_next >= m_document.blocks.size())
            return std::optional<Block>();
        return std::optional<Block>(m_document.blocks[m_next++]);
    }

private:
    const Document &m_document;
    std::size_t m_next = 0;
};

} // namespace dossier::reports
