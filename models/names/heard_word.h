// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/name_words.h"
#include "names/surname_endings.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace dossier::names {

/// One way in which a word may sound (transliteration.h): the whole, what is left without the ending that
/// a surname or patronymic takes or drops, and the same again without what is spelled at will: o is u,
/// an i beside another vowel and an h at the end are gone.
struct Sound {
    QString whole;
    QString stem;
    QString loose;         ///< of the stem
};

/// A word of a name as heard. Words of one spelling are one object, owned by a HeardWords.
struct HeardWord {
    QString written;
    QString folded;
    std::vector<Sound> sounds;             ///< the likeliest first; at least one
    /// The consonants of the stem in ten classes, letters B F T S X K L M N R; several where a letter may
    /// stand for two. Arabic letters too, so this is where scripts without vowels meet the others.
    std::vector<QString> skeletons;
    /// How many of them, from the front, are of the word as written; the rest are of what a list that lost its
    /// marks would make of it (s for ş), which is for finding it and not for telling it from others.
    std::size_t ownSkeletons = 0;
    SurnameSign sign = SurnameSign::None;
    bool unvowelled = false;               ///< Arabic script
    bool initial = false;
    bool particle = false;
    /// Persons of an index (NameIndex) who have a word of the same stem in a name, in whatever spelling.
    std::uint32_t *bearers = nullptr;

    [[nodiscard]] bool hasEnding() const { return sounds.front().stem.size() < sounds.front().whole.size(); }
};

[[nodiscard]] HeardWord hear(QStringView written, const NameWord &word);

/// The words of many names, each spelling once, and who bears them. Addresses stay good as long as this lives.
class HeardWords
{
public:
    /// Looks `known` up first, where given; what is not there is added here.
    explicit HeardWords(const HeardWords *known = nullptr) : m_known(known) {}

    [[nodiscard]] HeardWord *find(QStringView written, const NameWord &word);

private:
    [[nodiscard]] std::uint32_t *counterOf(const HeardWord &word);

    const HeardWords *m_known;
    std::unordered_map<std::u16string, std::unique_ptr<HeardWord>> m_words;
    std::unordered_map<QString, std::unique_ptr<std::uint32_t>> m_bearers;      // by stem
};

} // namespace dossier::names
