// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/json/json_objects.h"

#include <QByteArrayView>

#include <utility>

namespace dossier::exchange {

namespace {

constexpr qint64 kBlock = 64 << 10;
constexpr qsizetype kLongestHead = 64 << 10;
constexpr qsizetype kLongestRow = 16 << 20;
constexpr QByteArrayView kMark("\xEF\xBB\xBF");

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

std::optional<char> JsonObjects::peek()
{
    if (m_at == m_block.size()) {
        m_block = m_device.read(kBlock);
        m_at = 0;
        if (m_block.isEmpty())
            return std::nullopt;
    }
    return m_block[m_at];
}

void JsonObjects::passBlanks()
{
    for (std::optional<char> c = peek(); c && isBlank(*c); c = peek())
        pass();
}

/// The rows are the first list behind a member of that name in the outermost object.
std::optional<QByteArray> JsonObjects::head()
{
    QByteArray out;
    int depth = 0;
    bool inString = false;
    bool escaped = false;
    qsizetype opened = 0;   // where the last string of the outermost object began
    QByteArray last;        // and what it says; empty once anything but a colon followed
    for (std::optional<char> c = peek(); c; c = peek()) {
        pass();
        out += *c;
        if (out.size() > kLongestHead)
            return std::nullopt;
        if (out == kMark) {
            out.clear();
        } else if (inString) {
            inString = escaped || *c != '"';
            escaped = !escaped && *c == '\\';
            if (!inString && depth == 1)
                last = out.sliced(opened);
        } else if (*c == '"') {
            inString = true;
            opened = out.size() - 1;
        } else if (*c == '[' && depth == 1 && last == "\"rows\":") {
            out.truncate(out.lastIndexOf("\"rows\""));
            while (!out.isEmpty() && (isBlank(out.back()) || out.back() == ','))
                out.chop(1);
            return out + '}';
        } else if (*c == '{' || *c == '[') {
            if (depth++ == 0 && (*c == '[' || out.trimmed().size() != 1))
                return std::nullopt;
        } else if (*c == '}' || *c == ']') {
            if (--depth <= 0)
                return std::nullopt;
        } else if (*c == ':' && depth == 1) {
            last += ':';
        } else if (!isBlank(*c)) {
            if (depth == 0 && out.size() > kMark.size())
                return std::nullopt;
            last.clear();
        }
    }
    return std::nullopt;
}

JsonObjects::End JsonObjects::readObject(QByteArray &out, qsizetype longest)
{
    int depth = 0;
    bool inString = false;
    bool escaped = false;
    for (std::optional<char> c = peek(); c; c = peek()) {
        pass();
        out += *c;
        if (out.size() > longest)
            return End::TooLong;
        if (inString) {
            inString = escaped || *c != '"';
            escaped = !escaped && *c == '\\';
        } else if (*c == '"') {
            inString = true;
        } else if (*c == '{' || *c == '[') {
            ++depth;
        } else if ((*c == '}' || *c == ']') && --depth == 0) {
            return End::Row;
        }
    }
    return End::Cut;
}

/// Behind the list: what closes the whole.
JsonObjects::End JsonObjects::end()
{
    pass();
    passBlanks();
    if (peek() != '}')
        return End::Cut;
    pass();
    passBlanks();
    return peek() ? End::Cut : End::Done;
}

JsonObjects::Piece JsonObjects::next()
{
    passBlanks();
    const bool first = std::exchange(m_first, false);
    if (peek() == ']')
        return {end(), {}};
    if (!first) {
        if (peek() != ',')
            return {End::Cut, {}};
        pass();
        passBlanks();
    }
    if (peek() != '{')
        return {End::Cut, {}};
    Piece out;
    out.end = readObject(out.bytes, kLongestRow);
    return out;
}

} // namespace dossier::exchange
