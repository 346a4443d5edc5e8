// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/import_words.h"

#include <algorithm>
#include <array>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

/// Columns that are no field of their own name: by the label of what they become.
struct ColumnLabel {
    QLatin1StringView column;
    const char *label;
};
constexpr std::array kColumnLabels{
    ColumnLabel{"number"_L1, "field.listing.number"},      ColumnLabel{"full_name"_L1, "field.person.name_text"},
    ColumnLabel{"given_name"_L1, "field.person.given"},    ColumnLabel{"surname"_L1, "field.person.surname"},
    ColumnLabel{"patronymic"_L1, "field.person.patronymic"}, ColumnLabel{"sex"_L1, "field.person.sex"},
    ColumnLabel{"birth_date"_L1, "field.person.birth_date"}, ColumnLabel{"group"_L1, "field.case.list_group"},
    ColumnLabel{"joint_case"_L1, "entity.joint_case"},     ColumnLabel{"arrest_date"_L1, "field.case.arrest_date"},
    ColumnLabel{"arrest_place"_L1, "field.case.arrest_place"}, ColumnLabel{"article"_L1, "entity.charge.plural"},
    ColumnLabel{"status"_L1, "field.case.liberty_status"}, ColumnLabel{"sentence"_L1, "field.sentence.total_term"},
    ColumnLabel{"sentence_date"_L1, "field.sentence.date"}, ColumnLabel{"sentence_end"_L1, "field.sentence.expected_end"},
    ColumnLabel{"court"_L1, "field.hearing.court"},       ColumnLabel{"detention_place"_L1, "field.detention.place"},
    ColumnLabel{"background"_L1, "field.case.background"}, ColumnLabel{"occupation"_L1, "field.person.occupation"},
    ColumnLabel{"affiliation"_L1, "field.person.affiliation"}, ColumnLabel{"region"_L1, "field.person.origin"},
    ColumnLabel{"health"_L1, "field.person.health"},
};

} // namespace

QString ImportWords::what(const exchange::Finding &finding) const
{
    const QByteArray key = "ui.finding." + finding.code.toLatin1();
    QString out = m_vocabularies.hasLabel(key) ? m_words.label(key) : finding.code;
    if (!finding.text.isEmpty())
        out += u' ' + isolated(finding.text);
    return out;
}

QString ImportWords::finding(const exchange::Finding &finding) const
{
    if (finding.line > 0 && finding.column > 0)
        return m_words.label("ui.import.line_column", {m_words.number(finding.line), m_words.number(finding.column)}) + u": "_s + what(finding);
    if (finding.line > 0)
        return m_words.label("ui.import.line", {m_words.number(finding.line)}) + u": "_s + what(finding);
    return what(finding);
}

QString ImportWords::change(const exchange::PlannedChange &change) const
{
    const schema::FieldSpec &field = *m_registry.field(change.field);
    const QString was = exchange::plannedText(field, change.was, m_vocabularies, m_words.language());
    const QString now = exchange::plannedText(field, change.now, m_vocabularies, m_words.language());
    const auto side = [](const QString &text) { return text.isEmpty() ? u"–"_s : isolated(text); };
    return m_words.field(field) + u": "_s + side(was) + u" → "_s + side(now);
}

QString ImportWords::reasons(const names::Similarity &similarity) const
{
    QStringList codes;
    for (const names::Reason &reason : similarity.reasons)
        codes.append(names::reasonName(reason.code));
    return reasons(codes);
}

QString ImportWords::reasons(const QStringList &codes) const
{
    QStringList out;
    for (const QString &code : codes) {
        const QByteArray key = "ui.match." + code.toLatin1();
        if (m_vocabularies.hasLabel(key))
            out.append(m_words.label(key));
    }
    return out.join(u", "_s);
}

QString ImportWords::column(const QString &name) const
{
    if (name.isEmpty())
        return m_words.label("import.skip_column");
    const auto found = std::ranges::find(kColumnLabels, name, &ColumnLabel::column);
    if (found != kColumnLabels.end())
        return m_words.label(found->label);
    // What is not among them is called by the first of its synonyms.
    return m_words.label("import.header." + name.toLatin1()).section(u'|', 0, 0);
}

} // namespace dossier::ui
