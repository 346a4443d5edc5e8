// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/vault_samples.h"

#include <QDir>

namespace dossier::test {

using namespace Qt::StringLiterals;
using namespace dossier::vault;

namespace {

ByteSource sourceOf(const QByteArray &content)
{
    return [content, at = std::size_t{0}](std::span<std::uint8_t> buffer) mutable -> base::Result<std::size_t> {
        const ByteView left = asBytes(content).subspan(at);
        const std::size_t count = std::min(buffer.size(), left.size());
        std::ranges::copy(left.first(count), buffer.begin());
        at += count;
        return count;
    };
}

Digest filledWith(std::uint8_t byte)
{
    Digest digest;
    digest.fill(byte);
    return digest;
}

QByteArray goldenBackup(const SampleVault &sample, const QByteArray &mark)
{
    const QString path = sample.folder.filePath(u"backup"_s);
    BackupWriter writer = take(BackupWriter::create(path, sample.vault->headerBytes(), sample.vault->mainKey().key));
    const QByteArray database = QByteArray("stands for a database ").repeated(300);
    must(writer.append("main.db", static_cast<std::uint64_t>(database.size()), sourceOf(database)));
    must(writer.append("main.mark", static_cast<std::uint64_t>(mark.size()), sourceOf(mark)));
    must(writer.append("blobs/00112233445566778899aabbccddeeff", 0, sourceOf({})));
    must(writer.commit());
    return fileContent(path);
}

} // namespace

QHash<QString, QByteArray> goldenVaultFiles()
{
    SampleVault sample(2026);
    Vault &vault = *sample.vault;
    UsedEntries used = sample.used();
    QHash<QString, QByteArray> files;

    const KeyFile keyFile = take(KeyFile::generate(sample.random));
    files.insert(u"key-file"_s, textOf(take(keyFile.serialise())));
    files.insert(u"recovery-code.txt"_s, textOf(take(sample.recoveryCode->text())) + '\n');
    used.slots.set(static_cast<std::size_t>(take(vault.addSlot({&sample.passphrase, &keyFile, nullptr}, used))));
    const base::SecretBytes otherPassphrase = secretOf(kOtherPassphrase);
    const AddedMember other = take(vault.addMember({.passphrase = &otherPassphrase}, false, used));
    used.slots.set(static_cast<std::size_t>(other.slot));
    used.grants.set(static_cast<std::size_t>(other.mainGrant));
    used.grants.set(static_cast<std::size_t>(take(vault.createCompartment(kEndorsers, used)).grant));
    const base::SecretBytes sourcesPassphrase = secretOf(kSourcesPassphrase);
    used.grants.set(static_cast<std::size_t>(take(vault.createCompartment(kSources, used, &sourcesPassphrase)).grant));
    files.insert(u"vault.dossier"_s, vault.headerBytes());

    Mark mark;
    mark.commit = 1042;
    mark.feed = base::newId<base::FeedTag>(sample.random);
    mark.seq = 77;
    mark.chain = filledWith(0xC1);
    mark.protective = filledWith(0xA5);
    const QString markPath = sample.folder.filePath(u"main.mark"_s);
    must(writeMark(markPath, vault.mainKey(), mark, sample.random));
    files.insert(u"main.mark"_s, fileContent(markPath));

    const QString stateFolder = sample.folder.filePath(u"state"_s);
    MachineState state = MachineState::load(stateFolder, vault.vaultId(), sample.random);
    must(state.setBound(CompartmentKind::Main, StoreName(), vault.mainKey(), {1042, filledWith(0xC1)}));
    state.save();
    const QStringList stateFiles = QDir(stateFolder).entryList(QDir::Files);
    files.insert(u"state"_s, fileContent(stateFolder + u'/' + stateFiles.value(0)));

    files.insert(u"backup"_s, goldenBackup(sample, files.value(u"main.mark"_s)));
    return files;
}

} // namespace dossier::test
