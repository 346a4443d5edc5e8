// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/vocabulary.h"

#include "schema/csv_rows.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

// Outside any namespace, as the macro demands: from a static library the resource is not linked
// unless something names it.
static void initDossierResource()
{
    Q_INIT_RESOURCE(dossier);
}

namespace dossier::schema {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr std::array kLabelLanguages{"en"_L1, "az"_L1, "ru"_L1, "tr"_L1, "fr"_L1};

/// A table by number of column: there are thousands of rows, read before the first window.
class Table
{
public:
    explicit Table(QList<QStringList> records) : m_records(std::move(records))
    {
        for (std::size_t i = 0; i < kLabelLanguages.size(); ++i)
            m_labels[i] = column(kLabelLanguages[i]);
    }

    [[nodiscard]] qsizetype rows() const { return std::max<qsizetype>(0, m_records.size() - 1); }
    /// -1 where the table has none of that name.
    [[nodiscard]] qsizetype column(QLatin1StringView name) const { return m_records.value(0).indexOf(name); }
    [[nodiscard]] QString cell(qsizetype row, qsizetype column) const { return m_records[row + 1].value(column); }

    [[nodiscard]] QHash<QString, QString> labels(qsizetype row) const
    {
        QHash<QString, QString> labels;
        for (std::size_t i = 0; i < kLabelLanguages.size(); ++i) {
            const QString label = cell(row, m_labels[i]);
            if (!label.isEmpty())
                labels.insert(kLabelLanguages[i], label.normalized(QString::NormalizationForm_C));
        }
        return labels;
    }

private:
    QList<QStringList> m_records;
    std::array<qsizetype, kLabelLanguages.size()> m_labels{};
};

QString labelIn(const QHash<QString, QString> &labels, const QString &language, const QString &otherwise)
{
    if (const auto found = labels.find(language); found != labels.end())
        return *found;
    return labels.value(u"en"_s, otherwise);
}

/// Two spellings of a label that differ in letter case, or in whether a capital i has its dot.
QString comparable(const QString &label)
{
    QString folded = label.trimmed().normalized(QString::NormalizationForm_C);
    folded.replace(u'İ', u'i').replace(u'ı', u'i').replace(u'I', u'i');
    return folded.toCaseFolded();
}

Result<Table> readTable(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, u"missing resource"_s);
    DOSSIER_ASSIGN(QList<QStringList> records, readCsvRecords(file.readAll()));
    return Table(std::move(records));
}

Result<Vocabulary> readVocabulary(const QString &path, const QByteArray &name)
{
    DOSSIER_ASSIGN(const Table table, readTable(path));
    const qsizetype keys = table.column("key"_L1);
    const qsizetype notes = table.column("note"_L1);
    const qsizetype huridocs = table.column("huridocs"_L1);
    Vocabulary vocabulary{name, {}};
    vocabulary.terms.reserve(table.rows());
    for (qsizetype row = 0; row < table.rows(); ++row) {
        const QString key = table.cell(row, keys);
        if (key.isEmpty() || vocabulary.term(key))
            return fail(ErrorCode::Internal, u"empty or repeated term in "_s + QString::fromLatin1(name));
        const bool retired = table.cell(row, notes).startsWith("retired"_L1);
        vocabulary.terms.append({key, table.labels(row), table.cell(row, huridocs), retired});
    }
    return vocabulary;
}

} // namespace

QString Term::label(const QString &language) const
{
    return labelIn(labels, language, key);
}

const Term *Vocabulary::term(const QString &key) const
{
    const auto found = std::ranges::find(terms, key, &Term::key);
    return found == terms.end() ? nullptr : &*found;
}

const Term *Vocabulary::find(const QString &keyOrLabel) const
{
    if (const Term *exact = term(keyOrLabel))
        return exact;
    const QString wanted = comparable(keyOrLabel);
    const QString asKey = QString(wanted).replace(u'-', u'_');
    const Term *found = nullptr;
    for (const Term &candidate : terms) {
        if (comparable(candidate.key).replace(u'-', u'_') == asKey)
            return &candidate;
        if (candidate.retired)
            continue;
        const bool fits = std::ranges::any_of(candidate.labels,
                                              [&](const QString &label) { return comparable(label) == wanted; });
        if (fits && found)
            return nullptr;
        if (fits)
            found = &candidate;
    }
    return found;
}

Result<Vocabularies> Vocabularies::load()
{
    initDossierResource();
    Vocabularies loaded;
    const QDir folder(u":/dossier/vocabularies"_s);
    for (const QString &entry : folder.entryList({u"*.csv"_s}, QDir::Files, QDir::Name)) {
        const QByteArray name = entry.chopped(4).toLatin1();
        DOSSIER_ASSIGN(Vocabulary vocabulary, readVocabulary(folder.filePath(entry), name));
        loaded.m_vocabularies.insert(name, std::move(vocabulary));
    }
    QFile glossary(u":/dossier/labels/glossary.csv"_s);
    if (!glossary.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, u"missing resource"_s);
    DOSSIER_ASSIGN(loaded.m_labels, LabelTable::read(glossary.readAll()));
    return loaded;
}

const Vocabulary *Vocabularies::vocabulary(QByteArrayView name) const
{
    const auto found = m_vocabularies.find(name.toByteArray());
    return found == m_vocabularies.end() ? nullptr : &*found;
}

QList<QByteArray> Vocabularies::names() const
{
    QList<QByteArray> names = m_vocabularies.keys();
    std::ranges::sort(names);
    return names;
}

QString Vocabularies::label(QByteArrayView glossaryKey, const QString &language) const
{
    for (const QString &tag : {language, u"en"_s}) {
        if (QString label = m_labels.label(glossaryKey, tag); !label.isEmpty())
            return label;
    }
    return QString::fromLatin1(glossaryKey);
}

bool Vocabularies::hasLabel(QByteArrayView glossaryKey) const
{
    return m_labels.contains(glossaryKey);
}

} // namespace dossier::schema
