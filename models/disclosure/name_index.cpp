// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/name_index.h"

#include "names/variant_key.h"

#include <algorithm>
#include <array>

namespace dossier::disclosure {

namespace {

constexpr qsizetype kNearLength = 8;
constexpr qsizetype kShortestStem = 4;
constexpr qsizetype kPhoneDigits = 9;       ///< a national number without its prefix
constexpr qsizetype kShortestPhone = 7;

QString sortedKey(const QList<Token> &words)
{
    QStringList texts = textsOf(words);
    texts.sort();
    return texts.join(u' ');
}

QStringList variantsOf(const QList<Token> &words)
{
    QStringList written;
    for (const Token &word : words)
        written.append(word.written);
    return names::variantKeys(written.join(u' '));
}

void addOnce(NameIndex::Owners &owners, qsizetype owner)
{
    if (!owners.contains(owner))
        owners.append(owner);
}

/// The word itself and the word without one of its letters: two words share one of these exactly
/// when they differ in at most one letter put in, left out or exchanged.
QStringList deletionsOf(const QString &word)
{
    QStringList out{word};
    for (qsizetype i = 0; i < word.size(); ++i)
        out.append(QString(word).remove(i, 1));
    return out;
}

bool isWithinOneEdit(QStringView a, QStringView b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    const auto [left, right] = std::ranges::mismatch(a, b);
    const QStringView restA = a.mid(left - a.begin());
    const QStringView restB = b.mid(right - b.begin());
    if (a.size() == b.size())
        return restA.isEmpty() || restA.mid(1) == restB.mid(1);
    return restA == restB.mid(1);
}

QString digitsOf(const QString &text)
{
    QString out;
    std::ranges::copy_if(text, std::back_inserter(out), [](QChar character) { return character.isDigit(); });
    return out;
}

bool looksLikePhone(const QString &contact)
{
    const bool letters = std::ranges::any_of(contact, [](QChar character) { return character.isLetter(); });
    return !letters && digitsOf(contact).size() >= kShortestPhone;
}

} // namespace

NameIndex::NameIndex(const QList<ProtectedName> &names)
{
    for (qsizetype i = 0; i < names.size(); ++i) {
        m_initials.append(QStringList());
        addNames(names[i], i);
        addParts(names[i], i);
        for (const QString &alias : names[i].aliases)
            addSequence(alias, i, NameFinding::Kind::Alias);
        for (const QString &contact : names[i].contacts)
            addContact(contact, i);
    }
}

void NameIndex::addNames(const ProtectedName &name, qsizetype owner)
{
    for (const QString &full : name.fullNames) {
        const QList<Token> words = tokensOf(full);
        if (isWithoutWordBorders(full)) {
            const QString run = textsOf(words).join(QString());
            if (run.size() >= 2)
                m_unbordered.push_back({owner, run});
            continue;
        }
        if (words.size() == 1)
            addSequence(full, owner, NameFinding::Kind::FullName);
        addFullName(words, owner);
        // Three words and no parts known: the middle one is what people leave out.
        if (words.size() == 3 && name.surname.isEmpty())
            addFullName({words.front(), words.back()}, owner);
    }
    addFullName(tokensOf(name.given) + tokensOf(name.surname), owner);
    addFullName(tokensOf(name.given) + tokensOf(name.patronymic) + tokensOf(name.surname), owner);
}

void NameIndex::addFullName(const QList<Token> &words, qsizetype owner)
{
    if (words.size() < 2)
        return;
    addOnce(m_sorted[sortedKey(words)], owner);
    for (const QString &key : variantsOf(words))
        addOnce(m_variants[key], owner);
    for (const Token &word : words) {
        m_partKeys.insert(word.text);
        for (const QString &key : names::variantKeys(word.written))
            m_partKeys.insert(key);
    }
}

void NameIndex::addParts(const ProtectedName &name, qsizetype owner)
{
    QStringList surnames = textsOf(tokensOf(name.surname));
    QStringList others = textsOf(tokensOf(name.given));
    // Without parts, the last word is taken for the surname, as names are mostly written.
    for (const QString &full : name.surname.isEmpty() ? name.fullNames : QStringList()) {
        const QStringList words = textsOf(tokensOf(full));
        if (words.size() < 2 || isWithoutWordBorders(full))
            continue;
        surnames.append(words.back());
        others += words.first(words.size() - 1);
    }
    for (const QString &surname : surnames) {
        addOnce(m_surnames[surname], owner);
        if (surname.size() < kNearLength)
            continue;
        for (const QString &deletion : deletionsOf(surname))
            m_surnameDeletions[deletion].append(surname);
    }
    for (const QString &other : others) {
        addOnce(m_otherParts[other], owner);
        m_initials[owner].append(other.left(1));
    }
}

void NameIndex::addSequence(const QString &text, qsizetype owner, NameFinding::Kind kind)
{
    const QStringList words = textsOf(tokensOf(text));
    if (words.isEmpty())
        return;
    if (isWithoutWordBorders(text) && words.join(QString()).size() >= 2)
        m_unbordered.push_back({owner, words.join(QString())});
    m_sequences.insert(words.front(), {owner, words, kind});
}

void NameIndex::addContact(const QString &contact, qsizetype owner)
{
    if (looksLikePhone(contact))
        m_phones.push_back({owner, digitsOf(contact).right(kPhoneDigits)});
    else
        addSequence(contact, owner, NameFinding::Kind::Contact);
}

bool NameIndex::maybePart(const Token &word) const
{
    const auto cached = m_partCache.constFind(word.written);
    if (cached != m_partCache.constEnd())
        return *cached;
    const QStringList keys = names::variantKeys(word.written);
    const bool maybe = m_partKeys.contains(word.text)
        || std::ranges::any_of(keys, [this](const QString &key) { return m_partKeys.contains(key); });
    m_partCache.insert(word.written, maybe);
    return maybe;
}

NameIndex::Owners NameIndex::byWords(const QList<Token> &words) const
{
    Owners out = m_sorted.value(sortedKey(words));
    for (const QString &key : variantsOf(words)) {
        for (const qsizetype owner : m_variants.value(key))
            addOnce(out, owner);
    }
    return out;
}

QString NameIndex::inflectedSurname(const QString &word) const
{
    // Endings of Azerbaijani and Russian cases and the English possessive, folded.
    constexpr std::array<QStringView, 30> kEndings{
        u"nin", u"nun", u"in", u"un", u"ni",  u"nu",  u"i",  u"u",  u"ya", u"ye", u"a",  u"e",  u"da", u"de", u"dan",
        u"den", u"la",  u"le", u"s",  u"gil", u"lar", u"ler", u"а", u"у",  u"ым", u"е",  u"ой", u"ои", u"ых", u"ыи"};
    for (const QStringView ending : kEndings) {
        const QString stem = word.chopped(std::min(ending.size(), word.size()));
        if (stem.size() >= kShortestStem && word.endsWith(ending) && m_surnames.contains(stem))
            return stem;
    }
    return {};
}

NameIndex::Owners NameIndex::byNearSurname(const QString &word) const
{
    Owners out;
    if (word.size() < kNearLength - 1)
        return out;
    for (const QString &deletion : deletionsOf(word)) {
        for (const QString &surname : m_surnameDeletions.value(deletion)) {
            if (surname == word || !isWithinOneEdit(surname, word))
                continue;
            for (const qsizetype owner : m_surnames.value(surname))
                addOnce(out, owner);
        }
    }
    return out;
}

bool NameIndex::isInitialOf(const QString &letter, qsizetype owner) const
{
    return letter.size() == 1 && m_initials.at(owner).contains(letter);
}

} // namespace dossier::disclosure
