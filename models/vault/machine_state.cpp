// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/machine_state.h"

#include "base/atomic_file.h"
#include "base/random.h"
#include "vault/aead.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

// FORMAT.md, "State file". Frozen.
constexpr std::string_view kMagic = "DOSSIERS";
constexpr std::string_view kDomain = "dossier.state.1";
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kVersionOffset = 8;
constexpr std::size_t kTokenOffset = 16;
constexpr std::size_t kChecksumOffset = 32;
constexpr std::size_t kEntriesOffset = 64;

// Within the plaintext of an entry.
constexpr std::size_t kCommitOffset = 16;
constexpr std::size_t kChainOffset = 24;
constexpr std::size_t kEntryPlainSize = 56;

Digest checksumOf(ByteView bytes)
{
    return plainHash({bytes.first(kChecksumOffset), bytes.subspan(kEntriesOffset)});
}

/// Ties an entry to its vault and place.
std::array<std::uint8_t, base::VaultId::kSize + 1> contextOf(const base::VaultId &vault, std::size_t index)
{
    std::array<std::uint8_t, base::VaultId::kSize + 1> context;
    std::ranges::copy(vault.bytes(), context.begin());
    context.back() = static_cast<std::uint8_t>(index);
    return context;
}

Result<std::size_t> entryIndex(CompartmentKind kind)
{
    const auto index = static_cast<std::size_t>(kind);
    if (index >= kCompartmentKinds)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("kind of compartment"));
    return index;
}

bool makePrivateFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return true;
    // The parents may be anybody's; ours is closed to others.
    return QDir().mkpath(QFileInfo(path).path()) && ::mkdir(QFile::encodeName(path).constData(), S_IRWXU) == 0;
}

} // namespace

MachineState::MachineState(QString folder, const base::VaultId &vault, base::Random &random)
    : m_folder(std::move(folder)), m_vault(vault), m_random(&random)
{
}

QString MachineState::defaultFolder()
{
    const QString configured = qEnvironmentVariable("XDG_STATE_HOME");
    if (QDir::isAbsolutePath(configured))   // the specification ignores relative ones
        return configured + QStringLiteral("/dossier");
    const QString home = qEnvironmentVariable("HOME");
    return QDir::isAbsolutePath(home) ? home + QStringLiteral("/.local/state/dossier") : QString();
}

MachineState MachineState::load(const QString &folder, const base::VaultId &vault, base::Random &random)
{
    MachineState state(folder, vault, random);
    state.scramble();
    if (folder.isEmpty()) {
        state.m_condition = Condition::Unavailable;
        return state;
    }
    const Result<QByteArray> content = base::readFile(state.path(), std::int64_t{kMachineStateSize});
    if (content) {
        state.m_condition = state.parse(asBytes(*content)) ? Condition::Present : Condition::Damaged;
    } else if (content.error().code == ErrorCode::NotFound) {
        state.m_condition = Condition::Absent;
    } else {
        const bool isOversized = content.error().code == ErrorCode::MalformedInput;
        state.m_condition = isOversized ? Condition::Damaged : Condition::Unavailable;
    }
    return state;
}

base::IncarnationToken MachineState::ensureToken()
{
    if (!m_token)
        m_token = base::newId<base::IncarnationTag>(*m_random);
    return *m_token;
}

base::IncarnationToken MachineState::adopt()
{
    scramble();
    m_token.reset();
    return ensureToken();
}

Result<std::optional<LowerBound>> MachineState::bound(CompartmentKind kind, const StoreName &name,
                                                      const StoreKey &key) const
{
    DOSSIER_ASSIGN(const std::size_t index, entryIndex(kind));
    DOSSIER_ASSIGN(const SecretBytes entryKey, deriveKey(key.key, kDomain));
    const ByteView entry = m_entries[index];
    std::array<std::uint8_t, kEntryPlainSize> plain;
    const bool isOurs = aeadOpen(plain, entry.subspan(kAeadNonceSize), contextOf(m_vault, index),
                                 entry.first(kAeadNonceSize), entryKey);
    if (!isOurs || !std::ranges::equal(ByteView(plain).first(StoreName::kSize), name.bytes()))
        return std::optional<LowerBound>();
    LowerBound bound;
    bound.commit = readLittleEndian<std::uint64_t>(plain, kCommitOffset);
    std::ranges::copy(ByteView(plain).subspan(kChainOffset), bound.chain.begin());
    return std::optional(bound);
}

Result<void> MachineState::setBound(CompartmentKind kind, const StoreName &name, const StoreKey &key,
                                    const LowerBound &bound)
{
    static_assert(kAeadNonceSize + kEntryPlainSize + kAeadTagSize == kEntrySize);
    static_assert(kEntriesOffset + kCompartmentKinds * kEntrySize == kMachineStateSize);
    DOSSIER_ASSIGN(const std::size_t index, entryIndex(kind));
    DOSSIER_ASSIGN(const SecretBytes entryKey, deriveKey(key.key, kDomain));
    std::array<std::uint8_t, kEntryPlainSize> plain{};
    place(plain, 0, name.bytes());
    writeLittleEndian(plain, kCommitOffset, bound.commit);
    place(plain, kChainOffset, bound.chain);
    Entry &entry = m_entries[index];
    const std::span<std::uint8_t> nonce = std::span(entry).first(kAeadNonceSize);
    m_random->fill(nonce);
    aeadSeal(std::span(entry).subspan(kAeadNonceSize), plain, contextOf(m_vault, index), nonce, entryKey);
    return {};
}

void MachineState::save()
{
    const base::IncarnationToken written = ensureToken();
    QByteArray content(qsizetype(kMachineStateSize), '\0');
    const std::span<std::uint8_t> bytes(reinterpret_cast<std::uint8_t *>(content.data()), kMachineStateSize);
    place(bytes, 0, asBytes(kMagic));
    writeLittleEndian(bytes, kVersionOffset, kVersion);
    place(bytes, kTokenOffset, written.bytes());
    for (std::size_t i = 0; i < kCompartmentKinds; ++i)
        place(bytes, kEntriesOffset + i * kEntrySize, m_entries[i]);
    place(bytes, kChecksumOffset, checksumOf(bytes));
    const bool saved = !m_folder.isEmpty() && makePrivateFolder(m_folder) && base::AtomicFile::write(path(), content);
    m_condition = saved ? Condition::Present : Condition::Unavailable;
}

bool MachineState::parse(ByteView bytes)
{
    if (bytes.size() != kMachineStateSize || !std::ranges::equal(bytes.first(kMagic.size()), asBytes(kMagic))
        || readLittleEndian<std::uint16_t>(bytes, kVersionOffset) != kVersion || !isAllZero(bytes.subspan(10, 6))
        || !sameDigest(checksumOf(bytes), bytes.subspan(kChecksumOffset, sizeof(Digest))))
        return false;
    m_token = base::IncarnationToken::fromByteArray(asView(bytes.subspan(kTokenOffset, base::IncarnationToken::kSize)));
    for (std::size_t i = 0; i < kCompartmentKinds; ++i)
        std::ranges::copy(bytes.subspan(kEntriesOffset + i * kEntrySize, kEntrySize), m_entries[i].begin());
    return true;
}

void MachineState::scramble()
{
    for (Entry &entry : m_entries)
        m_random->fill(entry);
}

QString MachineState::path() const
{
    const Digest digest = plainHash({asBytes(kDomain), m_vault.bytes()});
    return m_folder + u'/' + QString::fromLatin1(asView(digest).first(16).toByteArray().toHex());
}

} // namespace dossier::vault
