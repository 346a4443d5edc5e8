// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret_bytes.h"
#include "support/seeded_random.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <limits>
#include <type_traits>

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dossier::base;

static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);
static_assert(!std::is_convertible_v<SecretBytes, QByteArray> && !std::is_constructible_v<QByteArray, SecretBytes>);

namespace {

/// What `action` returns as the exit code of a child; a negative number for the signal that ended it.
template<typename Action>
int inChild(Action action)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(action());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// No core dump, and none of the test library's stack traces: the child is meant to die.
void dieQuietly()
{
    std::signal(SIGSEGV, SIG_DFL);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

} // namespace

class TestSecretBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsZeroed()
    {
        const SecretBytes secret = SecretBytes::zeroed(4097).value();
        QCOMPARE(secret.size(), std::size_t(4097));
        QVERIFY(std::ranges::all_of(secret.bytes(), [](std::uint8_t byte) { return byte == 0; }));
    }

    void copiesAreTheirOwn()
    {
        const std::array<std::uint8_t, 3> source{1, 2, 3};
        SecretBytes secret = SecretBytes::copyOf(source).value();
        const SecretBytes clone = secret.clone().value();
        secret.writable()[0] = 9;
        QVERIFY(clone.equals(source));
        QVERIFY(!secret.equals(source));
    }

    void fillsFromTheRandomSource()
    {
        dossier::test::SeededRandom one(1);
        dossier::test::SeededRandom same(1);
        const SecretBytes secret = SecretBytes::random(32, one).value();
        std::array<std::uint8_t, 32> expected{};
        same.fill(expected);
        QVERIFY(secret.equals(expected));
    }

    void comparesSizeAndContent()
    {
        const std::array<std::uint8_t, 3> bytes{1, 2, 3};
        const SecretBytes secret = SecretBytes::copyOf(bytes).value();
        QVERIFY(!secret.equals(std::span(bytes).first(2)));
        QVERIFY(!secret.equals({}));
        QVERIFY(SecretBytes().equals({}));
        QVERIFY(!SecretBytes().equals(bytes));
    }

    void movesLeaveNothingBehind()
    {
        const std::array<std::uint8_t, 3> bytes{1, 2, 3};
        SecretBytes first = SecretBytes::copyOf(bytes).value();
        SecretBytes second = std::move(first);
        QVERIFY(first.isEmpty());   // NOLINT(bugprone-use-after-move): the state after a move is the promise
        QVERIFY(second.equals(bytes));
        SecretBytes third = SecretBytes::zeroed(100).value();
        third = std::move(second);
        QVERIFY(second.isEmpty());
        QVERIFY(third.equals(bytes));
        SecretBytes &alias = third;
        third = std::move(alias);
        QVERIFY(third.equals(bytes));
        third.clear();
        third.clear();
        QVERIFY(third.isEmpty() && third.bytes().empty());
    }

    void nothingIsAllocatedForNothing()
    {
        QVERIFY(SecretBytes::zeroed(0).value().isEmpty());
        QVERIFY(SecretBytes::copyOf({}).value().isEmpty());
        QVERIFY(SecretBytes().clone().value().isEmpty());
    }

    void memoryThatIsNotThereIsAnError()
    {
        const Result<SecretBytes> secret = SecretBytes::zeroed(std::numeric_limits<std::size_t>::max() / 2);
        QVERIFY(!secret);
        QCOMPARE(secret.error().code, ErrorCode::OutOfMemory);
        QVERIFY(!SecretBytes::zeroed(std::numeric_limits<std::size_t>::max()));
    }

    void readingPastTheEndEndsTheProgram()
    {
        const int ended = inChild([] {
            dieQuietly();
            const SecretBytes secret = SecretBytes::zeroed(32).value();
            const volatile std::uint8_t *past = secret.bytes().data() + secret.size();
            [[maybe_unused]] const std::uint8_t byte = *past;
            return 0;
        });
        QVERIFY(ended != 0);
    }

    void saysWhenMemoryCouldNotBeLocked()
    {
        const int locked = inChild([] {
            (void)SecretBytes::zeroed(32).value();
            return SecretBytes::allLocked() ? 1 : 0;
        });
        if (locked != 1)
            QSKIP("this machine lets no memory be locked at all");
        const int refused = inChild([] {
            const rlimit none{0, 0};
            if (::setrlimit(RLIMIT_MEMLOCK, &none) != 0 || (::geteuid() == 0 && ::setresuid(65534, 65534, 65534) != 0))
                return kNotLimited;
            std::array<char, 1> probe{};
            if (::mlock(probe.data(), probe.size()) == 0)
                return kNotLimited;
            const bool before = SecretBytes::allLocked();
            const Result<SecretBytes> secret = SecretBytes::zeroed(32);
            return before && secret && !SecretBytes::allLocked() ? 1 : 0;
        });
        if (refused == kNotLimited)
            QSKIP("locking cannot be limited here: root that must stay root, or a sanitizer in between");
        QCOMPARE(refused, 1);
    }

private:
    static constexpr int kNotLimited = 2;
};

QTEST_APPLESS_MAIN(TestSecretBytes)
#include "tst_base_secret_bytes.moc"
