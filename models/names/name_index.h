// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/similarity.h"

#include <QList>

#include <cstdint>
#include <memory>

namespace dossier::names {

struct Candidate {
    std::uint32_t id = 0;
    Similarity similarity;
};

struct CandidateOptions {
    qsizetype limit = 10;
    double threshold = kPossibleFrom;      ///< scores below are left out; those below kPossibleFrom always
    /// Scores that are this much or more below the best are left out: 1 for none. For an import, where the right
    /// one found makes its namesakes noise; not for a person who is in the index, and is the best.
    double behindBest = 1;
};

/// Many persons, among whom those are found who may be the same as another: for the rows of an import
/// against a vault, and for a vault against itself. It knows which words many of its persons bear and takes
/// those for no slip of the pen, so a candidate may score less than compare() of the two says.
///
/// Only persons that share a key are compared: the consonants of two words of the name (one consonant more,
/// less or other), a surname and an initial, the day of birth and the father's or an own name. A key that
/// thousands share is followed for its newest 1500, so a very common name without a date of birth may
/// hide the right one behind its namesakes; with the day of birth it is always found.
/// About 0.5 kB a person. Not thread-safe while adding.
class NameIndex
{
public:
    NameIndex();
    ~NameIndex();
    NameIndex(NameIndex &&) noexcept;
    NameIndex &operator=(NameIndex &&) noexcept;

    /// `id` is the caller's and may be anything; it comes back in Candidate.
    void add(std::uint32_t id, const PersonFacts &facts);
    [[nodiscard]] std::size_t size() const;
    /// The best first, by id where they score alike; no candidate is Different.
    [[nodiscard]] QList<Candidate> candidates(const PersonFacts &facts, const CandidateOptions &options = {}) const;

private:
    struct Contents;
    std::unique_ptr<Contents> m_contents;
};

} // namespace dossier::names
