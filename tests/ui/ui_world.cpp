// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "support/vault_samples.h"
#include "vault/kdf.h"
#include "vault/secret_input.h"

namespace dossier::test {

using namespace Qt::StringLiterals;

namespace {

base::SecretBytes passphrase()
{
    const QByteArray text(UiWorld::kPassphrase);
    return take(vault::passphraseFromText(
        take(base::SecretBytes::copyOf({reinterpret_cast<const std::uint8_t *>(text.constData()), std::size_t(text.size())}))));
}

} // namespace

UiWorld::UiWorld()
    : m_preferences(m_folder.filePath(u"config"_s))
    , m_theme(take(ui::Theme::load()))
    , m_words(m_sessions.vocabularies(), u"en"_s)
{
    m_theme->setScheme(ui::Theme::Scheme::Light);
    m_context.reset(new ui::Context{.registry = m_sessions.registry(),
                                    .vocabularies = m_sessions.vocabularies(),
                                    .clock = m_sessions.clock(),
                                    .random = m_sessions.random(),
                                    .words = m_words,
                                    .theme = *m_theme,
                                    .stateFolder = m_folder.filePath(u"state"_s),
                                    .fontFolder = QStringLiteral(DOSSIER_FONT_DIR),
                                    .draftDelay = std::chrono::milliseconds(50)});
}

std::unique_ptr<store::Session> UiWorld::create()
{
    const base::SecretBytes secret = passphrase();
    store::NewVault options;
    options.keys.credentials.passphrase = &secret;
    options.keys.withRecoveryCode = false;
    options.memberName = u"Member"_s;
    options.vaultName = u"Campaign"_s;
    options.language = u"en"_s;
    return take(store::Session::create(vaultPath(), options, m_sessions.context(m_context->stateFolder))).session;
}

base::Result<std::unique_ptr<store::Session>> UiWorld::open()
{
    const base::SecretBytes secret = passphrase();
    vault::Credentials credentials;
    credentials.passphrase = &secret;
    return store::Session::open(vaultPath(), credentials, vault::Access::ReadWrite, m_sessions.context(m_context->stateFolder));
}

SessionWorld::AddedCase UiWorld::addCase(store::Session &session, const QString &name)
{
    domain::Action action = m_sessions.action(domain::Origin::Form, session.member());
    const SessionWorld::AddedCase added = m_sessions.addCase(action, name, u"police"_s);
    (void)take(session.main().apply(std::move(action)));
    return added;
}

} // namespace dossier::test
