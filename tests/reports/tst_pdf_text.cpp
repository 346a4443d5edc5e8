// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report_support.h"

using namespace Qt::StringLiterals;
using namespace dossier;
using namespace dossier::reports;
using namespace dossier::reports::test;

namespace {

Document documentOf(const QString &language, const QString &text)
{
    Document document;
    document.info.title = u"Text"_s;
    document.info.language = language;
    Paragraph paragraph;
    paragraph.runs = plain(text);
    document.blocks.push_back({paragraph});
    return document;
}

/// Split at blanks of every kind: readers turn those that do not break into ordinary ones.
QStringList words(QString text)
{
    for (QChar &c : text) {
        if (c.isSpace())
            c = u' ';
    }
    return text.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

/// What was put into a page comes out of it, letter by letter, with the reader most people have.
class TestPdfText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void extractsEveryWord_data();
    void extractsEveryWord();
    void extractsMixedDirections();
};

void TestPdfText::extractsEveryWord_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::newRow("azerbaijani") << u"az"_s
        << u"Müdafiə tərəfi fikrini bildirdi: ofisin açarı, qrafik, fəaliyyət, effekt, affiks, filial, ŞƏMSİ İlqar ıslaq Çinarzadə oğlu qızı Xəzrili Ğ Ö Ü Ə"_s;
    QTest::newRow("turkish") << u"tr"_s << u"Ilımlı İstanbul fıkra fikir şüphe ağır güç fîl âlim öğretmen sınıfı"_s;
    QTest::newRow("russian") << u"ru"_s
        << u"Следствие утверждает, что деньги ввезены наличными; защита возражает: объект, ёлка, съезд, «не виновен», № 206.3.2 — 30 янв. 2025 г."_s;
    QTest::newRow("english") << u"en"_s
        << u"The official office affirmed the final findings; efficient waffle fjord ffi fl fj “quoted” text – 62% of 10\u202F000, Żółć naïve"_s;
    QTest::newRow("persian") << u"fa"_s
        << u"به ادعای بازپرسی کمک‌های مالی می‌شود ملاقات اسلام لائیک خانهٔ پدری ژاله گچ پژوهش ۱۲۳۴۵۶۷۸۹۰ اعلام نشده"_s;
    QTest::newRow("arabic") << u"ar"_s
        << u"محجوب السلام عليكم الأحكام الإفراج لا لأن الآن المحكمة قرار التوقيف إلى ٠١٢٣٤٥٦٧٨٩ مُدَّعٍ قَرَارٌ"_s;
    QTest::newRow("azerbaijani words") << u"az"_s
        << u"fikir fiziki filosof fləşkart flora afişa sufi müəffəq təklif kifayət fjord ofis affekt effekti flaqman şəffaf zərif nəfis lüğət Ğ ığ "
           "İğdır Iğdır İIıi bağlı çığır döyüş üzüm əfv həbsxana məhkəmə vəkil dövlət cinayət e\u0301 ə\u0301 Q\u0308 Şəfiqə"_s;
    QTest::newRow("turkish words") << u"tr"_s
        << u"fiil fidye fikir firari fıstık fırın fişek fîkir hafif sefil affı efsane müftü lafı şef fl flüt ofis İzmir ılık Iğdır ığdır çiğ dağ "
           "kâğıt hâkim mahkûm sükûn üfürük öfke göğüs ağaç çığ"_s;
    QTest::newRow("russian words") << u"ru"_s
        << u"объект съёмка ёж Ёлка подъезд бельё щёлочь чьё йод Йемен э\u0301тот за\u0301мок «цитата» „лапки“ № 17 шрифт эффект финал ﬁ"_s;
    QTest::newRow("persian words") << u"fa"_s
        << u"می‌گوید نمی‌خواهد خانه‌ها کتاب‌خانه داش‌بولاقلی رئیس مسئول لاله سلام ملاقات اسلامی گلابی بلا الان لا لأ لإ لآ اللّه محمّد هٔ نامهٔ "
           "پچژگ کی ک ی ۀ ة ﻻ ۴۶ ۱۴۰۳ قاضی‌ها «نقل»"_s;
    QTest::newRow("arabic words") << u"ar"_s
        << u"لا لأن الإنسان الآن لأجل ولاية الله اللّٰه محمّد مُحَمَّدٌ قُرْآن إلَى شيء مؤسسة مسؤول بيئة ئ ء الأُلَى لَا كِتَابٌ سُئِلَ ـــ كـتاب "
           "٢٠٢٤ «اقتباس» ى ي ة"_s;
    QTest::newRow("chinese") << u"zh"_s << u"王小明 北京"_s;
}

void TestPdfText::extractsEveryWord()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    const Result<QByteArray> pdf = pdfOf(documentOf(language, text));
    QVERIFY2(pdf, qPrintable(pdf ? QString() : pdf.error().detail));
    const QStringList found = words(extractedText(*pdf));
    QStringList missing;
    for (const QString &word : words(text)) {
        if (!found.contains(word))
            missing << word;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u' ') + u"\nin: "_s + found.join(u' ')));
}

void TestPdfText::extractsMixedDirections()
{
    const QString text = u"Name: سلیم یحیی داش‌بولاقلی (Səlim Yəhya oğlu Daşbulaqlı), article 206.3.2."_s;
    const Result<QByteArray> pdf = pdfOf(documentOf(u"en"_s, text));
    QVERIFY(pdf);
    QCOMPARE(extractedText(*pdf).section(u'\n', 0, 0), text);
}

QTEST_GUILESS_MAIN(TestPdfText)
#include "tst_pdf_text.moc"
