// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/cells/article_reader.h"

#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;

namespace {

/// "cc:2000 206.3.2", as a charge prints it; several with bars between them.
QString textOf(const QString &cell)
{
    QStringList out;
    for (const schema::Article &article : exchange::readArticles(cell)) {
        const QString version = article.version.isEmpty() ? QString() : u':' + article.version;
        out.append(article.code.isEmpty() ? article.path : article.code + version + u' ' + article.path);
    }
    return out.join(u'|');
}

} // namespace

class TestArticleReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("articles");
        const auto row = [](const char16_t *cell, const char16_t *articles) {
            QTest::newRow(QString::fromUtf16(cell).toUtf8().constData()) << QString::fromUtf16(cell) << QString::fromUtf16(articles);
        };
        row(u"", u"");
        row(u"206.3.2", u"206.3.2");
        row(u" 206.3.2 ", u"206.3.2");
        row(u"206.3.2.", u"206.3.2");
        row(u"167.2.2.1", u"167.2.2.1");
        row(u"193-1.3.1", u"193-1.3.1");
        row(u"274", u"274");
        row(u"٢٠٦.٣.٢", u"206.3.2");
        row(u"206.3.2; 192.3.2; 193-1.3.1", u"206.3.2|192.3.2|193-1.3.1");
        row(u"214.2.1, 228.1, 279.1", u"214.2.1|228.1|279.1");
        row(u"206.3.2\n192.3.2", u"206.3.2|192.3.2");
        row(u"220.1, 233 and 315.2", u"220.1|233|315.2");
        row(u"220.1 и 233", u"220.1|233");
        row(u"206.3.2, 192.3.2 və 213.1", u"206.3.2|192.3.2|213.1");
        row(u"220 ve 314", u"220|314");
        row(u"220 et 314", u"220|314");
        row(u"220 و 314", u"220|314");
        row(u"178.3.2; 178.3.2", u"178.3.2");
        // what is part of a number, or may be
        row(u"505-A", u"");
        row(u"17(1)", u"17/1");
        row(u"Art. 116 (sec. 2)", u"");
        row(u"280 (2) (3)", u"");
        row(u"ч. 2 ст. 280(1)", u"");
        row(u"ст. 280 (ч. 2)", u"280/2");
        row(u"Art. 234 (part 4)", u"234/4");
        // words
        row(u"Article 234.4.3", u"234.4.3");
        row(u"Art. 234.4.3", u"234.4.3");
        row(u"Arts. 178 and 206", u"178|206");
        row(u"maddə 234.4.3", u"234.4.3");
        row(u"MADDƏ 234.4.3", u"234.4.3");
        row(u"234.4.3-cü maddə", u"234.4.3");
        row(u"206.3.2-ci", u"206.3.2");
        row(u"206.3.2-ci və 192.3.2-ci maddələri", u"206.3.2|192.3.2");
        row(u"ст. 342", u"342");
        row(u"ст.342", u"342");
        row(u"статья 318", u"318");
        row(u"المادة 86", u"86");
        row(u"§ 206", u"206");
        // codes before their articles
        row(u"CM 206.3.2", u"cc 206.3.2");
        row(u"CM-nin 206.3.2-ci maddəsi", u"cc 206.3.2");
        row(u"CM-in 206.3.2, 213.1", u"cc 206.3.2|cc 213.1");
        row(u"CC Articles 178.3.2, 206.4; CAO 510, 535.1", u"cc 178.3.2|cc 206.4|cao 510|cao 535.1");
        row(u"CC 2000: 178.3.2", u"cc:2000 178.3.2");
        row(u"TCK 314/2", u"cc 314/2");
        row(u"УК: 280, 282", u"cc 280|cc 282");
        row(u"Azərbaycan Respublikası Cinayət Məcəlləsinin 234.4.3-cü maddəsi", u"cc 234.4.3");
        row(u"İnzibati Xətalar Məcəlləsinin 510-cu maddəsi", u"cao 510");
        row(u"Criminal Code, Article 178", u"cc 178");
        row(u"Code of Administrative Offences 535.1", u"cao 535.1");
        row(u"Criminal Procedure Code 154", u"cpc 154");
        row(u"Cinayət-Prosessual Məcəlləsi 154", u"cpc 154");
        // codes behind
        row(u"Article 178.3.2 of the Criminal Code", u"cc 178.3.2");
        row(u"Articles 178.3.2 and 206.4 of the Criminal Code of the Republic of Azerbaijan", u"cc 178.3.2|cc 206.4");
        row(u"ст. 342 УК РБ", u"cc 342");
        row(u"ст. 20.2 КоАП РФ", u"cao 20.2");
        row(u"314/2 TCK", u"cc 314/2");
        row(u"178 CC, 510 CAO", u"cc 178|cao 510");
        row(u"ст. 178 Уголовного кодекса", u"cc 178");
        // versions
        row(u"94, 95, 255 (1960 code)", u"cc:1960 94|cc:1960 95|cc:1960 255");
        row(u"Article 57 (1960 code)", u"cc:1960 57");
        row(u"94, 95 (1960 Məcəlləsi)", u"cc:1960 94|cc:1960 95");
        row(u"64 (УК 1960)", u"cc:1960 64");
        row(u"CC 178 (arrested 2019)", u"");
        row(u"178 (2019)", u"");
        // parts
        row(u"Article 57-1, Parts 2 and 3 (1960 code)", u"cc:1960 57-1/2|cc:1960 57-1/3");
        row(u"Art. 57, Parts 1, 2 and 17", u"57/1|57/2|57/17");
        row(u"ст. 205.2 ч. 2 УК РФ", u"cc 205.2/2");
        row(u"ч. 2 ст. 205.2 УК РФ", u"cc 205.2/2");
        row(u"ч.2 ст.280", u"280/2");
        row(u"ст.280 ч.2", u"280/2");
        row(u"ч. 1, 2 ст. 280", u"280/1|280/2");
        row(u"ч. 2 ст. 280, ч. 1 ст. 282", u"280/2|282/1");
        row(u"ст. 280 ч. 2, ст. 282 ч. 1", u"280/2|282/1");
        row(u"ст. 280 ч. 2, 282 ч. 1", u"280/2|282/1");
        row(u"Article 57, Part 2; 58", u"57/2|58");
        row(u"ч. 3 ст. 30, ч. 2 ст. 228 УК РФ", u"cc 30/3|cc 228/2");
        row(u"п. «а» ч. 2 ст. 105", u"105/2/а");
        row(u"«б» ч. 2 ст. 105", u"105/2/б");
        row(u"п. «а», «б» ч. 2 ст. 105 УК РФ", u"cc 105/2/а|cc 105/2/б");
        row(u"ст. 105 ч. 2 п. «а»", u"105/2/а");
        row(u"п. а ч. 2 ст. 105", u"105/2/а");
        row(u"п. 2 ч. 3 ст. 228", u"228/3/2");
        // preparation, attempt, complicity
        row(u"28/206.3.2", u"28|206.3.2");
        row(u"29, 206.3.2", u"29|206.3.2");
        row(u"32.5", u"32.5");
        row(u"32.5/178.3.2; 320.1", u"32.5|178.3.2|320.1");
        // not understood whole, therefore not at all
        row(u"hooliganism", u"");
        row(u"206.3.2; fraud", u"");
        row(u"206.3.2 (smuggling)", u"");
        row(u"10–12", u"");
        row(u"10-12", u"");
        row(u"221-223", u"");
        row(u"from 10 to 12", u"");
        row(u"1.2.3.4.5.6.7", u"");
        row(u"12345", u"");
        row(u"2022", u"");
        row(u"ч. 2", u"");
        row(u"п. «а»", u"");
        row(u"CC", u"");
        row(u"УК РФ", u"");
        row(u"178; CC", u"cc 178");
        row(u"CC 178; CAO", u"");
        row(u"178/", u"");
        row(u"/2", u"");
        row(u"178 (", u"");
        row(u"178)", u"");
        row(u"«", u"");
        row(u"178 -", u"");
        row(u"05.03.2024", u"");
        row(u"-", u"");
        row(u"?", u"");
        row(u"#REF!", u"");
    }
    void reads()
    {
        QFETCH(QString, cell);
        QFETCH(QString, articles);
        QCOMPARE(textOf(cell), articles);
    }

    /// A reader whose work grows with the square of a cell does not come back before Qt Test ends it.
    void readsMillionsOfLetters()
    {
        for (const QString &piece : {u"206.3.2; "_s, u"«"_s, u"ч. "_s, u"("_s, u"1-"_s, u"cinayət "_s, u"п. а "_s}) {
            QVERIFY(exchange::readArticles(piece.repeated(4'000'000 / piece.size())).isEmpty());
            (void) exchange::readArticles(piece.repeated(4000 / piece.size()));
        }
    }
};

QTEST_APPLESS_MAIN(TestArticleReader)
#include "tst_article_reader.moc"
