// SPDX-License-Identifier: GPL-3.0-or-later
// give_key VAULT passphrase|code FILE DESCRIPTOR: unlocks a vault and writes key and salt of main.db, 96 hexadecimal
// digits, to a descriptor of the test. No command of the product prints a key; this program is never installed.
#include "vault/secret_input.h"
#include "vault/vault.h"

#include "base/random.h"

#include <QCoreApplication>

#include <cstdio>

#include <unistd.h>

using namespace dossier;
using namespace Qt::StringLiterals;

namespace {

base::Result<std::unique_ptr<vault::Vault>> unlock(const QStringList &words, base::Random &random)
{
    if (words[2] == "code"_L1) {
        DOSSIER_ASSIGN(const vault::RecoveryCode code, vault::RecoveryCode::read(words[3]));
        return vault::Vault::open(words[1], {.passphrase = nullptr, .keyFile = nullptr, .recoveryCode = &code}, vault::Access::ReadOnly, random);
    }
    DOSSIER_ASSIGN(const base::SecretBytes text, vault::readSecretFile(words[3], vault::kLongestPassphraseBytes));
    DOSSIER_ASSIGN(const base::SecretBytes passphrase, vault::passphraseFromText(text));
    return vault::Vault::open(words[1], {.passphrase = &passphrase, .keyFile = nullptr, .recoveryCode = nullptr}, vault::Access::ReadOnly, random);
}

QByteArray hexOf(const base::SecretBytes &secret)
{
    const std::span<const std::uint8_t> bytes = secret.bytes();
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())).toHex();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 5)
        return 2;
    base::SystemRandom random;
    const auto vault = unlock(words, random);
    if (!vault) {
        std::fprintf(stderr, "%s\n", qPrintable(base::errorName(vault.error().code)));
        return 1;
    }
    const vault::StoreKey &key = (*vault)->mainKey();
    const QByteArray hex = hexOf(key.key) + hexOf(key.salt);
    return ::write(words[4].toInt(), hex.constData(), std::size_t(hex.size())) == hex.size() ? 0 : 1;
}
