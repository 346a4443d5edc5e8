// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/flow/paragraph_layout.h"

#include "reports/text/clean_text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace dossier::reports {

namespace {

constexpr double kTolerance = 0.01;   // points; sums of widths in another order differ by less
constexpr char16_t kIsolateStart = 0x2068;
constexpr char16_t kIsolateEnd = 0x2069;

/// Addresses of other kinds could run something on the reader's machine.
bool isSafeTarget(const QString &target)
{
    constexpr std::array<QStringView, 4> kBeginnings{u"#", u"https://", u"http://", u"mailto:"};
    return std::ranges::any_of(kBeginnings, [&](QStringView start) { return target.startsWith(start) && target.size() > start.size(); });
}

/// Numbers with a hyphen in them ("193-1.3.1") would be turned round after Arabic letters (UAX 9, W2).
QString withIsolatedNumbers(const QString &text)
{
    static const QRegularExpression kHyphenated(QStringLiteral("[0-9][0-9.]*-[0-9.-]*[0-9]"));
    QString out;
    qsizetype done = 0;
    for (auto found = kHyphenated.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        out += QStringView(text).mid(done, match.capturedStart() - done);
        out += QChar(kIsolateStart) + match.captured() + QChar(kIsolateEnd);
        done = match.capturedEnd();
    }
    if (done == 0)
        return text;
    out += QStringView(text).mid(done);
    return out;
}

QString textOf(const StyledText &text, std::uint32_t span)
{
    const qsizetype begin = span == 0 ? 0 : text.spans[span - 1].end;
    QString out = text.text.mid(begin, text.spans[span].end - begin);
    out.removeIf([](QChar c) { return c == kIsolateStart || c == kIsolateEnd; });
    return out.replace(u'\n', u' ');
}

/// Collects pieces of a line and closes it.
class LineFiller
{
public:
    LineFiller(double width, std::vector<std::vector<TextPiece>> &lines) : m_width(width), m_lines(lines) {}

    [[nodiscard]] bool isEmpty() const { return m_line.empty(); }
    [[nodiscard]] bool fits(double width) const { return m_used + width <= m_width + kTolerance; }
    void add(TextPiece piece)
    {
        m_used += piece.advance;
        m_line.push_back(std::move(piece));
    }
    void close()
    {
        while (!m_line.empty() && m_line.back().blank)
            m_line.pop_back();
        m_lines.push_back(std::move(m_line));
        m_line.clear();
        m_used = 0;
    }
    /// Breaks between characters: what fits goes on this line, the rest on further ones.
    void addBroken(const TextPiece &piece)
    {
        const std::vector<ShapedGlyph> &glyphs = piece.word->glyphs;
        const double scale = piece.word->advance != 0 ? piece.advance / piece.word->advance : 0;
        const bool reversed = piece.word->rightToLeft;
        const std::uint32_t total = piece.count;
        std::uint32_t done = 0;                      // glyphs in reading order
        while (done < total) {
            std::uint32_t end = done;
            double width = 0;
            while (end < total) {
                const std::uint32_t next = nextBoundary(glyphs, end, total, reversed);
                const double more = advanceOf(glyphs, end, next, total, reversed) * scale;
                if (!fits(width + more) && (end > done || !isEmpty()))
                    break;
                width += more;
                end = next;
            }
            if (end > done) {
                TextPiece part = piece;
                part.first = reversed ? total - end : done;
                part.count = end - done;
                part.advance = width;
                add(std::move(part));
            }
            done = end;
            if (done < total)
                close();
        }
    }

private:
    static const ShapedGlyph &inReadingOrder(const std::vector<ShapedGlyph> &glyphs, std::uint32_t i, std::uint32_t total,
                                             bool reversed)
    {
        return glyphs[reversed ? total - 1 - i : i];
    }
    static std::uint32_t nextBoundary(const std::vector<ShapedGlyph> &glyphs, std::uint32_t from, std::uint32_t total,
                                      bool reversed)
    {
        std::uint32_t i = from + 1;
        while (i < total && !inReadingOrder(glyphs, i, total, reversed).startsCharacter)
            ++i;
        return i;
    }
    static double advanceOf(const std::vector<ShapedGlyph> &glyphs, std::uint32_t from, std::uint32_t to,
                            std::uint32_t total, bool reversed)
    {
        double sum = 0;
        for (std::uint32_t i = from; i < to; ++i)
            sum += inReadingOrder(glyphs, i, total, reversed).advance;
        return sum;
    }

    double m_width;
    std::vector<std::vector<TextPiece>> &m_lines;
    std::vector<TextPiece> m_line;
    double m_used = 0;
};

} // namespace

void placeLine(LaidLine &&line, double x, double y, DisplayList &content)
{
    for (TextItem &item : line.items) {
        item.x += x;
        item.baseline += y;
    }
    if (content.texts.empty())
        std::swap(content.texts, line.items);
    else
        content.texts.insert(content.texts.end(), std::make_move_iterator(line.items.begin()), std::make_move_iterator(line.items.end()));
    for (LinkArea &link : line.links) {
        link.x += x;
        link.y += y;
        content.links.push_back(std::move(link));
    }
}

void placeText(LaidText &&text, double x, double y, DisplayList &content)
{
    for (LaidLine &line : text.lines) {
        placeLine(std::move(line), x, y, content);
        y += text.leading;
    }
}

Runs separated(Runs runs)
{
    runs.push_back({});
    runs.back().text = QChar(QChar::Nbsp);
    return runs;
}

ParagraphLayout::ParagraphLayout(const HouseStyle &style, Shaper &shaper, ElementCounter &elements, QString documentLanguage)
    : m_style(style), m_shaper(shaper), m_elements(elements), m_itemiser(shaper, style.arabicScale),
      m_documentLanguage(std::move(documentLanguage)), m_documentRightToLeft(isRightToLeftLanguage(m_documentLanguage))
{
}

StyleSpan ParagraphLayout::spanOf(const Run &run, const TextRequest &request, const QString &blockLanguage) const
{
    const TypeStyle &type = m_style.typeOf(run.role.value_or(request.role));
    StyleSpan span;
    span.family = run.family.value_or(type.family);
    span.bold = run.bold.value_or(type.bold) || request.bold;
    span.italic = run.italic;
    span.size = type.size;
    span.colour = m_style.colourOf(run.colour.value_or(type.colour));
    span.language = run.language.isEmpty() ? blockLanguage : run.language;
    span.shaping = Shaper::language(span.language);
    return span;
}

StyledText ParagraphLayout::styled(const TextRequest &request, std::vector<Element> &links) const
{
    StyledText text;
    text.language = request.language.isEmpty() ? m_documentLanguage : request.language;
    text.spans.reserve(request.runs.size());
    const bool mayBeRightToLeft = isRightToLeftLanguage(text.language);
    for (const Run &run : request.runs) {
        QString clean = cleanText(run.text);
        if (clean.isEmpty())
            continue;
        if (mayBeRightToLeft || !isPlainLeftToRight(clean))
            clean = withIsolatedNumbers(clean);
        if (run.isolate)
            text.text += QChar(kIsolateStart);
        if (text.text.isEmpty())
            text.text = clean;
        else
            text.text += clean;
        if (run.isolate)
            text.text += QChar(kIsolateEnd);
        StyleSpan span = spanOf(run, request, text.language);
        span.end = text.text.size();
        if (request.element != kArtifact && isSafeTarget(run.link)) {
            span.link = m_elements.next();
            span.target = run.link;
            links.push_back({span.link, request.element, ElementRole::Link, {}, {}});
        }
        text.spans.push_back(std::move(span));
    }
    text.rightToLeft = directionOf(text, request);
    return text;
}

bool ParagraphLayout::directionOf(const StyledText &text, const TextRequest &request) const
{
    if (!request.language.isEmpty())
        return isRightToLeftLanguage(request.language);
    return m_documentRightToLeft || (!isPlainLeftToRight(text.text) && Bidi::startsRightToLeft(text.text, false));
}

void ParagraphLayout::fill(const ItemisedText &text, double width, std::vector<std::vector<TextPiece>> &lines) const
{
    LineFiller line(width, lines);
    for (const TextSegment &segment : text.segments) {
        if (!line.isEmpty() && !line.fits(segment.width))
            line.close();
        const bool tooWide = !line.fits(segment.width);
        for (std::size_t i = segment.begin; i < segment.end; ++i) {
            if (tooWide)
                line.addBroken(text.pieces[i]);
            else
                line.add(text.pieces[i]);
        }
        for (std::size_t i = segment.end; i < segment.next; ++i)
            line.add(text.pieces[i]);
        if (segment.lineEnd)
            line.close();
    }
    if (!line.isEmpty() || lines.empty())
        line.close();
}

bool ParagraphLayout::edgeIsStrong(const TextPiece &piece, bool right) const
{
    if (piece.count == 0)
        return false;
    const ShapedGlyph &glyph = piece.word->glyphs[right ? piece.first + piece.count - 1 : piece.first];
    const QString &text = m_shaper.codes()[piece.word->face].entries()[glyph.code - 1U].text;
    if (text.isEmpty())
        return false;
    const QChar::Direction direction = (right ? text.back() : text.front()).direction();
    if ((piece.level & 1) != 0)
        return direction == QChar::DirR || direction == QChar::DirAL;
    return direction == QChar::DirL || direction == QChar::DirEN || direction == QChar::DirAN;
}

Result<std::vector<TextPiece>> ParagraphLayout::inVisualOrder(std::vector<TextPiece> &&pieces) const
{
    if (std::ranges::all_of(pieces, [](const TextPiece &piece) { return piece.level == 0; }))
        return std::move(pieces);
    std::vector<std::uint8_t> levels;
    for (const TextPiece &piece : pieces)
        levels.push_back(piece.level);
    std::vector<TextPiece> ordered;
    const auto addMark = [&](const TextPiece &beside) -> Result<void> {
        TextPiece mark = beside;
        DOSSIER_ASSIGN(mark.word, m_shaper.directionMark(beside.word->face, (beside.level & 1) != 0));
        mark.first = 0;
        mark.count = 1;
        mark.advance = 0;
        ordered.push_back(std::move(mark));
        return {};
    };
    for (const int index : Bidi::visualOrder(levels)) {
        TextPiece &piece = pieces[std::size_t(index)];
        if (!ordered.empty() && ((ordered.back().level ^ piece.level) & 1) != 0) {
            const TextPiece left = ordered.back();
            if (!edgeIsStrong(left, true))
                DOSSIER_TRY(addMark(left));
            if (!edgeIsStrong(piece, false))
                DOSSIER_TRY(addMark(piece));
        }
        ordered.push_back(std::move(piece));
    }
    return ordered;
}

double ParagraphLayout::baselineIn(const TypeStyle &type, double leading) const
{
    const FontFace &face = m_shaper.fonts().face(m_shaper.fonts().primary(type.family, type.bold, false));
    const double em = type.size / face.unitsPerEm();
    return (leading - (face.ascender() - face.descender()) * em) / 2 + face.ascender() * em;
}

Result<LaidLine> ParagraphLayout::place(std::vector<TextPiece> &&logical, const StyledText &text, const TextRequest &request,
                                        double leading) const
{
    DOSSIER_ASSIGN(std::vector<TextPiece> pieces, inVisualOrder(std::move(logical)));
    const double baseline = baselineIn(m_style.typeOf(request.role), leading);
    LaidLine line;
    line.items.reserve(pieces.size());
    for (TextPiece &piece : pieces) {
        const StyleSpan &span = text.spans[piece.span];
        if (span.link != 0) {
            if (line.links.empty() || line.links.back().element != span.link)
                line.links.push_back({line.width, 0, 0, leading, span.target, span.link, textOf(text, piece.span)});
            line.links.back().width += piece.advance;
        }
        line.items.push_back({std::move(piece.word), piece.first, piece.count, line.width, baseline, piece.size, span.colour,
                              span.link != 0 ? span.link : request.element,
                              span.language == text.language ? QString() : span.language});
        line.width += piece.advance;
    }
    const bool startsAtRight = request.startsAtRight.value_or(text.rightToLeft);
    double shift = 0;
    if (request.align == Align::Centre)
        shift = (request.width - line.width) / 2;
    else if (request.align == Align::Right || (request.align == Align::End) != startsAtRight)
        shift = request.width - line.width;
    if (shift != 0) {
        for (TextItem &item : line.items)
            item.x += shift;
        for (LinkArea &link : line.links)
            link.x += shift;
    }
    return line;
}

Result<TextExtent> ParagraphLayout::measure(const TextRequest &request)
{
    std::vector<Element> links;
    TextRequest unplaced = request;
    unplaced.element = kArtifact;
    StyledText text = styled(unplaced, links);
    DOSSIER_ASSIGN(const ItemisedText itemised, itemise(text));
    TextExtent extent;
    double line = 0;
    for (const TextSegment &segment : itemised.segments) {
        extent.word = std::max(extent.word, segment.width);
        extent.whole = std::max(extent.whole, line + segment.width);
        line = segment.lineEnd ? 0 : line + segment.width + segment.blankWidth;
    }
    return extent;
}

Result<ItemisedText> ParagraphLayout::itemise(StyledText &text)
{
    Result<ItemisedText> itemised = m_itemiser.itemise(text);
    if (itemised || itemised.error().code != base::ErrorCode::MissingGlyph || !nameMissing(text))
        return itemised;
    return m_itemiser.itemise(text);
}

bool ParagraphLayout::nameMissing(StyledText &text) const
{
    QString named;
    std::size_t span = 0;
    bool any = false;
    for (qsizetype i = 0; i < text.text.size(); ++i) {
        for (; span + 1 < text.spans.size() && i >= text.spans[span].end; ++span)
            text.spans[span].end = named.size();
        const bool pair = text.text[i].isHighSurrogate() && i + 1 < text.text.size();
        const char32_t c = pair ? QChar::surrogateToUcs4(text.text[i], text.text[i + 1]) : char32_t(text.text[i].unicode());
        if (Itemiser::canDraw(m_shaper.fonts(), c, text.spans[span])) {
            named += text.text.mid(i, pair ? 2 : 1);
        } else {
            any = true;
            m_shaper.noteMissing(c);
            named += QChar(kIsolateStart) + u'[' + codePointName(c) + u']' + QChar(kIsolateEnd);
        }
        i += pair ? 1 : 0;
    }
    for (; span < text.spans.size(); ++span)
        text.spans[span].end = named.size();
    text.text = named;
    return any;
}

Result<LaidText> ParagraphLayout::lay(const TextRequest &request)
{
    LaidText laid;
    StyledText text = styled(request, laid.elements);
    const TypeStyle &type = m_style.typeOf(request.role);
    laid.rightToLeft = text.rightToLeft;
    laid.leading = text.rightToLeft ? type.arabicLeading : type.leading;
    DOSSIER_ASSIGN(const ItemisedText itemised, itemise(text));
    std::vector<std::vector<TextPiece>> lines;
    fill(itemised, request.width, lines);
    laid.lines.reserve(lines.size());
    for (std::vector<TextPiece> &pieces : lines) {
        DOSSIER_ASSIGN(LaidLine line, place(std::move(pieces), text, request, laid.leading));
        laid.lines.push_back(std::move(line));
    }
    return laid;
}

} // namespace dossier::reports
