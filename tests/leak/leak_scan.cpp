// SPDX-License-Identifier: GPL-3.0-or-later
// leak_scan WORDS-FILE PATH…: looks for each word (one a line, UTF-8) in every file below the paths, in every encoding
// in which it could lie there, and in the names of files. Prints "hit ENCODING PATH" and the number of bytes it
// read; ends with 1 where there was a hit.
#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QStringEncoder>

#include <algorithm>
#include <bitset>
#include <cstdio>
#include <cstring>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

namespace {

constexpr qsizetype kPrefix = 8;   ///< bytes by which a place is looked up; no pattern is shorter
constexpr int kFilterBits = 22;

struct Pattern {
    QByteArray bytes;
    const char *encoding;
};

/// The part of a base64 text that depends on nothing but these bytes, when `shift` others stand before them.
QByteArray base64Core(const QByteArray &bytes, int shift, QByteArray::Base64Options alphabet)
{
    QByteArray text = (QByteArray(shift, 'x') + bytes).toBase64(alphabet | QByteArray::OmitTrailingEquals);
    const qsizetype first = (shift * 8 + 5) / 6;
    const qsizetype complete = ((shift + bytes.size()) * 8) / 6;
    return text.mid(first, complete - first);
}

std::vector<Pattern> patternsOf(const QString &word)
{
    std::vector<Pattern> patterns;
    std::vector<std::pair<QByteArray, const char *>> plain{{word.toUtf8(), "utf-8"}};
    for (const auto &[encoding, name] : {std::pair{QStringConverter::Utf16LE, "utf-16le"}, std::pair{QStringConverter::Utf16BE, "utf-16be"}}) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::Stateless);
        plain.emplace_back(encoder.encode(word), name);
    }
    for (const auto &[bytes, name] : plain) {
        patterns.push_back({bytes, name});
        patterns.push_back({bytes.toHex(), "hex"});
        patterns.push_back({bytes.toHex().toUpper(), "HEX"});
        patterns.push_back({bytes.toPercentEncoding(), "percent"});
        for (int shift = 0; shift < 3; ++shift) {
            patterns.push_back({base64Core(bytes, shift, QByteArray::Base64Encoding), "base64"});
            patterns.push_back({base64Core(bytes, shift, QByteArray::Base64UrlEncoding), "base64url"});
        }
    }
    // Titles and reports capitalise.
    patterns.push_back({word.toUpper().toUtf8(), "upper case"});
    return patterns;
}

class Scanner
{
public:
    void add(const QString &word)
    {
        std::set<QByteArray> different; // the percent encoding of "abc" is "abc"
        for (Pattern &pattern : patternsOf(word)) {
            if (pattern.bytes.size() < kPrefix)
                qFatal("a word is too short to be told from noise");
            if (!different.insert(pattern.bytes).second)
                continue;
            const std::uint64_t key = keyAt(pattern.bytes.constData());
            m_filter->set(slot(key));
            m_patterns[key].push_back(std::move(pattern));
        }
    }

    void file(const QString &path)
    {
        bytes(QFileInfo(path).fileName().toUtf8(), path);
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            std::printf("unread %s\n", qPrintable(path));
            ++m_hits;
            return;
        }
        bytes(file.readAll(), path);
    }

    [[nodiscard]] int hits() const { return m_hits; }
    [[nodiscard]] qint64 read() const { return m_read; }

private:
    [[nodiscard]] static std::uint64_t keyAt(const char *at)
    {
        std::uint64_t key;
        std::memcpy(&key, at, sizeof key);
        return key;
    }
    [[nodiscard]] static std::size_t slot(std::uint64_t key) { return std::size_t((key * 0x9E3779B97F4A7C15ULL) >> (64 - kFilterBits)); }

    void bytes(const QByteArray &content, const QString &path)
    {
        m_read += content.size();
        std::set<const char *> found;
        for (qsizetype at = 0; at + kPrefix <= content.size(); ++at) {
            const std::uint64_t key = keyAt(content.constData() + at);
            if (!m_filter->test(slot(key)))
                continue;
            const auto candidates = m_patterns.find(key);
            if (candidates == m_patterns.end())
                continue;
            for (const Pattern &pattern : candidates->second) {
                if (QByteArrayView(content).sliced(at).startsWith(pattern.bytes))
                    found.insert(pattern.encoding);
            }
        }
        for (const char *encoding : found)
            std::printf("hit %s %s\n", encoding, qPrintable(path));
        m_hits += int(found.size());
    }

    std::unordered_map<std::uint64_t, std::vector<Pattern>> m_patterns;
    std::unique_ptr<std::bitset<1 << kFilterBits>> m_filter = std::make_unique<std::bitset<1 << kFilterBits>>();
    int m_hits = 0;
    qint64 m_read = 0;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    Scanner scanner;
    QFile words(QFile::decodeName(argv[1]));
    if (!words.open(QIODevice::ReadOnly))
        return 2;
    for (const QByteArray &word : words.readAll().split('\n')) {
        if (!word.isEmpty())
            scanner.add(QString::fromUtf8(word));
    }
    int files = 0;
    for (int i = 2; i < argc; ++i) {
        const QString path = QFile::decodeName(argv[i]);
        QStringList found;
        if (QFileInfo(path).isFile())
            found.append(path);
        QDirIterator tree(path, QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (tree.hasNext())
            found.append(tree.next());
        for (const QString &file : found)
            scanner.file(file);
        files += int(found.size());
    }
    std::printf("%d files, %lld bytes\n", files, static_cast<long long>(scanner.read()));
    return scanner.hits() == 0 ? 0 : 1;
}
