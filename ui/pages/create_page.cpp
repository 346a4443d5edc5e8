// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/create_page.h"

#include "ui/forms/editors/code_editor.h"

#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dossier::ui {

using base::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr double kColumnUnits = 120;
constexpr int kShortPassphrase = 12;   ///< characters; below, a guess is cheap even behind Argon2
constexpr int kGoodPassphrase = 20;    ///< about five random words

/// A scrolling page with one column in the middle.
QWidget *centred(QWidget *card, int width)
{
    card->setMaximumWidth(width);
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->addStretch(1);
    row->addWidget(card, 100, Qt::AlignTop);
    row->addStretch(1);
    QScrollArea *scroll = makeScroll("");
    scroll->setWidget(content);
    // Qt scrolls after Tab alone; Enter goes from field to field too.
    QObject::connect(qApp, &QApplication::focusChanged, scroll, [scroll](QWidget *, QWidget *now) {
        if (now && scroll->isAncestorOf(now))
            scroll->ensureWidgetVisible(now);
    });
    return scroll;
}

QLabel *wrapped(QLabel *label)
{
    label->setWordWrap(true);
    return label;
}

} // namespace

CreatePage::CreatePage(const Context &context, const QString &parentFolder, Created created, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_folder(parentFolder)
    , m_created(std::move(created))
    , m_steps(new QStackedLayout(this))
{
    const int width = context.theme.u(kColumnUnits);
    m_steps->addWidget(centred(makeForm(), width));
    m_steps->addWidget(centred(makeRecovery(), width));
    showPlace();
    showStrength();
}

void CreatePage::addRow(QVBoxLayout *column, const char *labelKey, QWidget *field, const char *hintKey)
{
    const Words &words = m_context.words;
    QLabel *label = makeLabel(m_context, Theme::Role::Name, words.label(labelKey));
    label->setBuddy(field);
    field->setAccessibleName(words.label(labelKey));
    auto *row = new QVBoxLayout;
    row->setSpacing(m_context.theme.u());
    row->addWidget(label);
    row->addWidget(field);
    if (hintKey)
        row->addWidget(wrapped(makeLabel(m_context, Theme::Role::Small, words.label(hintKey), "hint")));
    column->addLayout(row);
}

QWidget *CreatePage::makeForm()
{
    const Words &words = m_context.words;
    const int u = m_context.theme.u();
    auto *card = new QWidget;
    auto *outer = new QVBoxLayout(card);
    outer->setContentsMargins(u * 2, u * 10, u * 2, u * 4);
    outer->setSpacing(u * 3);
    outer->addWidget(makeLabel(m_context, Theme::Role::Title, words.label("ui.create.title")));
    outer->addWidget(wrapped(makeLabel(m_context, Theme::Role::Body, words.label("ui.create.about"), "soft")));
    QFrame *panel = makeFrame("panel");
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(u * 5, u * 5, u * 5, u * 5);
    column->setSpacing(u * 4);
    m_name = new QLineEdit(words.label("ui.create.default_name"));
    addRow(column, "ui.create.name", m_name);
    m_place = makeLabel(m_context, Theme::Role::Small, {}, "hint");
    column->addWidget(wrapped(m_place));
    m_member = new QLineEdit;
    addRow(column, "ui.create.member", m_member, "ui.create.member_hint");
    m_language = new ChoiceBox(m_context);
    for (const QString &tag : {u"en"_s, u"az"_s, u"ru"_s})
        m_language->addItem(words.languageName(tag), tag);
    m_language->setCurrentIndex(std::max(0, m_language->findData(words.language())));
    addRow(column, "ui.create.language", m_language, "ui.create.language_hint");
    m_passphrase = new PassphraseField(m_context, words.label("ui.action.passphrase"));
    addRow(column, "ui.action.passphrase", m_passphrase);
    m_strength = wrapped(makeLabel(m_context, Theme::Role::Small, {}, "hint"));
    column->addWidget(m_strength);
    m_again = new PassphraseField(m_context, words.label("ui.create.again"));
    addRow(column, "ui.create.again", m_again);
    auto *actions = new QHBoxLayout;
    m_make = makeButton(m_context, words.label("ui.create.make"), "primary");
    QPushButton *cancel = makeButton(m_context, words.label("ui.button.cancel"));
    actions->addWidget(m_make);
    actions->addWidget(cancel);
    actions->addStretch();
    column->addLayout(actions);
    m_message = new MessageBar(m_context);
    column->addWidget(m_message);
    outer->addWidget(panel);
    connect(m_name, &QLineEdit::textChanged, this, &CreatePage::showPlace);
    connect(m_passphrase, &PassphraseField::changed, this, &CreatePage::showStrength);
    connect(m_passphrase, &PassphraseField::submitted, m_again, [this] { m_again->setFocus(); });
    connect(m_again, &PassphraseField::submitted, this, &CreatePage::create);
    connect(m_make, &QPushButton::clicked, this, &CreatePage::create);
    connect(cancel, &QPushButton::clicked, this, &CreatePage::cancelled);
    return card;
}

QWidget *CreatePage::makeRecovery()
{
    const Words &words = m_context.words;
    const int u = m_context.theme.u();
    auto *card = new QWidget;
    auto *outer = new QVBoxLayout(card);
    outer->setContentsMargins(u * 2, u * 10, u * 2, u * 4);
    outer->setSpacing(u * 3);
    outer->addWidget(makeLabel(m_context, Theme::Role::Title, words.label("ui.create.code_title")));
    outer->addWidget(wrapped(makeLabel(m_context, Theme::Role::Body, words.label("ui.create.code_about"), "soft")));
    QFrame *panel = makeFrame("panel");
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(u * 5, u * 5, u * 5, u * 5);
    column->setSpacing(u * 3);
    m_code = new RecoveryCodeView(m_context);
    column->addWidget(m_code);
    column->addWidget(makeLine());
    m_ask = wrapped(makeLabel(m_context, Theme::Role::Name, {}));
    column->addWidget(m_ask);
    m_group = new PassphraseField(m_context, {});
    m_group->setRevealed(true);
    column->addWidget(m_group);
    QPushButton *done = makeButton(m_context, words.label("ui.create.code_written"), "primary");
    column->addWidget(done, 0, Qt::AlignLeading);
    m_codeMessage = new MessageBar(m_context);
    column->addWidget(m_codeMessage);
    outer->addWidget(panel);
    connect(m_group, &PassphraseField::submitted, this, &CreatePage::confirm);
    connect(done, &QPushButton::clicked, this, &CreatePage::confirm);
    return card;
}

void CreatePage::focusFirst()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

QString CreatePage::path() const
{
    const QString typed = m_name->text().trimmed();
    // What a person types as a name never climbs out of the folder unless it is a whole path.
    return QDir::isAbsolutePath(typed) ? QDir::cleanPath(typed) : QDir(m_folder).filePath(QString(typed).replace(u'/', u'-'));
}

void CreatePage::showPlace()
{
    m_place->setText(m_context.words.label("ui.create.place", {QDir::toNativeSeparators(path())}));
    m_make->setEnabled(!m_name->text().trimmed().isEmpty());
}

void CreatePage::showStrength()
{
    const int length = m_passphrase->length();
    const char *key = length < kShortPassphrase ? "ui.create.too_short" : length < kGoodPassphrase ? "ui.create.middling" : "ui.create.long_enough";
    m_strength->setText(m_context.words.label(key));
    setLook(m_strength, length >= kGoodPassphrase ? "good" : "hint");
}

void CreatePage::create()
{
    const Words &words = m_context.words;
    if (m_job.isRunning())
        return;
    m_message->dismiss();
    if (m_passphrase->length() < kShortPassphrase) {
        m_message->show(MessageBar::Tone::Error, words.label("error.weak_passphrase"));
        m_passphrase->setFocus();
        return;
    }
    if (!m_passphrase->sameAs(*m_again)) {
        m_message->show(MessageBar::Tone::Error, words.label("error.passphrases_differ"));
        m_again->clear();
        m_again->setFocus();
        return;
    }
    auto typed = m_passphrase->text();
    auto secrets = typed ? secretsOf(*typed, {}) : Result<Secrets>(std::unexpected(typed.error()));
    if (!secrets) {
        m_message->show(MessageBar::Tone::Error, words.error(secrets.error()));
        return;
    }
    m_make->setEnabled(false);
    m_make->setText(words.label("ui.create.working"));
    // Shared with the thread that derives the key: secrets are never copied.
    auto shared = std::make_shared<Secrets>(std::move(*secrets));
    m_job.start(this, [path = path(), shared, &random = m_context.random](const std::atomic_bool &) { return createKeys(path, *shared, random); },
                [this](Result<vault::CreatedVault> created) { finish(std::move(created)); });
}

void CreatePage::finish(Result<vault::CreatedVault> created)
{
    const Words &words = m_context.words;
    m_make->setEnabled(true);
    m_make->setText(words.label("ui.create.make"));
    store::NewVault options;
    options.memberName = m_member->text().trimmed().isEmpty() ? words.label("ui.create.default_member") : m_member->text().trimmed();
    options.vaultName = m_name->text().trimmed();
    options.language = m_language->currentData().toString();
    Result<store::CreatedSession> session = base::fail(base::ErrorCode::Internal);
    if (created)
        session = store::Session::create(std::move(*created), options,
                                         {m_context.registry, m_context.vocabularies, m_context.clock, m_context.random, m_context.stateFolder});
    else
        session = std::unexpected(created.error());
    if (!session) {
        m_message->show(MessageBar::Tone::Error, words.error(session.error()));
        return;
    }
    m_passphrase->clear();
    m_again->clear();
    m_session = std::move(session->session);
    m_recovery = std::move(session->recoveryCode);
    auto text = m_recovery ? m_recovery->text() : Result<base::SecretBytes>(base::fail(base::ErrorCode::Internal));
    if (!text) {
        m_message->show(MessageBar::Tone::Error, words.error(text.error()));
        return;
    }
    m_code->setCode(std::move(*text));
    std::array<std::uint8_t, 1> chance{};
    m_context.random.fill(chance);
    m_asked = chance[0] % vault::RecoveryCode::kGroupCount;
    m_ask->setText(words.label("ui.create.code_ask", {words.number(m_asked + 1)}));
    m_group->setAccessibleName(m_ask->text());
    m_steps->setCurrentIndex(1);
    m_group->setFocus();
}

void CreatePage::confirm()
{
    const auto typed = m_group->text();
    if (!typed || !m_code->isGroup(m_asked, *typed)) {
        m_codeMessage->show(MessageBar::Tone::Error, m_context.words.label("ui.create.code_differs"));
        m_group->clear();
        m_group->setFocus();
        return;
    }
    m_code->clear();
    m_group->clear();
    m_recovery.reset();
    m_created(std::move(m_session), path());
}

} // namespace dossier::ui
