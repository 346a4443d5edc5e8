// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/import_report_file.h"

#include "cli/input_file.h"
#include "cli/opened_vault.h"
#include "exchange/import/plan/import_report.h"

#include <QFile>
#include <QFileInfo>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

bool isReport(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && (file.size() == 0 || exchange::isReport(file.readAll()));
}

} // namespace

Result<ImportReportFile> ImportReportFile::open(const CommandLine &line, const store::Session &session)
{
    ImportReportFile out;
    if (!line.has(u"report"_s))
        return out;
    const QString path = line.value(u"report"_s);
    DOSSIER_TRY(requireOutside(session, path));
    DOSSIER_TRY(requireNotRead(line, path));
    if (isSameFile(path, line.arguments.at(1)))
        return base::fail(ErrorCode::InvalidArgument, u"--report is a file that is read"_s);
    if (QFileInfo(path).isFile() && !isReport(path))
        return base::fail(ErrorCode::AlreadyExists, u"--report"_s);
    DOSSIER_ASSIGN(out.m_file, base::AtomicFile::create(path, base::AtomicFile::Temporary::Nameless));
    return out;
}

Result<void> ImportReportFile::prepare(const QJsonObject &report)
{
    if (!m_file)
        return {};
    DOSSIER_TRY(m_file->append(exchange::reportBytes(report)));
    return m_file->seal();
}

Result<void> ImportReportFile::commit()
{
    return m_file ? m_file->commit() : Result<void>();
}

} // namespace dossier::cli
