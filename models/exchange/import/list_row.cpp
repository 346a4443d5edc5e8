// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/list_row.h"

#include "schema/duration_text.h"

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

base::DateLanguage dateLanguage(const QString &language)
{
    if (language == "az"_L1)
        return base::DateLanguage::Azerbaijani;
    return language == "ru"_L1 ? base::DateLanguage::Russian : base::DateLanguage::English;
}

/// Reads the cells of one row into a ListRow; each `take…` answers whether the cell found its place.
class Reader
{
public:
    Reader(const RowContext &context, ListRow &row) : m_context(context), m_row(row) {}

    [[nodiscard]] bool take(Column column, const QString &cell);

private:
    [[nodiscard]] bool takeText(QString &field, const QString &cell) const;
    [[nodiscard]] bool takeDate(base::PartialDate &field, const QString &cell) const;
    [[nodiscard]] bool takeTerm(std::optional<QString> &field, const char *vocabulary, const QString &cell) const;
    [[nodiscard]] bool takeNumber(const QString &cell);
    [[nodiscard]] bool takeSentence(const QString &cell);
    [[nodiscard]] bool takePlace(const QString &cell);

    const RowContext &m_context;
    ListRow &m_row;
};

bool Reader::take(Column column, const QString &cell)
{
    switch (column) {
    case Column::Number: return takeNumber(cell);
    case Column::FullName: return takeText(m_row.fullName, cell);
    case Column::GivenName: return takeText(m_row.given, cell);
    case Column::Surname: return takeText(m_row.surname, cell);
    case Column::Patronymic: return takeText(m_row.patronymic, cell);
    case Column::Sex: return takeTerm(m_row.sex, "sex", cell);
    case Column::BirthDate: return takeDate(m_row.birthDate, cell);
    case Column::Group: return takeText(m_row.group, cell);
    case Column::JointCase: return takeText(m_row.jointCase, cell);
    case Column::ArrestDate: return takeDate(m_row.arrestDate, cell);
    case Column::ArrestPlace: return takeText(m_row.arrestPlace, cell);
    case Column::Article: return takeText(m_row.articles, cell);
    case Column::Status: return takeTerm(m_row.libertyStatus, "liberty", cell);
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
    }
    return false;
}

bool Reader::takeText(QString &field, const QString &cell) const
{
    if (m_context.terms.saysUnknown(cell, m_context.mapping.language))
        return false;
    field = cell;
    return true;
}

bool Reader::takeDate(base::PartialDate &field, const QString &cell) const
{
    const auto date = base::PartialDate::parse(cell, dateLanguage(m_context.mapping.language));
    if (date)
        field = *date;
    return date.has_value();
}

bool Reader::takeTerm(std::optional<QString> &field, const char *vocabulary, const QString &cell) const
{
    field = m_context.terms.term(vocabulary, cell, m_context.mapping.language);
    return field.has_value();
}

bool Reader::takeNumber(const QString &cell)
{
    QString digits = cell;
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
    const auto duration = schema::parseDuration(cell);
    if (!duration)
        return false;
    m_row.sentence = *duration;
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

/// A line break within a cell of a spreadsheet may come as a vertical tab; other control characters say nothing.
QString withoutControls(QString cell)
{
    cell.replace(u'\v', u'\n').replace(u'\f', u'\n');
    cell.removeIf([](QChar c) { return c.category() == QChar::Other_Control && c != u'\t' && c != u'\n' && c != u'\r'; });
    return cell;
}

} // namespace

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
        const QString printable = withoutControls(row.cells[i]);
        if (printable.size() != row.cells[i].size())
            warnings.append({row.line, int(i) + 1, u"control_character"_s, {}});
        const QString cell = withoutGuard(printable.trimmed());
        const Column column = context.mapping.columns.value(i, Column::None);
        if (cell.isEmpty() || reader.take(column, cell))
            continue;
        out.remains.append(headerOf(context.mapping, i) + ": "_L1 + cell);
        const bool understood = column == Column::None || context.terms.saysUnknown(cell, context.mapping.language);
        if (!understood)
            warnings.append({row.line, int(i) + 1, u"unread_cell"_s, cell});
        else if (i >= context.mapping.headers.size())
            warnings.append({row.line, int(i) + 1, u"cell_without_header"_s, cell});
    }
    if (row.cells.size() < context.mapping.headers.size())
        warnings.append({row.line, int(row.cells.size()), u"short_row"_s, {}});
    return out;
}

} // namespace dossier::exchange
