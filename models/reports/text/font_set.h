// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "reports/type_roles.h"

#include <QByteArray>
#include <QString>

#include <bitset>
#include <memory>
#include <optional>
#include <vector>

struct hb_face_t;
struct hb_font_t;

namespace dossier::reports {

using base::Result;

using FaceIndex = std::uint8_t;

/// One TrueType file, opened and measured. Immutable, so that reports on several threads share it.
class FontFace
{
public:
    /// Error NotFound, or MalformedInput where the file is no TrueType font with outlines.
    [[nodiscard]] static Result<FontFace> load(const QString &path, QByteArray name);

    [[nodiscard]] hb_face_t *face() const { return m_face.get(); }
    [[nodiscard]] hb_font_t *font() const { return m_font.get(); }
    [[nodiscard]] const QByteArray &name() const { return m_name; }   ///< "NotoSerif-Bold"
    [[nodiscard]] int unitsPerEm() const { return m_unitsPerEm; }
    [[nodiscard]] int ascender() const { return m_ascender; }         ///< font units
    [[nodiscard]] int descender() const { return m_descender; }       ///< font units, negative
    [[nodiscard]] bool covers(char32_t character) const;

private:
    struct Release {
        void operator()(hb_face_t *face) const;
        void operator()(hb_font_t *font) const;
    };
    static constexpr std::size_t kPlaneSize = 0x10000;

    FontFace() = default;

    std::unique_ptr<hb_face_t, Release> m_face;
    std::unique_ptr<hb_font_t, Release> m_font;
    std::unique_ptr<std::bitset<kPlaneSize>> m_basicPlane;   ///< coverage below U+10000
    QByteArray m_name;
    int m_unitsPerEm = 1000;
    int m_ascender = 0;
    int m_descender = 0;
};

/// The faces a report may use, and which of them draws a character: Noto Serif or Sans, then
/// Noto Naskh Arabic, then faces of further scripts where the folder has them, then Droid Sans
/// Fallback for Chinese, Japanese and Korean. Nothing is ever taken from the system.
class FontSet
{
public:
    /// `folder` must hold the Noto Serif, Sans and Naskh files; the others are optional.
    [[nodiscard]] static Result<FontSet> load(const QString &folder);

    [[nodiscard]] const FontFace &face(FaceIndex index) const { return m_faces[index]; }
    [[nodiscard]] int faceCount() const { return int(m_faces.size()); }
    [[nodiscard]] bool isArabic(FaceIndex index) const { return index == m_naskh || index == m_naskhBold; }

    [[nodiscard]] FaceIndex primary(Family family, bool bold, bool italic) const;
    [[nodiscard]] FaceIndex arabic(bool bold) const { return bold ? m_naskhBold : m_naskh; }
    /// The first face of the chain that has the character; absent where none has.
    [[nodiscard]] std::optional<FaceIndex> faceFor(char32_t character, Family family, bool bold, bool italic) const;

private:
    FontSet() = default;
    [[nodiscard]] Result<FaceIndex> add(const QString &folder, const char *name);
    [[nodiscard]] Result<void> addOptional(const QString &folder);

    std::vector<FontFace> m_faces;
    FaceIndex m_naskh = 0;
    FaceIndex m_naskhBold = 0;
    struct Fallback {
        Family family;
        bool bold;
        FaceIndex face;
    };
    std::vector<Fallback> m_fallbacks;
};

} // namespace dossier::reports
