// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/house_style.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

// Outside any namespace, as the macro demands: a static library's resources must be named to be kept.
static void keepResources()
{
    Q_INIT_RESOURCE(dossier_reports);
}

namespace dossier::reports {

using namespace Qt::StringLiterals;
using base::ErrorCode;
using base::fail;

namespace {

constexpr double kPointsPerMm = 72.0 / 25.4;

constexpr std::array<const char *, kTypeRoleCount> kTypeKeys{
    "cover_title", "cover_asof", "report_title", "h1", "h2", "h3", "person_name", "entry_number", "body",
    "body_list", "table", "table_header", "label", "note", "citation", "withheld", "furniture",
    "cover_figure", "cover_text", "strip_figure", "statement", "index_letter"};
constexpr std::array<const char *, kColourRoleCount> kColourKeys{
    "ink", "grey_text", "accent", "rule", "tint", "watermark", "white", "dark", "middle",
    "silhouette", "silhouette_ground"};

/// Reads tokens by dotted path and remembers the first that failed.
class Tokens
{
public:
    explicit Tokens(QJsonObject root) : m_root(std::move(root)) {}

    [[nodiscard]] QJsonValue value(const QString &path) const
    {
        QJsonValue current = m_root;
        for (const QString &key : path.split(u'.'))
            current = current.toObject().value(key);
        return current;
    }
    double number(const QString &path)
    {
        const QJsonValue found = value(path);
        if (!found.isDouble())
            note(path);
        return found.toDouble();
    }
    double optionalNumber(const QString &path) { return value(path).isUndefined() ? 0 : number(path); }
    double millimetres(const QString &path) { return number(path) * kPointsPerMm; }
    double element(const QString &path, qsizetype index)
    {
        const QJsonArray array = value(path).toArray();
        if (index >= array.size() || !array.at(index).isDouble())
            note(path);
        return array.at(index).toDouble();
    }
    QString text(const QString &path)
    {
        const QJsonValue found = value(path);
        if (!found.isString())
            note(path);
        return found.toString();
    }
    void note(const QString &path)
    {
        if (m_failed.isEmpty())
            m_failed = path;
    }
    [[nodiscard]] const QString &failed() const { return m_failed; }

private:
    QJsonObject m_root;
    QString m_failed;
};

ColourRole colourNamed(Tokens &tokens, const QString &path)
{
    const QString name = tokens.value(path).toString(u"ink"_s);
    for (std::size_t i = 0; i < kColourKeys.size(); ++i) {
        if (name == QLatin1StringView(kColourKeys[i]))
            return ColourRole(i);
    }
    tokens.note(path);
    return ColourRole::Ink;
}

TypeStyle readType(Tokens &tokens, const QString &key)
{
    const QString at = u"type."_s + key + u'.';
    TypeStyle style;
    style.family = tokens.text(at + u"face"_s) == "narrative"_L1 ? Family::Serif : Family::Sans;
    style.bold = tokens.value(at + u"weight"_s).toString() == "bold"_L1;
    style.size = tokens.number(at + u"size"_s);
    style.leading = tokens.number(at + u"leading"_s);
    style.before = tokens.optionalNumber(at + u"before"_s);
    style.after = tokens.optionalNumber(at + u"after"_s);
    style.colour = colourNamed(tokens, at + u"colour"_s);
    const double arabic = tokens.optionalNumber(at + u"arabic_leading"_s);
    style.arabicLeading = arabic > 0 ? arabic : style.leading;
    return style;
}

Rgb readColour(Tokens &tokens, const QString &path)
{
    const QString hex = tokens.text(path);
    bool ok = false;
    const uint value = hex.size() == 7 ? hex.mid(1).toUInt(&ok, 16) : 0;
    if (!ok)
        tokens.note(path);
    return {std::uint8_t(value >> 16), std::uint8_t(value >> 8), std::uint8_t(value)};
}

void readPage(Tokens &tokens, HouseStyle &style)
{
    style.pageWidth = tokens.millimetres(u"page.width_mm"_s);
    style.pageHeight = tokens.millimetres(u"page.height_mm"_s);
    style.blockLeft = tokens.millimetres(u"page.block.left_mm"_s);
    style.blockTop = tokens.millimetres(u"page.block.top_mm"_s);
    style.blockWidth = tokens.millimetres(u"page.block.width_mm"_s);
    style.blockHeight = tokens.number(u"page.block.height_pt"_s);
    style.headTop = tokens.millimetres(u"page.head_top_mm"_s);
    style.footRule = tokens.millimetres(u"page.foot_rule_mm"_s);
    style.footTextGap = tokens.number(u"page.foot_text_gap_pt"_s);
    style.unit = tokens.number(u"grid.unit_pt"_s);
    style.arabicScale = tokens.number(u"fonts.arabic_scale"_s);
}

void readParts(Tokens &tokens, HouseStyle &style)
{
    style.frameRule = tokens.number(u"rules_pt.frame"_s);
    style.headerRule = tokens.number(u"rules_pt.header"_s);
    style.footRuleWidth = tokens.number(u"rules_pt.foot"_s);
    style.rowRule = tokens.number(u"rules_pt.row"_s);
    style.cellPad = tokens.number(u"table.cell_pad"_s);
    style.cellPadDense = tokens.number(u"table.cell_pad_dense"_s);
    style.cellPadEnd = tokens.number(u"table.cell_pad_end"_s);
    style.keepWholeRows = int(tokens.number(u"table.keep_whole_up_to_rows"_s));
    style.entryMargin = tokens.element(u"columns_mm.entry"_s, 0) * kPointsPerMm;
    style.entryGap = tokens.element(u"columns_mm.entry"_s, 1) * kPointsPerMm;
    for (qsizetype i = 0; i < 4; ++i)
        style.factColumns[std::size_t(i)] = tokens.element(u"columns_mm.facts_entry"_s, i) * kPointsPerMm;
    style.entryMoveShare = tokens.number(u"keep.entry_whole_if_gap_below_page_share"_s);
    style.statusPadVertical = tokens.element(u"status_bar.pad_pt"_s, 0);
    style.statusPadSide = tokens.element(u"status_bar.pad_pt"_s, 1);
    style.secondFrameGap = tokens.number(u"classification.second_frame_gap_pt"_s);
}

} // namespace

Result<HouseStyle> HouseStyle::standard()
{
    keepResources();
    QFile file(u":/dossier/reports/house_style.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, u"house style is not in the program"_s);
    return fromJson(file.readAll());
}

Result<HouseStyle> HouseStyle::fromJson(QByteArrayView json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray());
    if (!document.isObject())
        return fail(ErrorCode::MalformedInput, u"house style is not a JSON object"_s);
    Tokens tokens(document.object());
    HouseStyle style;
    readPage(tokens, style);
    readParts(tokens, style);
    for (std::size_t i = 0; i < kTypeKeys.size(); ++i)
        style.type[i] = readType(tokens, QString::fromLatin1(kTypeKeys[i]));
    for (std::size_t i = 0; i < kColourKeys.size(); ++i)
        style.colours[i] = readColour(tokens, u"colours."_s + QString::fromLatin1(kColourKeys[i]));
    if (!tokens.failed().isEmpty())
        return fail(ErrorCode::MalformedInput, u"house style: "_s + tokens.failed());
    return style;
}

} // namespace dossier::reports
