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

QHash<QString, QString> labelsOf(const CsvRow &row)
{
    QHash<QString, QString> labels;
    for (const QLatin1StringView language : kLabelLanguages) {
        const QString label = row.value(language);
        if (!label.isEmpty())
            labels.insert(language, label.normalized(QString::NormalizationForm_C));
    }
    return labels;
}

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

Result<QList<CsvRow>> readTable(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, u"missing resource"_s);
    return readCsvRows(file.readAll());
}

Result<Vocabulary> readVocabulary(const QString &path, const QByteArray &name)
{
    DOSSIER_ASSIGN(const QList<CsvRow> rows, readTable(path));
    Vocabulary vocabulary{name, {}};
    vocabulary.terms.reserve(rows.size());
    for (const CsvRow &row : rows) {
        const QString key = row.value(u"key"_s);
        if (key.isEmpty() || vocabulary.term(key))
            return fail(ErrorCode::Internal, u"empty or repeated term in "_s + QString::fromLatin1(name));
        const bool retired = row.value(u"note"_s).startsWith("retired"_L1);
        vocabulary.terms.append({key, labelsOf(row), row.value(u"huridocs"_s), retired});
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
    DOSSIER_ASSIGN(const QList<CsvRow> rows, readTable(u":/dossier/labels/glossary.csv"_s));
    for (const CsvRow &row : rows)
        loaded.m_labels.insert(row.value(u"key"_s).toLatin1(), labelsOf(row));
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
    const QByteArray key = glossaryKey.toByteArray();
    return labelIn(m_labels.value(key), language, QString::fromLatin1(key));
}

bool Vocabularies::hasLabel(QByteArrayView glossaryKey) const
{
    return m_labels.contains(glossaryKey.toByteArray());
}

} // namespace dossier::schema
