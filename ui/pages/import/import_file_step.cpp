// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/import_file_step.h"

#include "exchange/table/open_table.h"
#include "ui/text/import_words.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace dossier::ui {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kLargestList = 256LL << 20;   ///< bytes
constexpr std::chrono::milliseconds kBlink{300};

} // namespace

ImportFileStep::ImportFileStep(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_takeUp(makeButton(context.ui, {}, "primary"))
    , m_files(new FilePanel(context.ui, FilePanel::Purpose::OpenFile, context.words().label("ui.import.read")))
    , m_message(new MessageBar(context.ui))
{
    const int u = context.theme().u();
    setLook(this, "paper");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(u * 4, u * 3, u * 4, u * 4);
    column->setSpacing(u * 3);
    QLabel *lead = makeLabel(context.ui, Theme::Role::Body, context.words().label("ui.import.nothing_yet"), "soft");
    lead->setWordWrap(true);
    column->addWidget(lead);
    m_takeUp->hide();
    column->addWidget(m_takeUp, 0, Qt::AlignLeading);
    m_files->setFolder(QDir::homePath());
    column->addWidget(m_files, 1);
    QPushButton *pasted = makeButton(context.ui, context.words().label("ui.import.paste"));
    column->addWidget(pasted, 0, Qt::AlignLeading);
    column->addWidget(m_message);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kBlink);
    connect(&m_slow, &QTimer::timeout, this, [this] { m_message->show(MessageBar::Tone::Plain, m_context.words().label("ui.import.reading")); });
    connect(m_files, &FilePanel::chosen, this, &ImportFileStep::readFile);
    connect(m_files, &FilePanel::cancelled, this, &ImportFileStep::cancelled);
    connect(pasted, &QPushButton::clicked, this, &ImportFileStep::paste);
    connect(m_takeUp, &QPushButton::clicked, this, &ImportFileStep::takeUp);
}

void ImportFileStep::focusFirst()
{
    (m_offered.isEmpty() ? static_cast<QWidget *>(m_files) : m_takeUp)->setFocus(Qt::OtherFocusReason);
}

void ImportFileStep::offer(const ImportDraft &before)
{
    // Not read before somebody asks: the file may lie where nothing answers, or be what ended the program.
    m_offered = before;
    const Words &words = m_context.words();
    QString name = before.file.isEmpty() ? words.label("ui.import.pasted") : QFileInfo(before.file).fileName();
    m_takeUp->setText(words.label("ui.import.take_up", {isolated(name.replace(u'&', "&&"_L1))}));
    m_takeUp->show();
}

ImportDraft ImportFileStep::takeOffer()
{
    m_takeUp->hide();
    return std::exchange(m_offered, {});
}

void ImportFileStep::readFile(const QString &path)
{
    read({.path = path, .name = QFileInfo(path).fileName()});
}

void ImportFileStep::paste()
{
    read({.name = m_context.words().label("ui.import.pasted"), .bytes = QGuiApplication::clipboard()->text().toUtf8()});
}

void ImportFileStep::takeUp()
{
    if (!m_offered.file.isEmpty())
        readFile(m_offered.file);
    else
        read({.name = m_context.words().label("ui.import.pasted"), .bytes = m_offered.pasted.toUtf8()});
}

Result<ListSource> ImportFileStep::contentOf(ListSource list, std::optional<exchange::Finding> &failure)
{
    if (!list.path.isEmpty()) {
        DOSSIER_ASSIGN(list.bytes, exchange::readTableFile(list.path, kLargestList, failure));
    }
    list.digest = digestOf(list.bytes);
    return list;
}

void ImportFileStep::read(ListSource list)
{
    m_message->dismiss();
    m_slow.start();
    m_isCancelled = false;
    m_job.start(
        this,
        [list = std::move(list)](const std::atomic_bool &) {
            Outcome out;
            out.list = contentOf(list, out.failure);
            return out;
        },
        [this](const Outcome &outcome) { conclude(outcome); });
    Q_EMIT readingChanged();
}

void ImportFileStep::conclude(const Outcome &outcome)
{
    m_slow.stop();
    m_message->dismiss();
    Q_EMIT readingChanged();
    if (m_isCancelled)
        m_message->show(MessageBar::Tone::Plain, m_context.words().error({base::ErrorCode::Cancelled, {}}));
    else if (outcome.list)
        Q_EMIT listRead(*outcome.list);
    else
        showFailure(outcome.list.error(), outcome.failure);
}

void ImportFileStep::showFailure(const base::Error &error, const std::optional<exchange::Finding> &failure)
{
    const ImportWords told(m_context.words(), m_context.ui.registry, m_context.ui.vocabularies);
    m_message->show(MessageBar::Tone::Error, failure ? told.finding(*failure) : m_context.words().error(error));
}

} // namespace dossier::ui
