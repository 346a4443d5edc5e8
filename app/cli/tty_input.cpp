// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/tty_input.h"

#include "cli/credentials.h"
#include "vault/secret_input.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using base::SecretBytes;
using namespace Qt::StringLiterals;

namespace {

/// The controlling terminal with echo off; puts it back as it was.
class QuietTerminal
{
public:
    QuietTerminal() : m_descriptor(::open("/dev/tty", O_RDWR | O_CLOEXEC))
    {
        if (m_descriptor < 0 || ::tcgetattr(m_descriptor, &m_before) != 0)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        m_quiet = ::tcsetattr(m_descriptor, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal()
    {
        if (m_quiet)
            ::tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    QuietTerminal(const QuietTerminal &) = delete;
    QuietTerminal &operator=(const QuietTerminal &) = delete;

    [[nodiscard]] bool isReady() const { return m_quiet; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    void write(const QByteArray &text) const { (void)!::write(m_descriptor, text.constData(), std::size_t(text.size())); }

private:
    int m_descriptor = -1;
    termios m_before{};
    bool m_quiet = false;
};

} // namespace

Result<SecretBytes> askSecret(const QString &prompt)
{
    const QuietTerminal terminal;
    if (!terminal.isReady())
        return base::fail(ErrorCode::Cancelled, u"no terminal"_s);
    DOSSIER_ASSIGN(SecretBytes buffer, SecretBytes::zeroed(vault::kLongestPassphraseBytes));
    terminal.write(prompt.toUtf8());
    std::size_t length = 0;
    while (length < buffer.size()) {
        std::uint8_t *place = buffer.writable().data() + length;
        const ssize_t got = ::read(terminal.descriptor(), place, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || *place == '\n')
            break;
        ++length;
    }
    terminal.write("\n");
    return SecretBytes::copyOf(buffer.bytes().first(length));
}

Result<QString> askLine(const QString &prompt)
{
    // Who pipes the answer in has decided; only a person is asked at the terminal.
    const int terminal = ::isatty(STDIN_FILENO) ? ::open("/dev/tty", O_RDWR | O_CLOEXEC) : -1;
    const QByteArray text = prompt.toUtf8();
    (void)!::write(terminal < 0 ? STDERR_FILENO : terminal, text.constData(), std::size_t(text.size()));
    std::array<char, 1024> line{};
    const ssize_t got = ::read(terminal < 0 ? STDIN_FILENO : terminal, line.data(), line.size());
    if (terminal >= 0)
        ::close(terminal);
    if (got <= 0)
        return base::fail(ErrorCode::Cancelled, u"no answer"_s);
    return QString::fromUtf8(line.data(), got).trimmed();
}

} // namespace dossier::cli
