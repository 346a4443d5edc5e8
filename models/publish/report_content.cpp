// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/report_content.h"

#include "reports/builders/endorsement_sheet_report.h"
#include "reports/builders/hearing_report.h"
#include "reports/builders/list_report.h"
#include "reports/csv_writer.h"
#include "reports/pdf_report.h"
#include "reports/xlsx_writer.h"

namespace dossier::publish {

using disclosure::ReportKind;
using namespace Qt::StringLiterals;
using reports::ReportWords;

namespace {

reports::ReportTable tableOf(const disclosure::ListProjection &projection, const schema::Registry &, const ReportWords &words)
{
    return reports::listTable(projection, words);
}

reports::ReportTable tableOf(const disclosure::EndorsementSheetProjection &projection, const schema::Registry &, const ReportWords &words)
{
    return reports::endorsementTable(projection, words);
}

reports::ReportTable tableOf(const disclosure::HearingProjection &projection, const schema::Registry &, const ReportWords &words)
{
    return reports::hearingTable(projection, words);
}

reports::ReportTable tableOf(const disclosure::RecordsProjection &projection, const schema::Registry &registry, const ReportWords &words)
{
    return reports::recordsTable(projection, registry, words);
}

/// That no column is asked for which would stay empty because it is for a narrower audience.
Result<void> checkColumns(const QStringList &columns, ReportKind kind, const disclosure::AllowList &allowed)
{
    for (const QString &column : columns) {
        const auto field = kind == ReportKind::List ? reports::fieldOfListColumn(column) : std::nullopt;
        if (field && !allowed.mayRelease(*field))
            return base::fail(base::ErrorCode::Refused, column + u" is not for the audience "_s + disclosure::audienceKey(allowed.reader()));
    }
    return {};
}

std::int64_t rowsOf(const disclosure::StatementSection &section)
{
    int untold = section.withheld.value();
    for (const disclosure::SigningBody &body : section.bodies)
        untold -= body.people ? body.people->value() : 0;
    return std::int64_t(section.named.size() + section.initials.size() + section.organisations.size() + section.bodies.size())
        + (untold > 0 ? 1 : 0);
}

} // namespace

schema::Compartment ReportContent::compartmentOf(ReportKind kind)
{
    return kind == ReportKind::EndorsementSheet ? schema::Compartment::Endorsers : schema::Compartment::Main;
}

ReportContent::ReportContent(disclosure::ListResult result, const schema::Registry &registry)
    : m_projection(std::move(result.projection)), m_registry(registry), m_personsNamed(std::move(result.findings.personsNamed))
{
    const auto &list = std::get<disclosure::ListProjection>(m_projection);
    m_rows = list.entries.value();
    m_counts.total = list.people.value();
    m_counts.withheld = list.withheld.value();
    m_counts.named = m_counts.total - m_counts.withheld;
    m_counts.untranslated = list.untranslated.value();
    m_counts.reasons = result.findings.reasons;
    m_counts.changedSinceClearance = result.findings.changedSinceClearance;
    m_counts.missing = result.findings.missing;
    m_counts.later = result.findings.later;
    m_counts.countedAlready = result.findings.countedAlready;
}

ReportContent::ReportContent(disclosure::EndorsementSheetResult result, const schema::Registry &registry)
    : m_projection(std::move(result.projection)), m_registry(registry), m_personsNamed(std::move(result.findings.endorsersNamed))
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

ReportContent::ReportContent(disclosure::HearingResult result, const schema::Registry &registry)
    : m_projection(std::move(result.projection)), m_registry(registry), m_personsNamed(std::move(result.findings.personsNamed))
{
    const auto &report = std::get<disclosure::HearingProjection>(m_projection);
    for (const disclosure::HearingSection &hearing : report.hearings) {
        for (const disclosure::ObservationSection &observation : hearing.observations)
            m_rows += std::int64_t(observation.notes.size());
    }
    m_counts.total = report.people.value();
    m_counts.withheld = report.withheld.value();
    m_counts.named = m_counts.total - m_counts.withheld;
    m_counts.later = report.later.value();
    m_counts.reasons = result.findings.reasons;
}

ReportContent::ReportContent(disclosure::RecordsResult result, const schema::Registry &registry)
    : m_projection(std::move(result.projection)), m_registry(registry), m_personsNamed(std::move(result.findings.personsNamed))
{
    const auto &records = std::get<disclosure::RecordsProjection>(m_projection);
    m_rows = std::int64_t(records.rows.size());
    m_counts.total = records.total.value();
    m_counts.withheld = records.withheld.value();
    m_counts.named = m_counts.total - m_counts.withheld;
    m_counts.reasons = result.findings.reasons;
}

Result<ReportContent> ReportContent::readRecords(const PublicationRequest &request, store::ReleaseReader &reader,
                                                 const schema::Registry &registry, const store::ChosenRecords &chosen,
                                                 const disclosure::ProjectionRequest &asked, reports::Progress &progress)
{
    DOSSIER_ASSIGN(const disclosure::RecordChoice choice,
                   disclosure::RecordChoice::make(registry, request.entity, request.fields, request.audience));
    DOSSIER_ASSIGN(disclosure::RecordsResult records,
                   reader.records(choice, asked, chosen, [&progress] { return progress.isCancelled(); }));
    return ReportContent(std::move(records), registry);
}

Result<ReportContent> ReportContent::read(const PublicationRequest &request, const store::ReleaseSource &source,
                                          reports::Progress &progress)
{
    DOSSIER_ASSIGN(const auto reader, store::ReleaseReader::open(source));
    store::ChosenRecords chosen;
    if (request.filter) {
        DOSSIER_ASSIGN(chosen, reader->choose(*request.filter));
    }
    const disclosure::ProjectionRequest asked{request.language, request.asOf, {}, source.context.clock.today()};
    if (request.kind == ReportKind::Records)
        return readRecords(request, *reader, source.context.registry, chosen, asked, progress);
    const disclosure::AllowList allowed = disclosure::AllowList::make(source.context.registry, request.kind, request.audience);
    DOSSIER_TRY(checkColumns(request.fields, request.kind, allowed));
    const auto isCancelled = [&progress] { return progress.isCancelled(); };
    const auto content = [&](auto result) {
        ReportContent out(std::move(result), source.context.registry);
        out.m_columns = request.fields;
        return out;
    };
    if (request.kind == ReportKind::List) {
        DOSSIER_ASSIGN(disclosure::ListResult list, reader->list(allowed, asked, chosen, isCancelled));
        return content(std::move(list));
    }
    if (request.kind == ReportKind::Hearing) {
        DOSSIER_ASSIGN(disclosure::HearingResult hearings, reader->hearings(allowed, asked, chosen, isCancelled));
        return content(std::move(hearings));
    }
    DOSSIER_ASSIGN(disclosure::EndorsementSheetResult sheet, reader->endorsementSheet(allowed, asked, chosen, isCancelled));
    return content(std::move(sheet));
}

Result<reports::ReportTable> ReportContent::table(const ReportWords &words) const
{
    reports::ReportTable table = std::visit([&](const auto &projection) { return tableOf(projection, m_registry, words); }, m_projection);
    return m_columns.isEmpty() ? Result<reports::ReportTable>(std::move(table)) : reports::withColumns(std::move(table), m_columns);
}

Result<void> ReportContent::write(Format format, const schema::Vocabularies &vocabularies, const QString &fontFolder,
                                  reports::ByteSink &sink, reports::Progress &progress,
                                  QStringList *missingCharacters) const
{
    if (format == Format::Pdf)
        return writeAsPdf(vocabularies, fontFolder, sink, progress, missingCharacters);
    const auto language = [](const auto &projection) { return projection.head.language.value(); };
    const ReportWords words(vocabularies, std::visit(language, m_projection));
    DOSSIER_ASSIGN(const reports::ReportTable made, table(words));
    if (format == Format::Csv)
        return reports::writeCsv(made.table, sink, progress);
    return format == Format::Xlsx ? reports::writeXlsx(made.table, words.language(), sink, progress)
                                  : reports::writeReportJson(made, sink, progress);
}

Result<void> ReportContent::writeAsPdf(const schema::Vocabularies &vocabularies, const QString &fontFolder,
                                       reports::ByteSink &sink, reports::Progress &progress, QStringList *missingCharacters) const
{
    return layPages(vocabularies, fontFolder,
                    [&](const reports::DocumentInfo &info, reports::BlockSource &blocks, const reports::HouseStyle &style,
                        const reports::FontSet &fonts) { return reports::writePdf(info, blocks, style, fonts, sink, progress, missingCharacters); });
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
    if (!hearings && !sheet)
        return base::fail(base::ErrorCode::InvalidArgument, u"a list of records has no pages"_s);
    const ReportWords words(vocabularies, hearings ? hearings->head.language.value() : sheet->head.language.value());
    const reports::Document document = hearings ? reports::hearingReport(*hearings, words) : reports::endorsementSheetReport(*sheet, words);
    reports::DocumentBlocks blocks(document);
    return use(document.info, blocks, style, fonts);
}

} // namespace dossier::publish
