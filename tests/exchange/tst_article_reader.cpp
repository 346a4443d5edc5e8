// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/article_reader.h"

#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;

class TestArticleReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QString>("version");
        QTest::newRow("one") << u"206.3.2"_s << QStringList{u"206.3.2"_s} << QString();
        QTest::newRow("semicolons") << u"206.3.2; 192.3.2; 193-1.3.1"_s << QStringList{u"206.3.2"_s, u"192.3.2"_s, u"193-1.3.1"_s} << QString();
        QTest::newRow("commas and a word") << u"220.1, 233 and 315.2"_s << QStringList{u"220.1"_s, u"233"_s, u"315.2"_s} << QString();
        QTest::newRow("Russian and") << u"220.1 и 233"_s << QStringList{u"220.1"_s, u"233"_s} << QString();
        QTest::newRow("old code") << u"94, 95, 255 (1960 code)"_s << QStringList{u"94"_s, u"95"_s, u"255"_s} << u"1960"_s;
        QTest::newRow("word before") << u"Article 57 (1960 code)"_s << QStringList{u"57"_s} << u"1960"_s;
        QTest::newRow("parts are not understood in half") << u"Article 57-1, Parts 2 and 3 (1960 code)"_s << QStringList{} << QString();
        QTest::newRow("words") << u"hooliganism"_s << QStringList{} << QString();
        QTest::newRow("one word spoils all") << u"206.3.2; fraud"_s << QStringList{} << QString();
        QTest::newRow("empty") << QString() << QStringList{} << QString();
    }
    void reads()
    {
        QFETCH(QString, cell);
        QFETCH(QStringList, paths);
        QFETCH(QString, version);
        QStringList found;
        for (const schema::Article &article : exchange::readArticles(cell)) {
            found.append(article.path);
            QCOMPARE(article.version, version);
        }
        QCOMPARE(found, paths);
    }
};

QTEST_APPLESS_MAIN(TestArticleReader)
#include "tst_article_reader.moc"
