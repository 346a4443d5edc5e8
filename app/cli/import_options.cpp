// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/import_options.h"

#include "cli/import_words.h"
#include "cli/input_file.h"
#include "exchange/import/plan/import_report.h"

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kLargestMapping = 1LL << 20;     ///< bytes

} // namespace

Result<exchange::TableOptions> tableOptionsOf(const CommandLine &line)
{
    exchange::TableOptions options{.encoding = line.value(u"encoding"_s), .delimiter = {}, .sheet = line.value(u"sheet"_s)};
    const QString delimiter = line.value(u"delimiter"_s);
    if (delimiter == "tab"_L1 || delimiter == "\\t"_L1)
        options.delimiter = u'\t';
    else if (delimiter.size() == 1)
        options.delimiter = delimiter.front();
    else if (!delimiter.isEmpty())
        return base::fail(ErrorCode::InvalidArgument, u"--delimiter"_s);
    return options;
}

Result<std::optional<std::int64_t>> headerRowOf(const CommandLine &line)
{
    if (!line.has(u"header-row"_s))
        return std::nullopt;
    bool isNumber = false;
    const std::int64_t row = line.value(u"header-row"_s).toLongLong(&isNumber);
    if (!isNumber || row < 0)
        return base::fail(ErrorCode::InvalidArgument, u"--header-row"_s);
    return row;
}

Result<QByteArray> mappingOf(const CommandLine &line)
{
    if (!line.has(u"mapping"_s))
        return QByteArray();
    DOSSIER_ASSIGN(QByteArray mapping, readInput(u"--mapping"_s, line.value(u"mapping"_s), kLargestMapping));
    // No mapping at all is something else than a file without one.
    if (mapping.isEmpty())
        return base::fail(ErrorCode::MalformedInput, u"mapping"_s);
    return mapping;
}

exchange::ImportWatch watchFor(const Interruption &interruption)
{
    return [&interruption](std::int64_t, std::int64_t) { return !interruption.isCancelled(); };
}

std::unexpected<base::Error> reportFailure(const Terminal &terminal, const base::Error &error, exchange::Findings errors,
                                           ImportReportFile &file)
{
    if (error.code == ErrorCode::Cancelled)
        errors.append({0, 0, u"cancelled"_s, {}});
    for (const exchange::Finding &finding : errors)
        terminal.say(wordsFor(finding));
    const QJsonObject report = exchange::reportOfFailure(errors);
    if (terminal.wantsJson())
        terminal.print(report);
    Result<void> written = file.prepare(report);
    if (written)
        written = file.commit();
    if (!written)
        return std::unexpected(written.error());
    return errors.isEmpty() ? std::unexpected(error) : base::fail(error.code);
}

Result<void> applyUnlessStopped(const Terminal &terminal, store::Store &store, domain::Action action, const exchange::ImportWatch &watch)
{
    const Result<store::Applied> applied = store.apply(std::move(action), watch);
    if (applied)
        return {};
    ImportReportFile none;
    return applied.error().code == ErrorCode::Cancelled ? reportFailure(terminal, applied.error(), {}, none)
                                                        : std::unexpected(applied.error());
}

} // namespace dossier::cli
