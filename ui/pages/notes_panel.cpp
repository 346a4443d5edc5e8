// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/notes_panel.h"

#include "schema/entities/note.h"
#include "schema/entities/observation.h"
#include "ui/forms/editors/editor.h"

#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;
namespace note = schema::note;
namespace observation = schema::observation;

NotesPanel::NotesPanel(const VaultContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_list(new QListWidget)
    , m_entry(new QLineEdit)
    , m_message(new MessageBar(context.ui))
{
    const Words &words = context.words();
    const int u = context.theme().u();
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumHeight(u * 30);
    m_list->setAccessibleName(words.label("entity.note_line.plural"));
    m_entry->setPlaceholderText(words.label("ui.notes.placeholder"));
    m_entry->setAccessibleName(words.label("ui.notes.new_line"));
    m_entry->setProperty(kDraftKey, QByteArray(kDraftEntry));
    m_entry->setEnabled(context.session.access() == vault::Access::ReadWrite);
    yieldUndo(m_entry);
    QFrame *panel = makeFrame("panel");
    auto *inside = new QVBoxLayout(panel);
    inside->setContentsMargins(u, u, u, u);
    inside->setSpacing(u);
    inside->addWidget(m_list);
    inside->addWidget(m_entry);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(u * 2);
    column->addWidget(makeLabel(context.ui, Theme::Role::Section, words.label("entity.note_line.plural")));
    column->addWidget(panel);
    column->addWidget(m_message);
    connect(m_entry, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (!m_firstKey && !text.isEmpty())
            m_firstKey = m_context.ui.clock.now();
        if (text.isEmpty())
            m_firstKey.reset();
        Q_EMIT edited();
    });
    connect(m_entry, &QLineEdit::returnPressed, this, &NotesPanel::add);
}

std::optional<base::RecordId> NotesPanel::observation() const
{
    const auto found = m_context.session.main().referring(observation::kType, observation::hearing.id, m_hearing);
    return found && !found->isEmpty() ? std::optional(found->first().id()) : std::nullopt;
}

void NotesPanel::load(base::RecordId hearing)
{
    m_hearing = hearing;
    m_list->clear();
    const auto observations = m_context.session.main().referring(observation::kType, observation::hearing.id, hearing);
    if (!observations)
        return;
    const QDate today = m_context.ui.clock.today();
    for (const domain::Record &one : *observations) {
        auto lines = m_context.session.main().referring(note::kType, note::observation.id, one.id()).value_or(QList<domain::Record>());
        std::ranges::stable_sort(lines, {}, [](const domain::Record &line) { return line.get(note::number).value_or(0); });
        for (const domain::Record &line : std::as_const(lines)) {
            const auto at = line.get(note::observed_at) ? line.get(note::observed_at) : line.get(note::typed_at);
            const QString stamp = at ? m_context.words().moment(*at, today) : QString();
            m_list->addItem(m_context.words().number(line.get(note::number).value_or(0)) + u"   "_s + stamp + u"   "_s
                            + line.get(note::text).value_or(QString()));
        }
    }
    m_list->scrollToBottom();
}

void NotesPanel::add()
{
    const QString text = m_entry->text().trimmed();
    if (text.isEmpty())
        return;
    std::vector<domain::ChangeSet> changes;
    auto of = observation();
    if (!of) {
        domain::ChangeSet made = domain::createOf(observation::kType, base::newRecordId(m_context.ui.random));
        made.set(observation::hearing, m_hearing);
        of = made.id;
        changes.push_back(std::move(made));
    }
    domain::ChangeSet line = domain::createOf(note::kType, base::newRecordId(m_context.ui.random));
    line.set(note::observation, *of);
    line.set(note::text, text);
    line.set(note::typed_at, m_firstKey.value_or(m_context.ui.clock.now()));
    changes.push_back(std::move(line));
    if (const auto done = m_context.session.main().apply(m_context.action(u"note"_s, std::move(changes))); !done) {
        m_message->show(MessageBar::Tone::Error, m_context.words().error(done.error()));
        return;
    }
    m_message->dismiss();
    m_entry->clear();
    m_firstKey.reset();
    load(m_hearing);
    Q_EMIT written();
}

} // namespace dossier::ui
