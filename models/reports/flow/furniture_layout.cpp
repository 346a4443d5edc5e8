// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/flow/furniture_layout.h"

#include "reports/text/clean_text.h"

#include <algorithm>

namespace dossier::reports {

using namespace Qt::StringLiterals;

namespace {

constexpr double kUnlimited = 1e6;
constexpr double kDraftSize = 60;
constexpr double kTagPadSide = 6;
constexpr double kTagPadVertical = 1;

void addFrame(DisplayList &page, double x, double y, double width, double height, double rule, Rgb colour)
{
    page.fills.push_back({x, y, width, rule, colour, kArtifact});
    page.fills.push_back({x, y + height - rule, width, rule, colour, kArtifact});
    page.fills.push_back({x, y + rule, rule, height - 2 * rule, colour, kArtifact});
    page.fills.push_back({x + width - rule, y + rule, rule, height - 2 * rule, colour, kArtifact});
}

/// Nothing in head or foot takes a second line, and more than this no line holds.
constexpr qsizetype kMostCharacters = 400;

constexpr QStringView kSeparator = u" · ";

QString joined(const QStringList &parts)
{
    QStringList out = parts;
    out.removeAll(QString());
    return out.join(kSeparator);
}

/// A part that reads from the right must not take the number of the next one to its other side.
Runs isolated(const QString &line)
{
    Runs runs;
    for (const QString &part : line.split(kSeparator.toString())) {
        if (!runs.empty())
            runs.push_back(plain(kSeparator.toString()).front());
        runs.push_back(plain(part).front());
        runs.back().isolate = true;
    }
    return runs;
}

/// Cut at a word, unless the first one is too long by itself; no sign that announces more is left before the dots.
QString shortened(const QString &text, qsizetype length)
{
    constexpr QStringView kAnnounces = u",;:·–(";
    QString kept = text.left(length);
    const qsizetype space = kept.lastIndexOf(u' ');
    if (space > 0 && length < text.size() && !text.at(length).isSpace())
        kept.truncate(space);
    while (!kept.isEmpty() && (kept.back().isSpace() || kAnnounces.contains(kept.back())))
        kept.chop(1);
    return kept + u'…';
}

QString oneLine(const QString &text)
{
    return cleanText(text.left(kMostCharacters)).replace(u'\n', u' ');
}

} // namespace

Result<DisplayList> FurnitureLayout::headAndFoot(const QString &part, const QString &continued)
{
    DisplayList page;
    if (!m_furniture.draftMark.isEmpty())
        DOSSIER_TRY(addDraftMark(page));
    DOSSIER_ASSIGN(const double tag, addTag(page));
    const QString goesOn = continued.isEmpty() || m_furniture.continued.isEmpty() ? QString() : m_furniture.continued.arg(continued);
    const double left = m_style.blockLeft;
    const double right = left + m_style.blockWidth;
    const double gap = 4 * m_style.unit;
    const bool mirrored = m_paragraphs.documentIsRightToLeft();
    const double top = m_style.headTop + kTagPadVertical;
    DOSSIER_ASSIGN(const double end, addLine({m_furniture.headEnd}, Side::End, left, right, top, page));
    const double near = tag > 0 ? tag + gap : 0;
    const double far = end > 0 ? end + gap : 0;
    DOSSIER_TRY(addLine({m_furniture.headStart, part, goesOn}, Side::Start, left + (mirrored ? far : near), right - (mirrored ? near : far), top, page));

    page.fills.push_back({left, m_style.footRule, m_style.blockWidth, m_style.footRuleWidth, m_style.colourOf(ColourRole::Ink), kArtifact});
    const double footTop = m_style.footRule + m_style.footRuleWidth + m_style.footTextGap;
    const double forNumber = m_style.blockWidth / 5;
    DOSSIER_TRY(addLine({m_furniture.footStart}, Side::Start, left + (mirrored ? forNumber : 0), right - (mirrored ? 0 : forNumber),
                        footTop, page));
    return page;
}

Result<double> FurnitureLayout::addTag(DisplayList &page)
{
    if (m_furniture.tag.isEmpty())
        return 0;
    const bool inked = m_furniture.tagStyle == TagStyle::InkFill || m_furniture.tagStyle == TagStyle::InkFillDoubleFrame;
    Runs runs = plain(oneLine(m_furniture.tag));
    runs.front().bold = true;
    runs.front().colour = inked ? ColourRole::White : ColourRole::Ink;
    DOSSIER_ASSIGN(LaidText text, m_paragraphs.lay({runs, TypeRole::Furniture, kUnlimited, Align::Start, {}, kArtifact, false}));
    LaidLine &line = text.lines.front();
    const double width = line.width + 2 * kTagPadSide;
    const double height = text.leading + 2 * kTagPadVertical;
    const double x = m_paragraphs.documentIsRightToLeft() ? m_style.blockLeft + m_style.blockWidth - width : m_style.blockLeft;
    const double y = m_style.headTop;
    const Rgb ink = m_style.colourOf(ColourRole::Ink);
    if (inked)
        page.fills.push_back({x, y, width, height, ink, kArtifact});
    else if (m_furniture.tagStyle == TagStyle::GreyFill)
        page.fills.push_back({x, y, width, height, m_style.colourOf(ColourRole::Watermark), kArtifact});
    addFrame(page, x, y, width, height, m_style.frameRule, ink);
    if (m_furniture.tagStyle == TagStyle::InkFillDoubleFrame) {
        const double out = m_style.secondFrameGap + m_style.frameRule;
        addFrame(page, x - out, y - out, width + 2 * out, height + 2 * out, m_style.frameRule, ink);
    }
    placeLine(std::move(line), x + kTagPadSide, y + kTagPadVertical, page);
    return width;
}

Result<void> FurnitureLayout::addDraftMark(DisplayList &page)
{
    Runs runs = plain(oneLine(m_furniture.draftMark));
    runs.front().colour = ColourRole::Watermark;
    const double scale = kDraftSize / m_style.typeOf(TypeRole::CoverTitle).size;
    DOSSIER_ASSIGN(LaidText text, m_paragraphs.lay({runs, TypeRole::CoverTitle, m_style.blockWidth / scale, Align::Centre, {},
                                                    kArtifact, std::nullopt}));
    for (TextItem &item : text.lines.front().items) {
        item.x = m_style.blockLeft + item.x * scale;
        item.baseline = m_style.blockTop + m_style.blockHeight / 2;
        item.size *= scale;
        page.texts.push_back(std::move(item));
    }
    return {};
}

Result<double> FurnitureLayout::addLine(const QStringList &parts, Side side, double left, double right, double top, DisplayList &page)
{
    const QString shown = oneLine(joined(parts));
    if (shown.isEmpty() || right <= left)
        return 0;
    const bool plainLine = isPlainLeftToRight(shown) && !m_paragraphs.documentIsRightToLeft();
    LaidText laid;
    for (qsizetype length = shown.size(); length > 0; --length) {
        const QString kept = length == shown.size() ? shown : shortened(shown, length);
        const Runs runs = plainLine ? plain(kept) : isolated(kept);
        DOSSIER_ASSIGN(laid, m_paragraphs.lay({runs, TypeRole::Furniture, kUnlimited, Align::Start, {}, kArtifact, false}));
        const double width = laid.lines.front().width;
        if (width <= right - left)
            break;
        // Jump near to what will fit, then step.
        length = std::min(length, qsizetype(double(length) * std::min(1.0, (right - left) / width * 1.1)) + 1);
    }
    LaidLine &line = laid.lines.front();
    const double width = line.width;
    const bool atRight = (side == Side::End) != m_paragraphs.documentIsRightToLeft();
    placeLine(std::move(line), atRight ? right - width : left, top, page);
    return width;
}

QString FurnitureLayout::digits(int number) const
{
    QString text = QString::number(number);
    if (m_furniture.digits == Digits::Persian) {
        for (QChar &digit : text)
            digit = QChar(char16_t(0x06F0 + digit.digitValue()));
    }
    return text;
}

Result<DisplayList> FurnitureLayout::pageNumber(int number, int total)
{
    DisplayList page;
    const double top = m_style.footRule + m_style.footRuleWidth + m_style.footTextGap;
    DOSSIER_TRY(addLine({m_furniture.pageOf.arg(digits(number), digits(total))}, Side::End, m_style.blockLeft,
                        m_style.blockLeft + m_style.blockWidth, top, page));
    return page;
}

Result<void> FurnitureLayout::addReference(const PageReference &reference, int number, DisplayList &page)
{
    const Runs runs = plain(digits(number));
    DOSSIER_ASSIGN(LaidText text, m_paragraphs.lay({runs, TypeRole::Table, kUnlimited, Align::Start, {}, reference.element, false}));
    LaidLine &line = text.lines.front();
    const double x = m_paragraphs.documentIsRightToLeft() ? reference.edge : reference.edge - line.width;
    placeLine(std::move(line), x, reference.y, page);
    return {};
}

} // namespace dossier::reports
