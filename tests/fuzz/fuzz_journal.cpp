// SPDX-License-Identifier: GPL-3.0-or-later
// The codecs of the journal under libFuzzer: whatever they take, they would write again byte for byte,
// and whatever they refuse, they refuse without harm. The first byte says which codec is meant.
#include "store/journal/change_codec.h"
#include "store/journal/stored_ops.h"
#include "store/journal/value_codec.h"

#include <cstdlib>

namespace {

using namespace dossier::store;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void tryHeader(QByteArrayView bytes)
{
    if (const auto header = decodeHeader(bytes)) {
        const auto again = encodeHeader(*header);
        require(again && *again == bytes);
    }
}

void tryValue(QByteArrayView bytes)
{
    if (const auto value = decodeValue(bytes)) {
        ByteWriter out;
        require(encodeValue(out, *value) && out.bytes() == bytes);
    }
}

/// Size of the header (2 bytes), header, detached value.
void tryWhole(QByteArrayView bytes)
{
    ByteReader in(bytes);
    const unsigned int low = in.byte();
    const QByteArrayView first = in.raw(qsizetype(low | (unsigned(in.byte()) << 8U)));
    const auto header = decodeHeader(first);
    if (!header)
        return;
    const QByteArrayView rest = in.raw(in.remaining());
    if (const auto value = decodeDetached(rest, header->ops)) {
        const auto again = encodeDetached(*value, header->ops);
        require(again && *again == rest);
    }
}

void tryStored(QByteArrayView bytes)
{
    if (const auto header = decodeStored(bytes))
        require(encodeStored(*header) == bytes);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView rest(data + 1, qsizetype(size) - 1);
    switch (data[0] % 4) {
    case 0:
        tryHeader(rest);
        break;
    case 1:
        tryValue(rest);
        break;
    case 2:
        tryWhole(rest);
        break;
    default:
        tryStored(rest);
        break;
    }
    return 0;
}
