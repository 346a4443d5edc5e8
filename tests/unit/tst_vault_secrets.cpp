// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/vault_samples.h"
#include "vault/secret_input.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using namespace Qt::StringLiterals;

namespace {

base::Result<RecoveryCode> codeFrom(const QByteArray &text)
{
    return RecoveryCode::parse(secretOf(std::string_view(text.constData(), std::size_t(text.size()))));
}

unsigned modeOf(const QString &path)
{
    struct stat status {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777U : 0U;
}

} // namespace

class TestVaultSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPassphraseIsNormalisedAndOtherwiseUntouched_data();
    void aPassphraseIsNormalisedAndOtherwiseUntouched();
    void aPassphraseThatCannotBeOneIsRefused_data();
    void aPassphraseThatCannotBeOneIsRefused();
    void secretFilesAreBoundedAndPipesAreRead();
    void aKeyFileIsExactlyOne();
    void aKeyFileIsNeverOverwritten();
    void aCodeIsReadAsPeopleWriteIt();
    void everyMistakeInACodeIsSeen();
    void anExtremeCodeSurvives_data();
    void anExtremeCodeSurvives();
};

void TestVaultSecrets::aPassphraseIsNormalisedAndOtherwiseUntouched_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << QByteArray("abc") << QByteArray("abc");
    QTest::newRow("one line end goes") << QByteArray("abc\n\n") << QByteArray("abc\n");
    QTest::newRow("Windows line end goes") << QByteArray("abc\r\n") << QByteArray("abc");
    QTest::newRow("spaces stay") << QByteArray("  a b  ") << QByteArray("  a b  ");
    QTest::newRow("decomposed becomes composed") << QByteArray("I\xCC\x87stanbul e\xCC\x81") << QByteArray("\xC4\xB0stanbul \xC3\xA9");
    QTest::newRow("composed stays") << QByteArray("\xC3\xA9") << QByteArray("\xC3\xA9");
    QTest::newRow("compatibility forms stay") << QByteArray("\xEF\xAC\x81") << QByteArray("\xEF\xAC\x81");
    QTest::newRow("an excluded composition grows") << QByteArray("\xE0\xA5\x98") << QByteArray("\xE0\xA4\x95\xE0\xA4\xBC");
    QTest::newRow("threefold growth fits") << QByteArray("\xEF\xAC\xAC").repeated(400)
                                           << QByteArray("\xD7\xA9\xD6\xBC\xD7\x81").repeated(400);
    QTest::newRow("beyond the basic plane") << QByteArray("\xF0\x9F\x94\x91") << QByteArray("\xF0\x9F\x94\x91");
}

void TestVaultSecrets::aPassphraseIsNormalisedAndOtherwiseUntouched()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, expected);
    const base::SecretBytes text = secretOf(std::string_view(typed.constData(), std::size_t(typed.size())));
    QCOMPARE(textOf(take(passphraseFromText(text))), expected);
}

void TestVaultSecrets::aPassphraseThatCannotBeOneIsRefused_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a line end") << QByteArray("\n");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("not UTF-8") << QByteArray("abc\xFF");
    QTest::newRow("overlong UTF-8") << QByteArray("\xC0\xAF");
    QTest::newRow("half a character") << QByteArray("abc\xC3");
    QTest::newRow("too long") << QByteArray(5000, 'x');
}

void TestVaultSecrets::aPassphraseThatCannotBeOneIsRefused()
{
    QFETCH(QByteArray, typed);
    const base::SecretBytes text = secretOf(std::string_view(typed.constData(), std::size_t(typed.size())));
    QCOMPARE(outcome(passphraseFromText(text)), u"invalid_value"_s);
}

void TestVaultSecrets::secretFilesAreBoundedAndPipesAreRead()
{
    const TemporaryFolder folder;
    const QString path = folder.filePath(u"secret"_s);
    must(writeSecretFile(path, secretOf("twelve bytes")));
    QCOMPARE(modeOf(path), 0600U);
    QCOMPARE(textOf(take(readSecretFile(path, 12))), QByteArray("twelve bytes"));
    QCOMPARE(outcome(readSecretFile(path, 11)), u"malformed_input"_s);
    QCOMPARE(outcome(readSecretFile(folder.filePath(u"none"_s), 12)), u"not_found"_s);
    QCOMPARE(outcome(readSecretFile(folder.path(), 12)), u"io"_s);
    QCOMPARE(outcome(writeSecretFile(path, secretOf("x"))), u"already_exists"_s);

    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    QCOMPARE(::write(ends[1], "through a pipe", 14), ssize_t(14));
    ::close(ends[1]);
    QCOMPARE(textOf(take(readSecretDescriptor(ends[0], 100))), QByteArray("through a pipe"));
    ::close(ends[0]);
}

void TestVaultSecrets::aKeyFileIsExactlyOne()
{
    SeededRandom random(3);
    const KeyFile made = take(KeyFile::generate(random));
    const QByteArray bytes = textOf(take(made.serialise()));
    QCOMPARE(bytes.size(), 64);
    const auto parse = [](const QByteArray &content) {
        return KeyFile::parse(secretOf(std::string_view(content.constData(), std::size_t(content.size()))));
    };
    QVERIFY(take(parse(bytes)).secret().equals(made.secret().bytes()));
    for (qsizetype bit = 0; bit < 64 * 8; ++bit)
        QCOMPARE(outcome(parse(withFlippedBit(bytes, bit))), u"malformed_input"_s);
    QCOMPARE(outcome(parse(bytes + '\n')), u"malformed_input"_s);
    QCOMPARE(outcome(parse(bytes.first(63))), u"malformed_input"_s);
}

void TestVaultSecrets::aKeyFileIsNeverOverwritten()
{
    const TemporaryFolder folder;
    SeededRandom random(3);
    const KeyFile made = take(KeyFile::generate(random));
    const QString path = folder.filePath(u"key"_s);
    must(made.write(path));
    QCOMPARE(modeOf(path), 0600U);
    QVERIFY(take(KeyFile::read(path)).secret().equals(made.secret().bytes()));
    QCOMPARE(outcome(take(KeyFile::generate(random)).write(path)), u"already_exists"_s);
    QVERIFY(take(KeyFile::read(path)).secret().equals(made.secret().bytes()));
}

void TestVaultSecrets::aCodeIsReadAsPeopleWriteIt()
{
    const TemporaryFolder folder;
    SeededRandom random(4);
    for (int i = 0; i < 200; ++i) {
        const RecoveryCode code = take(RecoveryCode::generate(random));
        const QByteArray text = textOf(take(code.text()));
        QCOMPARE(text.size(), 34);
        QCOMPARE(text.count('-'), 6);
        QByteArray sloppy = text.toLower();
        sloppy.replace('0', 'o').replace('1', i % 2 == 0 ? 'l' : 'I').replace('-', "  ");
        QVERIFY(take(codeFrom(text)).secret().equals(code.secret().bytes()));
        QVERIFY(take(codeFrom(sloppy + '\n')).secret().equals(code.secret().bytes()));
        QVERIFY(take(codeFrom(QByteArray(text).remove(4, 1))).secret().equals(code.secret().bytes()));
    }
    const RecoveryCode code = take(RecoveryCode::generate(random));
    const QString path = folder.filePath(u"code"_s);
    must(code.write(path));
    QCOMPARE(modeOf(path), 0600U);
    QVERIFY(take(RecoveryCode::read(path)).secret().equals(code.secret().bytes()));
    QCOMPARE(outcome(code.write(path)), u"already_exists"_s);
}

void TestVaultSecrets::everyMistakeInACodeIsSeen()
{
    const QByteArray alphabet("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    SeededRandom random(5);
    QByteArray text = textOf(take(take(RecoveryCode::generate(random)).text())).replace("-", "");
    QCOMPARE(outcome(codeFrom(text)), u"ok"_s);
    int wrong = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        for (const char other : alphabet) {
            if (other == text[i])
                continue;
            QByteArray changed = text;
            changed[i] = other;
            QCOMPARE(outcome(codeFrom(changed)), u"invalid_value"_s);
            ++wrong;
        }
        for (qsizetype j = i + 1; j < text.size(); ++j) {
            QByteArray swapped = text;
            std::swap(swapped[i], swapped[j]);
            QCOMPARE(outcome(codeFrom(swapped)), swapped == text ? u"ok"_s : u"invalid_value"_s);
        }
    }
    QCOMPARE(wrong, 28 * 31);
    for (int i = 0; i < 20'000; ++i) {   // any two characters
        QByteArray changed = text;
        const auto first = qsizetype(random.below(28));
        const auto second = qsizetype(random.below(28));
        changed[first] = alphabet[qsizetype(random.below(32))];
        changed[second] = alphabet[qsizetype(random.below(32))];
        QCOMPARE(outcome(codeFrom(changed)), changed == text ? u"ok"_s : u"invalid_value"_s);
    }
    QCOMPARE(outcome(codeFrom(text.first(27))), u"invalid_value"_s);
    QCOMPARE(outcome(codeFrom(text + '0')), u"invalid_value"_s);
    QCOMPARE(outcome(codeFrom(QByteArray(text).replace(3, 1, "U"))), u"invalid_value"_s);
    QCOMPARE(outcome(codeFrom(QByteArray(10'000, 'A'))), u"invalid_value"_s);
    QCOMPARE(outcome(codeFrom({})), u"invalid_value"_s);
}

void TestVaultSecrets::anExtremeCodeSurvives_data()
{
    QTest::addColumn<int>("byte");
    QTest::newRow("zeroes") << 0x00;
    QTest::newRow("ones") << 0xFF;
}

void TestVaultSecrets::anExtremeCodeSurvives()
{
    QFETCH(int, byte);
    class Constant final : public base::Random
    {
    public:
        explicit Constant(std::uint8_t value) : m_value(value) {}
        void fill(std::span<std::uint8_t> bytes) override { std::ranges::fill(bytes, m_value); }

    private:
        std::uint8_t m_value;
    } random(static_cast<std::uint8_t>(byte));
    const RecoveryCode code = take(RecoveryCode::generate(random));
    QVERIFY(take(RecoveryCode::parse(take(code.text()))).secret().equals(code.secret().bytes()));
}

QTEST_APPLESS_MAIN(TestVaultSecrets)
#include "tst_vault_secrets.moc"
