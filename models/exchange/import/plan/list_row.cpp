// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/list_row.h"

#include "exchange/import/cells/article_reader.h"
#include "exchange/import/cells/sentence_reader.h"
#include "exchange/import/cells/status_reader.h"
#include "exchange/import/layout/header_words.h"

#include <algorithm>
#include <array>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

/// What spreadsheets show where a formula failed.
bool isErrorValue(const QString &cell)
{
    static const QStringList kErrors{u"#N/A"_s, u"#REF!"_s, u"#VALUE!"_s, u"#NAME?"_s, u"#DIV/0!"_s, u"#NULL!"_s, u"#NUM!"_s, u"#Н/Д"_s, u"#ССЫЛКА!"_s, u"#YOK"_s};
    return cell.startsWith(u'#') && kErrors.contains(cell.toUpper());
}

QString withLatinDigits(QString text)
{
    for (QChar &c : text) {
        if (c.digitValue() >= 0)
            c = QChar(u'0' + c.digitValue());
    }
    return text;
}

/// "Age at arrest": not that of the day of the list.
bool isAgeOfAnotherDay(const QString &header)
{
    const QString key = HeaderWords::keyOf(header);
    return std::ranges::any_of(std::array{"arrest"_L1, "detention"_L1, "detained"_L1, "at the time"_L1, "hebs"_L1}, [&](QLatin1StringView word) { return key.contains(word); })
           || key.contains(u"арест") || key.contains(u"задерж") || key.contains(u"момент");
}

/// Reads the cells of one row into a ListRow; each `take…` answers whether the cell found its place.
class Reader
{
public:
    Reader(const RowContext &context, ListRow &row) : m_context(context), m_row(row) {}

    /// `column` is where the cell stands, from 0.
    [[nodiscard]] bool take(qsizetype column, const QString &cell);
    /// Why the last cell was not taken, or what a person should look at although it was; may be empty.
    [[nodiscard]] const QString &finding() const { return m_finding; }
    /// The last cell was taken, but not the whole of it has a field.
    [[nodiscard]] bool isPartial() const { return m_isPartial; }

private:
    [[nodiscard]] bool takeText(QString &field, const QString &cell) const;
    [[nodiscard]] bool takeFurther(Column column, const QString &cell);
    [[nodiscard]] bool takeDate(base::PartialDate &field, const QString &cell);
    [[nodiscard]] bool takeTerm(std::optional<QString> &field, const char *vocabulary, const QString &cell) const;
    [[nodiscard]] bool takeSex(const QString &cell);
    [[nodiscard]] bool takeNumber(const QString &cell);
    [[nodiscard]] bool takeSentence(const QString &cell);
    [[nodiscard]] bool takePlace(const QString &cell);
    [[nodiscard]] bool takeArticles(const QString &cell);
    [[nodiscard]] bool takeStatus(const QString &cell);
    [[nodiscard]] bool takeAge(const QString &cell);
    [[nodiscard]] bool miss(QLatin1StringView code)
    {
        m_finding = code;
        return false;
    }

    const RowContext &m_context;
    ListRow &m_row;
    qsizetype m_column = 0;
    QString m_finding;
    bool m_isPartial = false;
};

bool Reader::take(qsizetype index, const QString &cell)
{
    m_column = index;
    m_finding.clear();
    m_isPartial = false;
    const Column column = m_context.mapping.columns.value(index, Column::None);
    if (column != Column::None && isErrorValue(cell))
        return miss("sentinel_value"_L1);
    switch (column) {
    case Column::Number: return takeNumber(cell);
    case Column::FullName: return takeText(m_row.fullName, cell);
    case Column::GivenName: return takeText(m_row.given, cell);
    case Column::Surname: return takeText(m_row.surname, cell);
    case Column::Patronymic: return takeText(m_row.patronymic, cell);
    case Column::Sex: return takeSex(cell);
    case Column::BirthDate: return takeDate(m_row.birthDate, cell);
    case Column::Group: return takeText(m_row.group, cell);
    case Column::JointCase: return takeText(m_row.jointCase, cell);
    case Column::ArrestDate: return takeDate(m_row.arrestDate, cell);
    case Column::ArrestPlace: return takeText(m_row.arrestPlace, cell);
    case Column::Article: return takeArticles(cell);
    case Column::Status: return takeStatus(cell);
    case Column::Sentence: return takeSentence(cell);
    case Column::SentenceDate: return takeDate(m_row.sentenceDate, cell);
    case Column::SentenceEnd: return takeDate(m_row.sentenceEnd, cell);
    case Column::Court: return takeText(m_row.court, cell);
    case Column::DetentionPlace: return takePlace(cell);
    case Column::Background: return takeText(m_row.background, cell);
    case Column::Occupation: return takeText(m_row.occupation, cell);
    case Column::Affiliation: return takeText(m_row.affiliation, cell);
    case Column::Region: return takeText(m_row.region, cell);
    case Column::Health: return takeText(m_row.health, cell);
    // People beside the prisoner need a role and a decision about naming; a list gives neither.
    case Column::Judge:
    case Column::Prosecutor:
    case Column::Lawyer:
    case Column::None:
        return false;
    default:
        return takeFurther(column, cell);
    }
}

bool Reader::takeFurther(Column column, const QString &cell)
{
    switch (column) {
    case Column::OtherNames: return takeText(m_row.otherNames, cell);
    case Column::BirthYear: return takeDate(m_row.birthYear, cell);
    case Column::Age: return takeAge(cell);
    case Column::BirthPlace: return takeText(m_row.birthPlace, cell);
    case Column::Nationality: return takeText(m_row.nationality, cell);
    case Column::CaseNumber: return takeText(m_row.caseNumber, cell);
    case Column::ChargeWording: return takeText(m_row.chargeWording, cell);
    case Column::RemandEnd: return takeDate(m_row.remandEnd, cell);
    case Column::Regime: return takeTerm(m_row.regime, "regime", cell);
    case Column::FacilityAddress: return takeText(m_row.facilityAddress, cell);
    case Column::ArrestedBy: return takeText(m_row.arrestedBy, cell);
    case Column::ReleaseDate: return takeDate(m_row.releaseDate, cell);
    case Column::ReleaseWay: return takeTerm(m_row.releaseWay, "release", cell);
    case Column::Notes: return takeText(m_row.notes, cell);
    case Column::Source: return takeText(m_row.source, cell);
    default: return false;   // a photo is no text
    }
}

bool Reader::takeText(QString &field, const QString &cell) const
{
    if (m_context.terms.saysUnknown(cell, m_context.mapping.language))
        return false;
    field = cell;
    return true;
}

bool Reader::takeDate(base::PartialDate &field, const QString &cell)
{
    DateReading how = m_context.dates.value(m_column);
    how.language = m_context.mapping.language;
    const CellDate read = readCellDate(cell, how);
    if (!read.finding.isEmpty()) {
        m_finding = read.finding;
        return false;
    }
    field = read.date;
    return true;
}

bool Reader::takeTerm(std::optional<QString> &field, const char *vocabulary, const QString &cell) const
{
    field = m_context.terms.term(vocabulary, cell, m_context.mapping.language);
    return field.has_value();
}

bool Reader::takeSex(const QString &cell)
{
    if (m_context.letterM && cell.compare("M"_L1, Qt::CaseInsensitive) == 0) {
        if (m_context.letterM->isEmpty())
            return false;
        m_row.sex = m_context.letterM;
        return true;
    }
    return takeTerm(m_row.sex, "sex", cell);
}

bool Reader::takeNumber(const QString &cell)
{
    QString digits = withLatinDigits(cell);
    if (digits.endsWith(u'.'))
        digits.chop(1);
    bool isNumber = false;
    const qlonglong number = digits.toLongLong(&isNumber);
    // "007" would come back as 7: what cannot be printed as it stood is not a number of ours.
    if (!isNumber || number < 0 || QString::number(number) != digits)
        return false;
    m_row.number = number;
    return true;
}

bool Reader::takeSentence(const QString &cell)
{
    const SentenceCell read = readSentence(cell, m_context.mapping.headers.value(m_column), m_context.terms, m_context.mapping.language);
    m_finding = read.finding;
    if (!read.finding.isEmpty())
        return false;
    m_row.sentence = read.term;
    m_row.sentenceKind = read.kind;
    m_row.fineAmount = read.amount;
    if (read.regime)
        m_row.regime = read.regime;
    // A penalty that is no term is kept as it was printed, too.
    m_isPartial = !read.term;
    return true;
}

bool Reader::takeArticles(const QString &cell)
{
    if (!takeText(m_row.articles, cell))
        return false;
    if (readArticles(cell).isEmpty())
        m_finding = u"articles_not_read"_s;
    return true;
}

bool Reader::takeStatus(const QString &cell)
{
    const StatusCell read = readStatus(cell, m_context.terms, m_context.mapping.language);
    if (!read.liberty && !read.releaseWay)
        return read.isContradictory ? miss("several_values"_L1) : false;
    m_row.libertyStatus = read.liberty;
    if (!m_row.releaseWay)
        m_row.releaseWay = read.releaseWay;
    m_isPartial = !read.isWhole || read.releaseWay;
    if (!read.isWhole)
        m_finding = u"several_values"_s;
    return true;
}

/// A person of that age on the day of the list was born in one of two years, no nearer.
bool Reader::takeAge(const QString &cell)
{
    constexpr int kOldest = 110;
    bool isNumber = false;
    const int age = withLatinDigits(cell).section(u' ', 0, 0).toInt(&isNumber);
    if (!isNumber || isAgeOfAnotherDay(m_context.mapping.headers.value(m_column)))
        return false;
    if (age <= 0 || age > kOldest)
        return miss("sentinel_value"_L1);
    m_row.age = age;
    if (m_context.asOf.isValid()) {
        const int last = m_context.asOf.year() - age;
        const auto range = base::PartialDate::fromEdtf(u"%1/%2"_s.arg(last - 1).arg(last), cell);
        m_row.birthRange = range.value_or(base::PartialDate());
    }
    return true;
}

bool Reader::takePlace(const QString &cell)
{
    m_row.detentionKind = m_context.terms.term("detention", cell, m_context.mapping.language);
    return m_row.detentionKind ? true : takeText(m_row.detentionPlace, cell);
}

/// Spreadsheets run what begins like a formula, so exported lists put an apostrophe before it, and one
/// more where there are some already (security.md, section 4): exactly one comes off again.
QString withoutGuard(const QString &cell)
{
    qsizetype at = 0;
    while (at < cell.size() && cell[at] == u'\'')
        ++at;
    const bool isGuarded = at > 0 && at < cell.size() && QStringView(u"=+-@\t\r").contains(cell[at]);
    return isGuarded ? cell.sliced(1) : cell;
}

QString headerOf(const ColumnMapping &mapping, qsizetype index)
{
    const QString header = mapping.headers.value(index).simplified();
    return header.isEmpty() ? u"column %1"_s.arg(index + 1) : header;
}

} // namespace

bool isStored(Column column)
{
    switch (column) {
    case Column::BirthYear:
    case Column::ArrestedBy:
    case Column::RemandEnd:
        return true;
    default:
        return column < Column::OtherNames;   // the others are read, and stay in the note as well
    }
}

QString ListRow::name() const
{
    if (!fullName.isEmpty())
        return fullName;
    return QStringList{given, surname}.join(u' ').trimmed();
}

ListRow readListRow(const TableRow &row, const RowContext &context, Findings &warnings)
{
    ListRow out;
    out.line = row.line;
    Reader reader(context, out);
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        const QString cell = withoutGuard(row.cells[i].trimmed());
        if (cell.isEmpty())
            continue;
        const Column column = context.mapping.columns.value(i, Column::None);
        const bool isTaken = reader.take(i, cell);
        if (!isTaken || reader.isPartial() || !isStored(column))
            out.remains.append(headerOf(context.mapping, i) + ": "_L1 + cell);
        if (isTaken && reader.finding().isEmpty())
            continue;
        const bool isUnknown = context.terms.saysUnknown(cell, context.mapping.language);
        if (isTaken)
            warnings.append({row.line, int(i) + 1, reader.finding(), cell});
        else if (column != Column::None && !isUnknown && column != Column::Photo)
            warnings.append({row.line, int(i) + 1, reader.finding().isEmpty() ? u"unread_cell"_s : reader.finding(), cell});
        else if (i >= context.mapping.headers.size())
            warnings.append({row.line, int(i) + 1, u"cell_without_header"_s, cell});
    }
    if (context.saysShortRows && row.cells.size() < context.mapping.headers.size())
        warnings.append({row.line, int(row.cells.size()), u"short_row"_s, {}});
    return out;
}

} // namespace dossier::exchange
