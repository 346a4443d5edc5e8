// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/unlock_page.h"

#include "ui/widgets/flow_layout.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QInputMethod>
#include <QVBoxLayout>

namespace dossier::ui {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr double kColumnUnits = 110;   ///< 440 px at 10 pt

} // namespace

UnlockPage::UnlockPage(const Context &context, const QString &vaultPath, const QString &reason, Opened opened, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_opened(std::move(opened))
{
    // From the outside in: whatever is asked for its size before it stands in the window is dressed twice.
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    QScrollArea *scroll = makeScroll("");
    page->addWidget(scroll);
    auto *content = new QWidget;
    scroll->setWidget(content);
    fill(*content, reason);

    setVault(vaultPath);
    connect(QGuiApplication::inputMethod(), &QInputMethod::localeChanged, this, &UnlockPage::showLayout);
    showLayout();
}

void UnlockPage::fill(QWidget &content, const QString &reason)
{
    const int u = m_context.theme.u();
    auto *outer = new QVBoxLayout(&content);
    outer->addStretch(2);
    auto *row = new QHBoxLayout;
    outer->addLayout(row);
    m_card = new QWidget;
    m_card->setMaximumWidth(m_context.theme.u(kColumnUnits));
    row->addStretch(1);
    row->addWidget(m_card, 100);
    row->addStretch(1);
    outer->addStretch(3);
    auto *column = new QVBoxLayout(m_card);
    column->setContentsMargins(u * 2, u * 4, u * 2, u * 4);
    column->setSpacing(u * 3);
    column->addWidget(makeHeading());
    column->addSpacing(u);
    column->addWidget(makePanel());
    column->addWidget(makeBelow(reason));
}

QWidget *UnlockPage::makeHeading()
{
    const Words &words = m_context.words;
    const Theme &theme = m_context.theme;
    auto *heading = new QWidget;
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.u(3));
    QFrame *emblem = makeFrame("emblem");
    auto *inside = new QHBoxLayout(emblem);
    inside->addWidget(makeIcon(m_context, u"archive"_s, u"onAccent"_s, 22), 0, Qt::AlignCenter);
    emblem->setFixedSize(theme.u(10), theme.u(10));
    row->addWidget(emblem);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(theme.u(0.5));
    texts->addWidget(makeLabel(m_context, Theme::Role::Title, words.label("ui.unlock.title")));
    auto *place = new QHBoxLayout;
    place->setSpacing(theme.u(1.5));
    place->addWidget(makeIcon(m_context, u"hard-drive"_s, u"text3"_s, 14));
    m_place = new ElidedLabel;
    m_place->setFont(theme.font(Theme::Role::Small));
    setLook(m_place, "soft");
    place->addWidget(m_place, 1);
    QPushButton *another = makeButton(m_context, words.label("ui.unlock.another"), "link");
    another->setFont(theme.font(Theme::Role::Small));
    place->addWidget(another);
    texts->addLayout(place);
    row->addLayout(texts, 1);
    connect(another, &QPushButton::clicked, this, [this] { choose(FilePanel::Purpose::OpenVault); });
    return heading;
}

QWidget *UnlockPage::makePanel()
{
    const Words &words = m_context.words;
    const int u = m_context.theme.u();
    QFrame *panel = makeFrame("panel");
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(u * 5, u * 5, u * 5, u * 5);
    column->setSpacing(u * 2);
    m_secretLabel = makeLabel(m_context, Theme::Role::Name, words.label("ui.action.passphrase"));
    column->addWidget(m_secretLabel);

    m_passphrase = new PassphraseField(m_context, words.label("ui.action.passphrase"));
    m_secretLabel->setBuddy(m_passphrase);
    m_reveal = makeIconButton(m_context, u"eye"_s, words.label("ui.unlock.show"));
    m_reveal->setCheckable(true);
    auto *line = new QHBoxLayout;
    line->setSpacing(u);
    line->addWidget(m_passphrase, 1);
    line->addWidget(m_reveal);
    column->addLayout(line);

    auto *notes = new QHBoxLayout;
    m_capsLock = new QWidget;
    auto *caps = new QHBoxLayout(m_capsLock);
    caps->setContentsMargins(0, 0, 0, 0);
    caps->setSpacing(u * 3 / 2);
    caps->addWidget(makeIcon(m_context, u"triangle-alert"_s, u"amber"_s, 14));
    caps->addWidget(makeLabel(m_context, Theme::Role::Small, words.label("ui.unlock.caps_lock")));
    m_capsLock->hide();
    notes->addWidget(m_capsLock);
    notes->addStretch();
    m_layout = makeLabel(m_context, Theme::Role::Small, {}, "hint");
    notes->addWidget(m_layout);
    column->addLayout(notes);

    m_keyFileRow = makeKeyFileRow();
    column->addWidget(m_keyFileRow);
    column->addSpacing(u);
    m_unlock = makeButton(m_context, words.label("ui.action.unlock"), "primary");
    m_hint = makeLabel(m_context, Theme::Role::Small, words.label("ui.unlock.takes_a_second"), "hint");
    auto *actions = new QHBoxLayout;
    actions->setSpacing(u * 2);
    actions->addWidget(m_unlock);
    actions->addWidget(m_hint, 1);
    column->addLayout(actions);
    m_message = new MessageBar(m_context);
    column->addWidget(m_message);

    connect(m_reveal, &QToolButton::toggled, m_passphrase, &PassphraseField::setRevealed);
    connect(m_passphrase, &PassphraseField::capsLockSeen, m_capsLock, &QWidget::setVisible);
    connect(m_passphrase, &PassphraseField::submitted, this, &UnlockPage::unlock);
    connect(m_unlock, &QPushButton::clicked, this, &UnlockPage::unlock);
    return panel;
}

QWidget *UnlockPage::makeKeyFileRow()
{
    const Words &words = m_context.words;
    const int u = m_context.theme.u();
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(u * 2);
    auto *labels = new QHBoxLayout;
    labels->setSpacing(u * 2);
    labels->addWidget(makeLabel(m_context, Theme::Role::Name, words.label("ui.action.key_file")));
    labels->addWidget(makeLabel(m_context, Theme::Role::Small, words.label("ui.unlock.key_file_hint"), "hint"), 1);
    column->addLayout(labels);
    auto *row = new QHBoxLayout;
    row->setSpacing(u * 2);
    QFrame *shown = makeFrame("note");
    auto *inside = new QHBoxLayout(shown);
    inside->setContentsMargins(u * 2, u * 3 / 2, u * 2, u * 3 / 2);
    inside->setSpacing(u * 2);
    inside->addWidget(makeIcon(m_context, u"key-round"_s, u"text3"_s));
    m_keyFileName = new ElidedLabel;
    m_keyFileName->setFullText(words.label("ui.unlock.none_chosen"));
    setLook(m_keyFileName, "hint");
    inside->addWidget(m_keyFileName, 1);
    row->addWidget(shown, 1);
    QPushButton *choose = makeButton(m_context, words.label("ui.unlock.choose"));
    choose->setAccessibleName(words.label("ui.unlock.choose_key_file"));
    row->addWidget(choose);
    column->addLayout(row);
    connect(choose, &QPushButton::clicked, this, [this] { UnlockPage::choose(FilePanel::Purpose::OpenFile); });
    return widget;
}

QWidget *UnlockPage::makeBelow(const QString &reason)
{
    const Words &words = m_context.words;
    const int u = m_context.theme.u();
    auto *below = new QWidget;
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(u * 3);
    if (!reason.isEmpty()) {
        QFrame *note = makeFrame("note");
        auto *row = new QHBoxLayout(note);
        row->setContentsMargins(u * 3, u * 2, u * 3, u * 2);
        row->setSpacing(u * 2);
        row->addWidget(makeIcon(m_context, u"lock"_s, u"text2"_s), 0, Qt::AlignTop);
        QLabel *text = makeLabel(m_context, Theme::Role::Small, reason, "soft");
        text->setWordWrap(true);
        row->addWidget(text, 1);
        column->addWidget(note);
    }
    auto *question = new QWidget;
    auto *lost = new FlowLayout(u * 3 / 2, question);
    lost->addWidget(makeIcon(m_context, u"life-buoy"_s, u"text2"_s));
    lost->addWidget(makeLabel(m_context, Theme::Role::Body, words.label("ui.unlock.lost"), "soft"));
    m_recoveryLink = makeButton(m_context, words.label("ui.unlock.use_recovery"), "link");
    lost->addWidget(m_recoveryLink);
    column->addWidget(question);
    QLabel *nobody = makeLabel(m_context, Theme::Role::Small, words.label("ui.unlock.nobody_resets"), "hint");
    nobody->setWordWrap(true);
    column->addWidget(nobody);
    QPushButton *create = makeButton(m_context, words.label("ui.unlock.new_vault"), "link", u"plus"_s);
    column->addWidget(create, 0, Qt::AlignLeading);
    connect(m_recoveryLink, &QPushButton::clicked, this, [this] { setRecovery(!m_recovery); });
    connect(create, &QPushButton::clicked, this, &UnlockPage::newVaultWanted);
    return below;
}

void UnlockPage::choose(FilePanel::Purpose purpose)
{
    if (m_files)
        m_files->deleteLater();
    const QString begin = m_path.isEmpty() ? QDir::homePath() : QFileInfo(m_path).absolutePath();
    m_files = new FilePanel(m_context, purpose, m_context.words.label("ui.file.choose"));
    m_files->setFolder(begin);
    static_cast<QVBoxLayout *>(m_card->layout())->insertWidget(2, m_files);
    connect(m_files, &FilePanel::cancelled, this, [this] {
        m_files->deleteLater();
        m_files = nullptr;
        focusFirst();
    });
    connect(m_files, &FilePanel::chosen, this, [this, purpose](const QString &path) {
        m_files->deleteLater();
        m_files = nullptr;
        purpose == FilePanel::Purpose::OpenVault ? setVault(path) : setKeyFile(path);
        focusFirst();
    });
    m_files->setFocus();
}

void UnlockPage::setVault(const QString &path)
{
    m_path = path;
    const QFileInfo info(path);
    const QString name = info.fileName() == "vault.dossier"_L1 ? QFileInfo(info.absolutePath()).fileName() : info.fileName();
    m_place->setFullText(path.isEmpty() ? m_context.words.label("ui.unlock.no_vault") : isolated(name));
    m_place->setToolTip(QDir::toNativeSeparators(path));
    m_message->dismiss();
    m_unlock->setEnabled(!path.isEmpty());
}

void UnlockPage::setKeyFile(const QString &path)
{
    m_keyFile = path;
    m_keyFileName->setFullText(isolated(QFileInfo(path).fileName()));
}

void UnlockPage::setRecovery(bool recovery)
{
    const Words &words = m_context.words;
    m_recovery = recovery;
    const QString name = words.label(recovery ? "ui.action.recovery_code" : "ui.action.passphrase");
    m_secretLabel->setText(name);
    m_passphrase->setAccessibleName(name);
    m_passphrase->clear();
    m_reveal->setChecked(recovery);
    m_keyFileRow->setVisible(!recovery);
    m_recoveryLink->setText(words.label(recovery ? "ui.unlock.use_passphrase" : "ui.unlock.use_recovery"));
    focusFirst();
}

void UnlockPage::focusFirst()
{
    m_passphrase->setFocus(Qt::OtherFocusReason);
}

void UnlockPage::showLayout()
{
    const QLocale locale = QGuiApplication::inputMethod()->locale();
    const QString language = QLocale::languageToCode(locale.language());
    const bool known = locale.language() != QLocale::C && locale.language() != QLocale::AnyLanguage;
    m_layout->setVisible(known);
    m_layout->setText(m_context.words.label("ui.unlock.keyboard", {m_context.words.languageName(language)}));
}

void UnlockPage::setWorking(bool working)
{
    m_unlock->setEnabled(!working);
    m_passphrase->setEnabled(!working);
    m_hint->setText(m_context.words.label(working ? "ui.unlock.working" : "ui.unlock.takes_a_second"));
}

void UnlockPage::unlock()
{
    if (isWorking() || m_path.isEmpty() || m_passphrase->isEmpty())
        return;
    m_message->dismiss();
    auto typed = m_passphrase->text();
    auto secrets = !typed ? Result<Secrets>(std::unexpected(typed.error()))
        : m_recovery      ? recoverySecretsOf(*typed)
                          : secretsOf(*typed, m_keyFile);
    if (!secrets) {
        const bool code = m_recovery && secrets.error().code == base::ErrorCode::InvalidValue;
        m_message->show(MessageBar::Tone::Error, code ? m_context.words.label("ui.unlock.code_mistyped") : m_context.words.error(secrets.error()));
        return;
    }
    setWorking(true);
    // std::function copies what it holds; secrets are not copied, so they are shared between this call and the thread.
    auto shared = std::make_shared<Secrets>(std::move(*secrets));
    m_job.start(this, [path = m_path, shared, &random = m_context.random](const std::atomic_bool &) { return openKeys(path, *shared, random); },
                [this](Result<std::unique_ptr<vault::Vault>> opened) { finish(std::move(opened)); });
}

void UnlockPage::finish(Result<std::unique_ptr<vault::Vault>> opened)
{
    setWorking(false);
    Result<std::unique_ptr<store::Session>> session = base::fail(base::ErrorCode::Internal);
    if (opened) {
        const vault::Access access = (*opened)->access();
        session = store::Session::open(std::move(*opened), access,
                                       {m_context.registry, m_context.vocabularies, m_context.clock, m_context.random, m_context.stateFolder});
    } else {
        session = std::unexpected(opened.error());
    }
    if (!session) {
        m_message->show(MessageBar::Tone::Error, m_context.words.error(session.error()));
        m_passphrase->clear();
        focusFirst();
        return;
    }
    m_passphrase->clear();
    m_opened(std::move(*session), m_path);
}

} // namespace dossier::ui
