// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/draft_keeper.h"

#include "ui/widgets/caret.h"

#include <QScrollBar>

namespace dossier::ui {

namespace {

/// The editor with the focus, or the part of it that has it.
QWidget *draftedFocus(const Page &page)
{
    for (QWidget *widget = page.focusWidget(); widget && widget != &page; widget = widget->parentWidget()) {
        if (widget->property(kDraftKey).isValid())
            return widget;
    }
    return nullptr;
}

} // namespace

DraftKeeper::DraftKeeper(const Context &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(context.draftDelay);
    connect(&m_timer, &QTimer::timeout, this, [this] { keep(false); });
}

void DraftKeeper::watch(Page *page)
{
    if (m_page) {
        if (m_timer.isActive())
            keep(false);
        // What only remembered the place has served.
        if (m_page->unsavedTexts().isEmpty())
            drop();
        m_page->disconnect(this);
    }
    m_page = page;
    m_timer.stop();
    if (!page)
        return;
    connect(page, &Page::edited, this, [this] {
        // Not restarted by every key: the first unsaved key decides when all are on disk.
        if (!m_timer.isActive())
            m_timer.start();
    });
    connect(page, &Page::saved, this, &DraftKeeper::drop);
}

void DraftKeeper::release()
{
    m_timer.stop();
    if (m_page)
        m_page->disconnect(this);
    m_page = nullptr;
}

bool DraftKeeper::keep(bool withPlace)
{
    m_timer.stop();
    if (!m_page || !m_page->draftStore())
        return true;
    store::Draft draft;
    draft.texts = m_page->unsavedTexts();
    if (draft.texts.isEmpty() && !withPlace) {
        drop();
        return true;
    }
    if (m_page->draftId().isEmpty())
        m_page->setDraftId(base::newId<base::ActionTag>(m_context.random).toByteArray());
    draft.id = m_page->draftId();
    draft.form = m_page->formName();
    draft.record = m_page->recordId();
    draft.baseHeads = m_page->baseHeads();
    if (const QWidget *focus = draftedFocus(*m_page)) {
        draft.caretIn = focus->property(kDraftKey).toByteArray();
        draft.caret = caretOf(m_page->focusWidget());
    }
    if (const QScrollArea *scroller = m_page->scroller())
        draft.scroll = scroller->verticalScrollBar()->value();
    draft.updatedAt = m_context.clock.now();
    if (const auto put = m_page->draftStore()->drafts().put(draft); !put) {
        Q_EMIT failed(put.error());
        return draft.texts.isEmpty();
    }
    m_page->draftKept(draft.updatedAt);
    Q_EMIT kept(draft.updatedAt);
    return true;
}

void DraftKeeper::drop()
{
    m_timer.stop();
    if (!m_page || m_page->draftId().isEmpty() || !m_page->draftStore())
        return;
    // A draft that cannot be removed now is offered again; nothing is lost by it.
    (void)m_page->draftStore()->drafts().remove(m_page->draftId());
    m_page->setDraftId({});
}

std::optional<store::Draft> DraftKeeper::newest(store::Store &store)
{
    const auto drafts = store.drafts().list();
    return drafts && !drafts->isEmpty() ? std::optional(drafts->first()) : std::nullopt;
}

std::optional<store::Draft> DraftKeeper::draftOf(store::Store &store, const QString &form, const std::optional<base::RecordId> &record)
{
    const auto drafts = store.drafts().list();
    if (!drafts)
        return {};
    for (const store::Draft &draft : *drafts) {
        if (draft.form == form && draft.record == record)
            return draft;
    }
    return {};
}

void DraftKeeper::restore(Page &page, const store::Draft &draft)
{
    page.setDraftId(draft.id);
    page.restoreTexts(draft.texts);
    page.noteBase(draft.baseHeads);
    QWidget *focus = nullptr;
    const auto children = page.findChildren<QWidget *>();
    for (QWidget *child : children) {
        if (!draft.caretIn.isEmpty() && child->property(kDraftKey).toByteArray() == draft.caretIn)
            focus = child;
    }
    if (focus) {
        QWidget *inner = focus->focusProxy() ? focus->focusProxy() : focus;
        inner->setFocus(Qt::OtherFocusReason);
        setCaret(inner, draft.caret);
    }
    if (QScrollArea *scroller = page.scroller()) {
        // The layout must have its size first, or the bar has no range yet.
        QTimer::singleShot(0, scroller, [scroller, position = draft.scroll] { scroller->verticalScrollBar()->setValue(position); });
    }
}

} // namespace dossier::ui
