// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace dossier::cli {

/// Where answers and messages go: data on standard output, words for a person on standard error.
class Terminal
{
public:
    explicit Terminal(bool json) : m_json(json) {}

    [[nodiscard]] bool wantsJson() const { return m_json; }
    /// True once there was an answer.
    [[nodiscard]] bool hasPrinted() const { return m_hasPrinted; }
    /// One line of data.
    void print(const QString &line) const;
    /// One JSON document.
    void print(const QJsonObject &object) const;
    /// One line for the person.
    void say(const QString &line) const;
    /// True where something printed did not arrive: a full disk, or a reader that has gone.
    [[nodiscard]] static bool outputWasLost();
    /// True where standard output ends in a regular file: what is read is then kept unencrypted.
    [[nodiscard]] static bool outputIsFile();

private:
    bool m_json = false;
    mutable bool m_hasPrinted = false;
};

} // namespace dossier::cli
