// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/pdf_report.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QtTest>

/// What the tests of reports share: the fonts, a sink in memory, and the readers of finished files.
namespace dossier::reports::test {

class MemorySink final : public ByteSink
{
public:
    [[nodiscard]] Result<void> write(QByteArrayView part) override
    {
        bytes.append(part);
        return {};
    }
    QByteArray bytes;
};

inline const FontSet &fonts()
{
    static const Result<FontSet> set = FontSet::load(QStringLiteral(DOSSIER_FONT_DIR));
    if (!set)
        qFatal("fonts: %s", qPrintable(set.error().detail));
    return *set;
}

inline const HouseStyle &style()
{
    static const Result<HouseStyle> standard = HouseStyle::standard();
    if (!standard)
        qFatal("style: %s", qPrintable(standard.error().detail));
    return *standard;
}

[[nodiscard]] inline Result<QByteArray> pdfOf(const Document &document)
{
    MemorySink sink;
    NoProgress progress;
    DOSSIER_TRY(writePdf(document, style(), fonts(), sink, progress));
    return sink.bytes;
}

struct ToolRun {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

[[nodiscard]] inline ToolRun runTool(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    ToolRun run;
    if (!process.waitForFinished(60'000))
        return run;
    run.exitCode = process.exitCode();
    run.output = process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    return run;
}

/// Runs a tool on the bytes of a file; "%1" in the arguments is its path.
[[nodiscard]] inline ToolRun runOnFile(const QString &program, QStringList arguments, const QByteArray &bytes)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("file.pdf"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    file.close();
    arguments.replaceInStrings(QStringLiteral("%1"), path);
    return runTool(program, arguments);
}

/// Without marks of direction: pdftotext brackets right-to-left text with its own.
[[nodiscard]] inline QString extractedText(const QByteArray &pdf, const QStringList &options = {})
{
    const ToolRun run = runOnFile(QStringLiteral("pdftotext"),
                                  options + QStringList{QStringLiteral("-enc"), QStringLiteral("UTF-8"), QStringLiteral("%1"), QStringLiteral("-")}, pdf);
    QString text = QString::fromUtf8(run.output);
    text.removeIf([](QChar c) { return (c.unicode() >= 0x202A && c.unicode() <= 0x202E) || c.unicode() == 0x200E || c.unicode() == 0x200F; });
    return text;
}

} // namespace dossier::reports::test
