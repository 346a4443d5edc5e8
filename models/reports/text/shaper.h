// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/text/glyph_codes.h"
#include "reports/text/shaped_word.h"

#include <QStringList>

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

struct hb_buffer_t;
struct hb_language_impl_t;

namespace dossier::reports {

/// What is to be shaped: text[begin, end) of one face, script and direction. The rest of `text`
/// is context for letters that join across the border.
struct ShapeRequest {
    QStringView text;
    qsizetype begin = 0;
    qsizetype end = 0;
    FaceIndex face = 0;
    bool rightToLeft = false;
    bool joinsNeighbours = false;        ///< the border lies inside a word: context matters, no cache
    std::uint32_t script = 0;            ///< ISO 15924 tag as HarfBuzz writes it; 0: found from the text
    const hb_language_impl_t *language = nullptr;
};

/// Turns words into glyphs with HarfBuzz and remembers them: (face, direction, language, word) is
/// shaped once a document. One a document and thread.
class Shaper
{
public:
    explicit Shaper(const FontSet &fonts);
    ~Shaper();
    Shaper(const Shaper &) = delete;
    Shaper &operator=(const Shaper &) = delete;

    /// Error MissingGlyph with the code point where the face cannot draw a character.
    [[nodiscard]] Result<SharedWord> shape(const ShapeRequest &request);
    /// An invisible mark of direction: readers of finished files guess where a run of the other
    /// direction ends, and guess wrong at blanks and brackets.
    [[nodiscard]] Result<SharedWord> directionMark(FaceIndex face, bool rightToLeft);
    [[nodiscard]] const FontSet &fonts() const { return m_fonts; }
    /// What was used of each face so far, by face index.
    [[nodiscard]] const std::vector<GlyphCodes> &codes() const { return m_codes; }

    /// Characters that no face draws and that were printed by name.
    void noteMissing(char32_t character) { m_missing.insert(character); }
    /// Their names: "U+1F600".
    [[nodiscard]] QStringList missing() const;

    /// BCP-47 to HarfBuzz's interned language; an empty tag is undetermined.
    [[nodiscard]] static const hb_language_impl_t *language(const QString &tag);

private:
    struct Key {
        std::u16string_view text;
        const hb_language_impl_t *language;
        std::uint32_t script;
        FaceIndex face;
        bool rightToLeft;

        friend bool operator==(const Key &, const Key &) = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key &key) const noexcept;
    };
    struct CachedWord {
        std::u16string text;             ///< what the key's view looks at
        SharedWord word;
    };

    struct Cluster;

    [[nodiscard]] Result<std::shared_ptr<ShapedWord>> shapeNow(const ShapeRequest &request);
    /// What HarfBuzz left in the buffer; `from`: the text position of its cluster 0.
    [[nodiscard]] Result<std::shared_ptr<ShapedWord>> taken(const ShapeRequest &request, qsizetype from);
    [[nodiscard]] std::vector<Cluster> clusters(const ShapeRequest &request, qsizetype from) const;
    [[nodiscard]] Result<void> takeCharacter(const ShapeRequest &request, std::span<const Cluster> clusters, ShapedWord &word);
    [[nodiscard]] Result<void> takeGlyph(const ShapeRequest &request, std::size_t index, QStringView text, qsizetype textAt,
                                         ShapedWord &word);
    [[nodiscard]] Result<void> takeAnchor(ShapedWord &word);
    [[nodiscard]] Result<ShapedGlyph> blankGlyph(FaceIndex face, char16_t text);

    const FontSet &m_fonts;
    hb_buffer_t *m_buffer = nullptr;
    std::vector<GlyphCodes> m_codes;
    std::set<char32_t> m_missing;
    std::unordered_map<Key, std::unique_ptr<CachedWord>, KeyHash> m_cache;
};

} // namespace dossier::reports
