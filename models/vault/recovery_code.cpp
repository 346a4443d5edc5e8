// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/recovery_code.h"

#include "base/random.h"
#include "vault/secret_input.h"
#include "vault/wire.h"

#include <sodium.h>

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";   // Crockford: no I, L, O, U
constexpr std::size_t kDataSymbols = 26;
constexpr std::size_t kSymbols = 28;
constexpr std::size_t kLongestText = 256;
static_assert(kSymbols == RecoveryCode::kGroupCount * RecoveryCode::kGroupSize);

/// GF(32) modulo x^5 + x^2 + 1.
std::uint8_t multiply(std::uint8_t a, std::uint8_t b)
{
    unsigned product = 0;
    for (unsigned bit = 0; bit < 5; ++bit)
        product ^= (unsigned{b} >> bit & 1U) * (unsigned{a} << bit);
    for (unsigned bit = 8; bit >= 5; --bit)
        product ^= (product >> bit & 1U) * (0b100101U << (bit - 5));
    return static_cast<std::uint8_t>(product);
}

/// The sums of symbol[i]·x^i and symbol[i]·x^2i: with both, any two wrong symbols among 28 are seen.
void setCheckSymbols(std::span<std::uint8_t> symbols)
{
    std::uint8_t first = 0;
    std::uint8_t second = 0;
    std::uint8_t power = 1;
    for (std::size_t i = 0; i < kDataSymbols; ++i) {
        const std::uint8_t once = multiply(symbols[i], power);
        first = first ^ once;
        second = second ^ multiply(once, power);
        power = multiply(power, 2);
    }
    symbols[kDataSymbols] = first;
    symbols[kDataSymbols + 1] = second;
}

Result<SecretBytes> symbolsOf(ByteView secret)
{
    DOSSIER_ASSIGN(SecretBytes symbols, SecretBytes::zeroed(kSymbols));
    for (std::size_t bit = 0; bit < secret.size() * 8; ++bit) {
        const unsigned value = unsigned{secret[bit / 8]} >> (7 - bit % 8) & 1U;
        symbols.writable()[bit / 5] |= static_cast<std::uint8_t>(value << (4 - bit % 5));
    }
    setCheckSymbols(symbols.writable());
    return symbols;
}

/// -1 for what is to be skipped, -2 for what has no place in a code.
int symbolOf(std::uint8_t character)
{
    char upper = static_cast<char>(character);
    if (upper >= 'a' && upper <= 'z')
        upper = static_cast<char>(upper - 'a' + 'A');
    if (upper == ' ' || upper == '-' || upper == '\t' || upper == '\r' || upper == '\n')
        return -1;
    if (upper == 'O')
        upper = '0';
    if (upper == 'I' || upper == 'L')
        upper = '1';
    const std::size_t found = kAlphabet.find(upper);
    return found == std::string_view::npos ? -2 : static_cast<int>(found);
}

} // namespace

Result<RecoveryCode> RecoveryCode::generate(base::Random &random)
{
    DOSSIER_ASSIGN(SecretBytes secret, SecretBytes::random(kSecretSize, random));
    return RecoveryCode(std::move(secret));
}

Result<RecoveryCode> RecoveryCode::parse(const SecretBytes &text)
{
    DOSSIER_ASSIGN(SecretBytes symbols, SecretBytes::zeroed(kSymbols));
    std::size_t count = 0;
    for (const std::uint8_t character : text.bytes()) {
        const int symbol = symbolOf(character);
        if (symbol == -1)
            continue;
        if (symbol < 0 || count == kSymbols)
            return fail(ErrorCode::InvalidValue, QStringLiteral("form"));
        symbols.writable()[count++] = static_cast<std::uint8_t>(symbol);
    }
    if (count != kSymbols)
        return fail(ErrorCode::InvalidValue, QStringLiteral("form"));

    DOSSIER_ASSIGN(SecretBytes secret, SecretBytes::zeroed(kSecretSize));
    for (std::size_t bit = 0; bit < kSecretSize * 8; ++bit) {
        const unsigned value = unsigned{symbols.bytes()[bit / 5]} >> (4 - bit % 5) & 1U;
        secret.writable()[bit / 8] |= static_cast<std::uint8_t>(value << (7 - bit % 8));
    }
    // Encoding again checks the two check symbols and the two spare bits of the 26th in one comparison.
    DOSSIER_ASSIGN(const SecretBytes expected, symbolsOf(secret.bytes()));
    if (!expected.equals(symbols.bytes()))
        return fail(ErrorCode::InvalidValue, QStringLiteral("check"));
    return RecoveryCode(std::move(secret));
}

Result<RecoveryCode> RecoveryCode::read(const QString &path)
{
    DOSSIER_ASSIGN(const SecretBytes content, readSecretFile(path, kLongestText));
    return parse(content);
}

Result<void> RecoveryCode::write(const QString &path) const
{
    DOSSIER_ASSIGN(const SecretBytes code, text());
    DOSSIER_ASSIGN(SecretBytes line, SecretBytes::zeroed(code.size() + 1));
    place(line.writable(), 0, code.bytes());
    line.writable().back() = '\n';
    return writeSecretFile(path, line);
}

Result<SecretBytes> RecoveryCode::text() const
{
    DOSSIER_ASSIGN(const SecretBytes symbols, symbolsOf(m_secret.bytes()));
    DOSSIER_ASSIGN(SecretBytes text, SecretBytes::zeroed(kSymbols + kGroupCount - 1));
    std::size_t at = 0;
    for (std::size_t i = 0; i < kSymbols; ++i) {
        if (i > 0 && i % kGroupSize == 0)
            text.writable()[at++] = '-';
        text.writable()[at++] = static_cast<std::uint8_t>(kAlphabet[symbols.bytes()[i]]);
    }
    return text;
}

} // namespace dossier::vault
