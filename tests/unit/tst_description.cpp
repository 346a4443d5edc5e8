// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/description.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace dossier::schema;
using namespace Qt::StringLiterals;

class TestDescription : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFieldIsDescribed();
    void aFieldSaysWhatItIs();
    void vocabulariesAreListed();

private:
    QJsonObject entity(const QString &key) const;
    static QJsonObject field(const QJsonObject &entity, const QString &key);

    Registry m_registry = Registry::build(declaredEntities()).value();
    QJsonObject m_description;
};

void TestDescription::initTestCase()
{
    m_description = describe(m_registry, Vocabularies::load().value());
    QCOMPARE(m_description.value(u"schema"_s).toInt(), 1);
}

QJsonObject TestDescription::entity(const QString &key) const
{
    for (const QJsonValue &value : m_description.value(u"entities"_s).toArray()) {
        if (value[u"key"_s] == key)
            return value.toObject();
    }
    return {};
}

QJsonObject TestDescription::field(const QJsonObject &entity, const QString &key)
{
    for (const QJsonValue &value : entity.value(u"fields"_s).toArray()) {
        if (value[u"key"_s] == key)
            return value.toObject();
    }
    return {};
}

void TestDescription::everyFieldIsDescribed()
{
    for (const EntitySpec &spec : m_registry.entities()) {
        const QJsonObject described = entity(QString::fromLatin1(spec.key));
        QCOMPARE(described.value(u"fields"_s).toArray().size(), qsizetype(spec.fields.size()));
        for (const QJsonValue &value : described.value(u"fields"_s).toArray()) {
            QVERIFY(!value[u"kind"_s].toString().isEmpty());
            QVERIFY(!value[u"shape"_s].toString().isEmpty());
            QVERIFY(!value[u"audience"_s].toString().isEmpty());
            QVERIFY(!value[u"label"_s][u"az"_s].toString().isEmpty());
        }
    }
}

void TestDescription::aFieldSaysWhatItIs()
{
    const QJsonObject publication = field(entity(u"case"_s), u"publication"_s);
    QCOMPARE(publication.value(u"id"_s).toInt(), 825);
    QCOMPARE(publication.value(u"kind"_s), QJsonValue(u"code"_s));
    QCOMPARE(publication.value(u"vocabulary"_s), QJsonValue(u"publication"_s));
    QCOMPARE(publication.value(u"audience"_s), QJsonValue(u"internal"_s));
    QCOMPARE(publication.value(u"protective"_s), QJsonValue(u"decision"_s));
    QVERIFY(publication.value(u"flags"_s).toArray().contains(u"gate"_s));
    QCOMPARE(entity(u"case"_s).value(u"subject"_s), QJsonValue(u"person"_s));
    QCOMPARE(entity(u"endorsement"_s).value(u"compartment"_s), QJsonValue(u"endorsers"_s));
    const QJsonObject names = field(entity(u"person"_s), u"names"_s);
    QCOMPARE(names.value(u"shape"_s), QJsonValue(u"part"_s));
    QCOMPARE(names.value(u"targets"_s).toArray(), QJsonArray{u"person_name"_s});
}

void TestDescription::vocabulariesAreListed()
{
    const QJsonArray terms = m_description.value(u"vocabularies"_s)[u"sex"_s].toArray();
    QCOMPARE(terms.size(), 3);
    QCOMPARE(terms[1][u"key"_s], QJsonValue(u"male"_s));
    QCOMPARE(terms[1][u"label"_s][u"az"_s], QJsonValue(u"Kişi"_s));
}

QTEST_APPLESS_MAIN(TestDescription)
#include "tst_description.moc"
