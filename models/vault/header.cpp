// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/header.h"

#include "base/random.h"

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

// FORMAT.md, "Vault header". Frozen.
constexpr std::string_view kMagic = "DOSSIERV";
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kVersionOffset = 8;
constexpr std::size_t kSizeOffset = 12;
constexpr std::size_t kVaultIdOffset = 16;
constexpr std::size_t kGenerationOffset = 32;
constexpr std::size_t kKdfOffset = 64;
constexpr std::size_t kKdfRecordSize = 32;
constexpr std::size_t kZeroOffset = kKdfOffset + kKdfRecordCount * kKdfRecordSize;
constexpr std::size_t kMacOffset = 4032;
constexpr std::size_t kChecksumOffset = 4064;
constexpr std::size_t kSlotsOffset = 4096;
constexpr std::size_t kGrantsOffset = 8192;
static_assert(kGrantsOffset + kGrantCount * kGrantSize == kHeaderSize);
static_assert(kSlotsOffset + kSlotCount * kSlotSize == kGrantsOffset);

// Places within one KDF record.
constexpr std::size_t kKdfMemoryOffset = 4;
constexpr std::size_t kKdfPassesOffset = 8;
constexpr std::size_t kKdfSaltOffset = 16;

Digest checksumOf(ByteView bytes)
{
    return plainHash({bytes.first(kChecksumOffset), bytes.subspan(kSlotsOffset)});
}

Result<Digest> macOf(ByteView bytes, const SecretBytes &mainKey)
{
    DOSSIER_ASSIGN(const SecretBytes key, deriveKey(mainKey, "dossier.header.1"));
    return keyedHash(key, {bytes.first(kMacOffset), bytes.subspan(kSlotsOffset)});
}

/// Absent for a record that is not in use; DamagedHeader where it is neither.
Result<std::optional<KdfParameters>> parseKdfRecord(ByteView record)
{
    const std::uint8_t state = record[0];
    if (state == 0) {
        if (!isAllZero(record))
            return fail(ErrorCode::DamagedHeader, QStringLiteral("unused KDF record is not empty"));
        return std::optional<KdfParameters>();
    }
    if (state != 1 || !isAllZero(record.subspan(1, 3)) || !isAllZero(record.subspan(12, 4)))
        return fail(ErrorCode::DamagedHeader, QStringLiteral("KDF record"));
    KdfParameters parameters;
    parameters.memoryKib = readLittleEndian<std::uint32_t>(record, kKdfMemoryOffset);
    parameters.passes = readLittleEndian<std::uint32_t>(record, kKdfPassesOffset);
    std::ranges::copy(record.subspan(kKdfSaltOffset, parameters.salt.size()), parameters.salt.begin());
    return std::optional(parameters);
}

void writeKdfRecord(std::span<std::uint8_t> record, const KdfParameters &parameters)
{
    record[0] = 1;
    writeLittleEndian(record, kKdfMemoryOffset, parameters.memoryKib);
    writeLittleEndian(record, kKdfPassesOffset, parameters.passes);
    place(record, kKdfSaltOffset, parameters.salt);
}

Result<void> requireReadable(ByteView bytes)
{
    if (bytes.size() != kHeaderSize)
        return fail(ErrorCode::DamagedHeader, QStringLiteral("length"));
    if (!std::ranges::equal(bytes.first(kMagic.size()), asBytes(kMagic)))
        return fail(ErrorCode::DamagedHeader, QStringLiteral("magic"));
    // Before the version: a flipped bit there is damage, not a newer release.
    if (!sameDigest(checksumOf(bytes), bytes.subspan(kChecksumOffset, sizeof(Digest))))
        return fail(ErrorCode::DamagedHeader, QStringLiteral("checksum"));
    const auto version = readLittleEndian<std::uint16_t>(bytes, kVersionOffset);
    if (version != kVersion)
        return fail(ErrorCode::UnsupportedVersion, QStringLiteral("vault header %1").arg(version));
    if (readLittleEndian<std::uint32_t>(bytes, kSizeOffset) != kHeaderSize)
        return fail(ErrorCode::DamagedHeader, QStringLiteral("size field"));
    if (!isAllZero(bytes.subspan(10, 2)) || !isAllZero(bytes.subspan(40, kKdfOffset - 40))
        || !isAllZero(bytes.subspan(kZeroOffset, kMacOffset - kZeroOffset)))
        return fail(ErrorCode::DamagedHeader, QStringLiteral("reserved bytes"));
    return {};
}

} // namespace

Result<Header> parseHeader(QByteArrayView view)
{
    const ByteView bytes = asBytes(view);
    DOSSIER_TRY(requireReadable(bytes));
    Header header;
    header.vaultId = *base::VaultId::fromByteArray(view.sliced(kVaultIdOffset, qsizetype(base::VaultId::kSize)));
    header.generation = readLittleEndian<std::uint64_t>(bytes, kGenerationOffset);
    for (std::size_t i = 0; i < kKdfRecordCount; ++i) {
        DOSSIER_ASSIGN(header.kdf[i], parseKdfRecord(bytes.subspan(kKdfOffset + i * kKdfRecordSize, kKdfRecordSize)));
    }
    for (std::size_t i = 0; i < kSlotCount; ++i)
        std::ranges::copy(bytes.subspan(kSlotsOffset + i * kSlotSize, kSlotSize), header.slots[i].begin());
    for (std::size_t i = 0; i < kGrantCount; ++i)
        std::ranges::copy(bytes.subspan(kGrantsOffset + i * kGrantSize, kGrantSize), header.grants[i].begin());
    return header;
}

Result<bool> isAuthentic(QByteArrayView readable, const SecretBytes &mainKey)
{
    const ByteView bytes = asBytes(readable);
    if (bytes.size() != kHeaderSize)
        return false;
    DOSSIER_ASSIGN(const Digest mac, macOf(bytes, mainKey));
    return sameDigest(mac, bytes.subspan(kMacOffset, sizeof(Digest)));
}

Result<QByteArray> serialiseHeader(const Header &header, const SecretBytes &mainKey)
{
    QByteArray content(qsizetype(kHeaderSize), '\0');
    const std::span<std::uint8_t> bytes(reinterpret_cast<std::uint8_t *>(content.data()), kHeaderSize);
    place(bytes, 0, asBytes(kMagic));
    writeLittleEndian(bytes, kVersionOffset, kVersion);
    writeLittleEndian(bytes, kSizeOffset, static_cast<std::uint32_t>(kHeaderSize));
    place(bytes, kVaultIdOffset, header.vaultId.bytes());
    writeLittleEndian(bytes, kGenerationOffset, header.generation);
    for (std::size_t i = 0; i < kKdfRecordCount; ++i) {
        if (header.kdf[i])
            writeKdfRecord(bytes.subspan(kKdfOffset + i * kKdfRecordSize, kKdfRecordSize), *header.kdf[i]);
    }
    for (std::size_t i = 0; i < kSlotCount; ++i)
        place(bytes, kSlotsOffset + i * kSlotSize, header.slots[i]);
    for (std::size_t i = 0; i < kGrantCount; ++i)
        place(bytes, kGrantsOffset + i * kGrantSize, header.grants[i]);
    DOSSIER_ASSIGN(const Digest mac, macOf(bytes, mainKey));
    place(bytes, kMacOffset, mac);
    place(bytes, kChecksumOffset, checksumOf(bytes));
    return content;
}

void fillUnused(Header &header, base::Random &random)
{
    for (SlotBytes &slot : header.slots)
        random.fill(slot);
    for (GrantBytes &grant : header.grants)
        random.fill(grant);
}

} // namespace dossier::vault
