// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/paint_watch.h"
#include "bench/private_memory.h"
#include "support/temporary_folder.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <map>

#include <signal.h>

using namespace dossier;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRuns = 9;
constexpr int kPatienceMs = 120'000;
constexpr int kMakingMs = 1'200'000;

/// A screen of a small laptop, in place of the 800×800 that the offscreen platform has otherwise.
constexpr QByteArrayView kScreen = R"({"screens": [{"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768,
    "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})";

/// What a measured program told, by name, in the order it was told.
using Figures = std::map<QByteArray, std::vector<double>>;

double medianOf(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

double worstOf(const std::vector<double> &values)
{
    return std::ranges::max(values);
}

/// Milliseconds by the clock, and of the processor: on a machine with other work only the second can be compared.
struct Times {
    std::vector<double> wall;
    std::vector<double> processor;
};

/// Prints the medians of both, their ratio by the clock and of the processor, and what the ratio should be at most.
void compare(const char *what, const Times &ours, const char *baseline, const Times &theirs, double aim)
{
    const double wall = medianOf(ours.wall);
    const double processor = medianOf(ours.processor);
    qInfo("%s: %.1f ms (processor %.1f, worst %.1f); %s: %.1f ms (%.1f, %.1f); ratio %.2f (%.2f), aim %.1f", what, wall, processor,
          worstOf(ours.wall), baseline, medianOf(theirs.wall), medianOf(theirs.processor), worstOf(theirs.wall), wall / medianOf(theirs.wall),
          processor / medianOf(theirs.processor), aim);
}

void put(Figures &figures, const QByteArray &output)
{
    const QList<QByteArray> lines = output.split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 2)
            figures[words[0]].push_back(words[1].toDouble());
    }
}

} // namespace

/// Figures of the window, each beside a bare window of Qt's in the same run; nothing here fails on time. Every start
/// is a process of its own on the same platform plug-in; the first painting is seen by a plug-in that Qt loads into
/// both alike (first_paint_plugin.cpp), so that the program is the one people get. What goes on behind the passphrase
/// is measured in a process that builds the window by the program's own composition root (work_in_window.cpp).
class WindowBench : public QObject
{
    Q_OBJECT

private:
    struct Start {
        double toPaint = 0;       ///< milliseconds from before the fork
        double processor = 0;
        double showToPaint = 0;   ///< … from making the window, where the program says when it does
        double showProcessor = 0;
        double privateMiB = 0;
    };
    [[nodiscard]] QProcessEnvironment environment(const QString &home) const;
    [[nodiscard]] Start start(const QString &program, const QStringList &arguments, const QString &home) const;
    [[nodiscard]] Figures work(const QString &job) const;
    void printTyping(const Figures &figures, const QByteArray &name) const;

    test::TemporaryFolder m_folder;
    QString m_platform;
    QString m_vault = m_folder.filePath(u"Campaign"_s);
    QString m_state = m_folder.filePath(u"state"_s);
    Times m_bareShow;
    Times m_bareStart;
    std::vector<double> m_bareMemory;

private Q_SLOTS:
    void initTestCase();
    void startToUnlockPage();
    void keysToFirstRows();
    void keyToFilteredRows();
    void memoryAfterScrolling();
};

QProcessEnvironment WindowBench::environment(const QString &home) const
{
    QProcessEnvironment out = QProcessEnvironment::systemEnvironment();
    out.insert(u"QT_QPA_PLATFORM"_s, m_platform);
    for (const auto &[name, folder] : {std::pair("HOME", ""), std::pair("XDG_CONFIG_HOME", "/.config"), std::pair("XDG_DATA_HOME", "/.local/share"),
                                       std::pair("XDG_STATE_HOME", "/.local/state")})
        out.insert(QString::fromLatin1(name), home + QString::fromLatin1(folder));
    return out;
}

WindowBench::Start WindowBench::start(const QString &program, const QStringList &arguments, const QString &home) const
{
    QProcessEnvironment surroundings = environment(home);
    surroundings.insert(u"QT_PLUGIN_PATH"_s, QStringLiteral(DOSSIER_BENCH_PLUGINS));
    surroundings.insert(u"QT_QPA_GENERIC_PLUGINS"_s, u"firstpaint"_s);
    QProcess process;
    process.setProcessEnvironment(surroundings);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const std::int64_t begin = bench::nowNs();
    process.start(program, arguments);
    QByteArray output;
    while (!output.contains("painted ") || !output.endsWith('\n')) {
        if (!process.waitForReadyRead(kPatienceMs))
            qFatal("%s paints nothing", qPrintable(program));
        output += process.readAllStandardOutput();
    }
    Figures figures;
    put(figures, output);
    const double painted = figures["painted"].front();
    Start out;
    out.toPaint = (painted - double(begin)) / 1e6;
    out.processor = figures["processor"].front() / 1e6;
    if (const auto &made = figures["window"]; !made.empty()) {
        out.showToPaint = (painted - made.front()) / 1e6;
        out.showProcessor = (figures["processor"].front() - figures["window_processor"].front()) / 1e6;
    }
    out.privateMiB = bench::privateMiB(QString::number(process.processId()));
    process.kill();
    process.waitForFinished();
    return out;
}

Figures WindowBench::work(const QString &job) const
{
    QProcess process;
    process.setProcessEnvironment(environment(m_folder.filePath(u"home"_s)));
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(DOSSIER_BENCH_WORKER), {job, m_vault, m_state});
    if (!process.waitForFinished(kMakingMs) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("%s does not come to its end", qPrintable(job));
    Figures out;
    put(out, process.readAllStandardOutput());
    return out;
}

void WindowBench::initTestCase()
{
    m_platform = qEnvironmentVariable("QT_QPA_PLATFORM", qEnvironmentVariableIsSet("DISPLAY") ? u"xcb"_s : u"offscreen"_s);
    if (m_platform == "offscreen"_L1) {
        QFile file(m_folder.filePath(u"screen.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kScreen.toByteArray());
        m_platform += u":configfile="_s + file.fileName();
    }
    (void)work(u"make"_s);
    qInfo("platform %s", qPrintable(m_platform.section(u':', 0, 0)));
}

void WindowBench::startToUnlockPage()
{
    Times ours;
    std::vector<double> memory;
    for (int i = -1; i < kRuns; ++i) {
        const Start bare = start(QStringLiteral(DOSSIER_BENCH_BARE), {}, m_folder.filePath(u"home"_s));
        const Start own = start(QStringLiteral(DOSSIER_BENCH_PROGRAM), {u"--language"_s, u"en"_s, m_vault}, m_folder.filePath(u"home"_s));
        if (i < 0)
            continue;   // what the disk and the font cache owe is paid now
        m_bareStart.wall.push_back(bare.toPaint);
        m_bareStart.processor.push_back(bare.processor);
        m_bareShow.wall.push_back(bare.showToPaint);
        m_bareShow.processor.push_back(bare.showProcessor);
        m_bareMemory.push_back(bare.privateMiB);
        ours.wall.push_back(own.toPaint);
        ours.processor.push_back(own.processor);
        memory.push_back(own.privateMiB);
    }
    compare("process start to the unlock page painted", ours, "bare window", m_bareStart, 2.5);
    qInfo("private memory then: %.1f MiB; bare window: %.1f MiB", medianOf(memory), medianOf(m_bareMemory));
}

void WindowBench::keysToFirstRows()
{
    Figures figures;
    for (int i = -1; i < kRuns; ++i) {
        const Figures one = work(u"open"_s);
        for (const auto &[name, values] : one) {
            if (i >= 0)
                figures[name].push_back(values.front());
        }
    }
    const Times rows{figures["rows"], figures["rows.processor"]};
    compare("keys ready to the first rows painted, window included", rows, "bare window from its start", m_bareStart, 2.5);
    compare("the same", rows, "bare window, made and shown only", m_bareShow, 2.5);
    for (const QByteArray &part : {QByteArray("window"), QByteArray("session"), QByteArray("workspace"), QByteArray("paint")})
        qInfo("  of it %-9s %6.1f ms (processor %.1f)", part.constData(), medianOf(figures[part]), medianOf(figures[part + ".processor"]));
}

void WindowBench::printTyping(const Figures &figures, const QByteArray &name) const
{
    const std::vector<double> &rows = figures.at(name + ".rows");
    const std::vector<double> &processor = figures.at(name + ".rows.processor");
    const std::vector<double> &found = figures.at(name + ".found");
    qInfo("key to filtered rows, %-16s %6.0f to %.0f found: %6.1f ms (processor %.1f), worst %6.1f (%.1f), aim 50; after a pause of %.1f ms", name.constData(),
          std::ranges::min(found), std::ranges::max(found), medianOf(rows), medianOf(processor), worstOf(rows), worstOf(processor),
          medianOf(figures.at(name + ".pause")));
}

void WindowBench::keyToFilteredRows()
{
    const Figures figures = work(u"filter"_s);
    for (const char *name : {"one_hit", "many_hits", "none", "name_grows", "reference_grows"})
        printTyping(figures, name);
}

void WindowBench::memoryAfterScrolling()
{
    const Figures figures = work(u"scroll"_s);
    const auto figure = [&](const char *name) { return figures.at(name).front(); };
    qInfo("scrolled by pages: %zu, %.1f ms each, worst %.1f", figures.at("scroll").size(), medianOf(figures.at("scroll")),
          worstOf(figures.at("scroll")));
    qInfo("private memory: opened %.1f MiB, scrolled %.1f, searched %.1f, aim 80; of the last %.1f on the heap and %.1f free there; bare window: %.1f MiB",
          figure("memory.opened"), figure("memory.scrolled"), figure("memory.searched"), figure("memory.heap_used"), figure("memory.heap_free"),
          medianOf(m_bareMemory));
}

int main(int argc, char **argv)
{
    // Making a vault of 100,000 cases takes longer than Qt Test allows one function.
    qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(kMakingMs));
    QCoreApplication application(argc, argv);
    WindowBench bench;
    return QTest::qExec(&bench, argc, argv);
}

#include "bench_window.moc"
