// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/action.h"
#include "publish/publication.h"
#include "support/fixed_clock.h"
#include "support/session_world.h"
#include "support/temporary_folder.h"
#include "support/vault_samples.h"

#include <QJsonObject>

namespace dossier::test {

/// An open vault in a folder of its own, on a fixed day, and what tests of publishing do with it.
class PublishWorld
{
public:
    PublishWorld();

    [[nodiscard]] store::Session &session() { return *m_session; }
    [[nodiscard]] store::Store &main() { return m_session->main(); }
    [[nodiscard]] const TemporaryFolder &folder() const { return m_folder; }
    [[nodiscard]] QString vaultPath() const { return m_folder.filePath(QStringLiteral("Campaign")); }
    [[nodiscard]] SessionWorld &world() { return m_world; }
    [[nodiscard]] FixedClock &clock() { return m_clock; }
    /// Closes the vault and opens it again.
    [[nodiscard]] base::Result<void> reopen();
    /// Goes on with an older copy of the vault, as `adopt` does.
    [[nodiscard]] base::Result<void> adopt();

    base::Result<store::Applied> apply(store::Store &store, std::vector<domain::ChangeSet> changes);
    /// The list of the sample: 303 invented people.
    void importSampleList(const QString &publication, const QString &namingBasis);
    /// Names of that list as they stand in the vault.
    [[nodiscard]] QStringList namesInVault();

    struct Added {
        base::RecordId person;
        base::RecordId name;
        base::RecordId caseId;
        base::RecordId summary;
    };
    /// A person with a cleared case, a basis and a summary.
    Added addCleared(const QString &name, const QString &summary);
    template<typename T>
    void set(schema::EntityType entity, base::RecordId id, schema::Field<T> field, T value)
    {
        domain::ChangeSet change;
        change.entity = entity;
        change.id = id;
        change.set(field.id, schema::Value(std::move(value)), take(main().record(id)).value(field.id));
        (void)take(apply(main(), {std::move(change)}));
    }

    [[nodiscard]] publish::PublicationRequest request(publish::Format format, disclosure::ReportKind kind = disclosure::ReportKind::List) const;
    [[nodiscard]] base::Result<publish::Published> publish(const publish::PublicationRequest &request);
    /// Published, or the end of the test; the finished file's bytes.
    [[nodiscard]] QByteArray fileOf(const publish::PublicationRequest &request);
    [[nodiscard]] QJsonObject jsonOf(publish::PublicationRequest request);
    [[nodiscard]] QList<domain::Record> ledger(store::Store &store);

private:
    TemporaryFolder m_folder;
    SessionWorld m_world;
    FixedClock m_clock;
    store::SessionContext m_context;
    base::SecretBytes m_passphrase;
    std::unique_ptr<store::Session> m_session;
};

/// Text of a PDF as pdftotext gives it, without its marks of direction; empty where the tool fails.
[[nodiscard]] QString pdfText(const QByteArray &pdf);
struct ToolRun {
    int exitCode = -1;
    QByteArray output;
};
/// Runs a tool on the bytes of a file; "%1" in the arguments is its path.
[[nodiscard]] ToolRun runOnFile(const QString &program, QStringList arguments, const QByteArray &bytes);

} // namespace dossier::test
