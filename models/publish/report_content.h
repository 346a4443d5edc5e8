// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/hearing_maker.h"
#include "disclosure/records_maker.h"
#include "publish/publication_request.h"
#include "reports/builders/report_table.h"
#include "reports/byte_sink.h"
#include "reports/document.h"
#include "reports/flow/page_flow.h"
#include "reports/house_style.h"
#include "reports/text/font_set.h"
#include "store/release/release_reader.h"
#include "store/session/session.h"

#include <functional>
#include <variant>

namespace dossier::publish {

/// What a report says, as its maker released it, and what it says about itself to the ledger.
class ReportContent
{
public:
    /// Reads it out of the store that holds the records of its kind (compartmentOf), on any thread. Errors of
    /// store::ReleaseReader and disclosure::RecordChoice.
    [[nodiscard]] static Result<ReportContent> read(const PublicationRequest &request, const store::ReleaseSource &source,
                                                    reports::Progress &progress);
    /// The compartment whose records such a report is made of.
    [[nodiscard]] static schema::Compartment compartmentOf(disclosure::ReportKind kind);

    /// `missingCharacters`: as writePdf() has it.
    [[nodiscard]] Result<void> write(Format format, const schema::Vocabularies &vocabularies, const QString &fontFolder,
                                     reports::ByteSink &sink, reports::Progress &progress,
                                     QStringList *missingCharacters = nullptr) const;

    /// What a back end makes pages of.
    using UsePages = std::function<Result<void>(const reports::DocumentInfo &, reports::BlockSource &, const reports::HouseStyle &,
                                                const reports::FontSet &)>;
    /// Hands its document to `use`: the writer of the PDF, or a preview that paints the same pages.
    [[nodiscard]] Result<void> layPages(const schema::Vocabularies &vocabularies, const QString &fontFolder, const UsePages &use) const;

    /// Rows that a table of it has.
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    [[nodiscard]] const QList<base::RecordId> &personsNamed() const { return m_personsNamed; }
    /// Its counts; what concerns file and ledger is not set.
    [[nodiscard]] const Published &counts() const { return m_counts; }

private:
    using Projection = std::variant<disclosure::ListProjection, disclosure::EndorsementSheetProjection, disclosure::HearingProjection,
                                    disclosure::RecordsProjection>;

    ReportContent(disclosure::ListResult result, const schema::Registry &registry);
    ReportContent(disclosure::EndorsementSheetResult result, const schema::Registry &registry);
    ReportContent(disclosure::HearingResult result, const schema::Registry &registry);
    ReportContent(disclosure::RecordsResult result, const schema::Registry &registry);
    [[nodiscard]] static Result<ReportContent> readRecords(const PublicationRequest &request, store::ReleaseReader &reader,
                                                           const schema::Registry &registry, const store::ChosenRecords &chosen,
                                                           const disclosure::ProjectionRequest &asked, reports::Progress &progress);
    [[nodiscard]] Result<reports::ReportTable> table(const reports::ReportWords &words) const;
    [[nodiscard]] Result<void> writeAsPdf(const schema::Vocabularies &vocabularies, const QString &fontFolder,
                                          reports::ByteSink &sink, reports::Progress &progress, QStringList *missingCharacters) const;

    Projection m_projection;
    std::reference_wrapper<const schema::Registry> m_registry;
    QStringList m_columns;                          ///< of a table; none: all
    QList<base::RecordId> m_personsNamed;
    Published m_counts;
    std::int64_t m_rows = 0;
};

} // namespace dossier::publish
