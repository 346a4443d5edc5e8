// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/mark.h"

#include "base/atomic_file.h"
#include "base/random.h"
#include "vault/aead.h"

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

// FORMAT.md, "Mark". Frozen.
constexpr std::string_view kDomain = "dossier.mark.1";
constexpr std::size_t kPlainSize = kMarkSize - kAeadNonceSize - kAeadTagSize;
constexpr std::size_t kFeedOffset = 8;
constexpr std::size_t kSeqOffset = 24;
constexpr std::size_t kChainOffset = 32;
constexpr std::size_t kProtectiveOffset = 64;
constexpr std::size_t kPaddingOffset = 96;

Mark parse(ByteView plain)
{
    Mark mark;
    mark.commit = readLittleEndian<std::uint64_t>(plain, 0);
    mark.feed = *base::FeedId::fromByteArray(asView(plain.subspan(kFeedOffset, base::FeedId::kSize)));
    mark.seq = readLittleEndian<std::uint64_t>(plain, kSeqOffset);
    std::ranges::copy(plain.subspan(kChainOffset, mark.chain.size()), mark.chain.begin());
    std::ranges::copy(plain.subspan(kProtectiveOffset, mark.protective.size()), mark.protective.begin());
    return mark;
}

} // namespace

Result<Mark> readMark(const QString &path, const StoreKey &key)
{
    const Result<QByteArray> content = base::readFile(path, std::int64_t{kMarkSize});
    if (!content || content->size() != qsizetype(kMarkSize))
        return fail(ErrorCode::MissingMark, content ? QStringLiteral("size") : content.error().detail);
    const ByteView bytes = asBytes(*content);
    DOSSIER_ASSIGN(const SecretBytes markKey, deriveKey(key.key, kDomain));
    std::array<std::uint8_t, kPlainSize> plain;
    if (!aeadOpen(plain, bytes.subspan(kAeadNonceSize), asBytes(kDomain), bytes.first(kAeadNonceSize), markKey)
        || !isAllZero(ByteView(plain).subspan(kPaddingOffset)))
        return fail(ErrorCode::MissingMark, QStringLiteral("not authentic"));
    return parse(plain);
}

Result<void> writeMark(const QString &path, const StoreKey &key, const Mark &mark, base::Random &random)
{
    std::array<std::uint8_t, kPlainSize> plain{};
    writeLittleEndian(plain, 0, mark.commit);
    place(plain, kFeedOffset, mark.feed.bytes());
    writeLittleEndian(plain, kSeqOffset, mark.seq);
    place(plain, kChainOffset, mark.chain);
    place(plain, kProtectiveOffset, mark.protective);

    DOSSIER_ASSIGN(const SecretBytes markKey, deriveKey(key.key, kDomain));
    std::array<std::uint8_t, kMarkSize> file;
    const std::span<std::uint8_t> nonce = std::span(file).first(kAeadNonceSize);
    random.fill(nonce);
    aeadSeal(std::span(file).subspan(kAeadNonceSize), plain, asBytes(kDomain), nonce, markKey);
    return base::AtomicFile::write(path, asView(file));
}

} // namespace dossier::vault
