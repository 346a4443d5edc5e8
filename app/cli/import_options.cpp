// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/import_options.h"

#include "cli/import_words.h"
#include "cli/input_file.h"
#include "exchange/import/import_report.h"

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

Result<void> reportFailure(const Terminal &terminal, const exchange::Findings &errors, ImportReportFile &file)
{
    for (const exchange::Finding &error : errors)
        terminal.say(wordsFor(error));
    const QJsonObject report = exchange::reportOfFailure(errors);
    if (terminal.wantsJson())
        terminal.print(report);
    DOSSIER_TRY(file.prepare(report));
    return file.commit();
}

} // namespace dossier::cli
