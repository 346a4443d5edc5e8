// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/report_content.h"

#include "reports/builders/endorsement_sheet_report.h"
#include "reports/builders/hearing_report.h"
#include "reports/builders/list_report.h"
#include "reports/builders/report_table.h"
#include "reports/csv_writer.h"
#include "reports/pdf_report.h"
#include "store/release/release_reader.h"

namespace dossier::publish {

using disclosure::ReportKind;
using reports::ReportWords;

namespace {

reports::ReportTable tableOf(const disclosure::ListProjection &projection, const ReportWords &words)
{
    return reports::listTable(projection, words);
}

reports::ReportTable tableOf(const disclosure::EndorsementSheetProjection &projection, const ReportWords &words)
{
    return reports::endorsementTable(projection, words);
}

reports::ReportTable tableOf(const disclosure::HearingProjection &projection, const ReportWords &words)
{
    return reports::hearingTable(projection, words);
}

std::int64_t rowsOf(const disclosure::StatementSection &section)
{
    return std::int64_t(section.named.size() + section.initials.size() + section.organisations.size())
        + (section.withheld.value() > 0 ? 1 : 0);
}

} // namespace

schema::Compartment ReportContent::compartmentOf(ReportKind kind)
{
    return kind == ReportKind::EndorsementSheet ? schema::Compartment::Endorsers : schema::Compartment::Main;
}

ReportContent::ReportContent(disclosure::ListResult result)
    : m_projection(std::move(result.projection)), m_personsNamed(std::move(result.findings.personsNamed))
{
    const auto &list = std::get<disclosure::ListProjection>(m_projection);
    m_rows = list.total.value();
    m_counts.total = list.total.value();
    m_counts.withheld = list.withheld.value();
    m_counts.named = m_counts.total - m_counts.withheld;
    m_counts.untranslated = list.untranslated.value();
    m_counts.reasons = result.findings.reasons;
    m_counts.changedSinceClearance = result.findings.changedSinceClearance;
}

ReportContent::ReportContent(disclosure::EndorsementSheetResult result)
    : m_projection(std::move(result.projection)), m_personsNamed(std::move(result.findings.endorsersNamed))
{
    for (const disclosure::StatementSection &section : std::get<disclosure::EndorsementSheetProjection>(m_projection).statements) {
        m_rows += rowsOf(section);
        m_counts.total += section.total.value();
        m_counts.withheld += section.withheld.value();
        m_counts.named += int(section.named.size());
    }
    m_counts.otherwise = m_counts.total - m_counts.withheld - m_counts.named;
    m_counts.notCounted = result.findings.absent;
}

ReportContent::ReportContent(disclosure::HearingResult result)
    : m_projection(std::move(result.projection)), m_personsNamed(std::move(result.findings.personsNamed))
{
    const auto &report = std::get<disclosure::HearingProjection>(m_projection);
    for (const disclosure::HearingSection &hearing : report.hearings) {
        for (const disclosure::ObservationSection &observation : hearing.observations)
            m_rows += std::int64_t(observation.notes.size());
    }
    m_counts.total = report.people.value();
    m_counts.withheld = report.withheld.value();
    m_counts.named = m_counts.total - m_counts.withheld;
    m_counts.reasons = result.findings.reasons;
}

Result<ReportContent> ReportContent::read(const PublicationRequest &request, const store::Session &session,
                                          reports::Progress &progress)
{
    DOSSIER_ASSIGN(const store::ReleaseSource source, store::ReleaseSource::of(session, compartmentOf(request.kind)));
    DOSSIER_ASSIGN(const auto reader, store::ReleaseReader::open(source));
    store::ChosenRecords chosen;
    if (request.filter) {
        DOSSIER_ASSIGN(chosen, reader->choose(*request.filter));
    }
    const disclosure::AllowList allowed = disclosure::AllowList::make(source.context.registry, request.kind, request.audience);
    const disclosure::ProjectionRequest asked{request.language, request.asOf, {}, session.context().clock.today()};
    const auto isCancelled = [&progress] { return progress.isCancelled(); };
    if (request.kind == ReportKind::List) {
        DOSSIER_ASSIGN(disclosure::ListResult list, reader->list(allowed, asked, chosen, isCancelled));
        return ReportContent(std::move(list));
    }
    if (request.kind == ReportKind::Hearing) {
        DOSSIER_ASSIGN(disclosure::HearingResult hearings, reader->hearings(allowed, asked, chosen, isCancelled));
        return ReportContent(std::move(hearings));
    }
    DOSSIER_ASSIGN(disclosure::EndorsementSheetResult sheet, reader->endorsementSheet(allowed, asked, chosen, isCancelled));
    return ReportContent(std::move(sheet));
}

Result<void> ReportContent::write(Format format, const schema::Vocabularies &vocabularies, const QString &fontFolder,
                                  reports::ByteSink &sink, reports::Progress &progress, QStringList *named) const
{
    if (format == Format::Pdf)
        return writeAsPdf(vocabularies, fontFolder, sink, progress, named);
    const auto language = [](const auto &projection) { return projection.head.language.value(); };
    const ReportWords words(vocabularies, std::visit(language, m_projection));
    const reports::ReportTable table = std::visit([&](const auto &projection) { return tableOf(projection, words); }, m_projection);
    return format == Format::Csv ? reports::writeCsv(table.table, sink, progress)
                                 : reports::writeReportJson(table, sink, progress);
}

Result<void> ReportContent::writeAsPdf(const schema::Vocabularies &vocabularies, const QString &fontFolder,
                                       reports::ByteSink &sink, reports::Progress &progress, QStringList *named) const
{
    return layPages(vocabularies, fontFolder,
                    [&](const reports::DocumentInfo &info, reports::BlockSource &blocks, const reports::HouseStyle &style,
                        const reports::FontSet &fonts) { return reports::writePdf(info, blocks, style, fonts, sink, progress, named); });
}

Result<void> ReportContent::layPages(const schema::Vocabularies &vocabularies, const QString &fontFolder, const UsePages &use) const
{
    DOSSIER_ASSIGN(const reports::HouseStyle style, reports::HouseStyle::standard());
    DOSSIER_ASSIGN(const reports::FontSet fonts, reports::FontSet::load(fontFolder));
    if (const auto *list = std::get_if<disclosure::ListProjection>(&m_projection)) {
        const ReportWords words(vocabularies, list->head.language.value());
        reports::ListReport report(*list, words);
        return use(report.info(), report, style, fonts);
    }
    const auto *hearings = std::get_if<disclosure::HearingProjection>(&m_projection);
    const auto *sheet = std::get_if<disclosure::EndorsementSheetProjection>(&m_projection);
    const ReportWords words(vocabularies, hearings ? hearings->head.language.value() : sheet->head.language.value());
    const reports::Document document = hearings ? reports::hearingReport(*hearings, words) : reports::endorsementSheetReport(*sheet, words);
    reports::DocumentBlocks blocks(document);
    return use(document.info, blocks, style, fonts);
}

} // namespace dossier::publish
