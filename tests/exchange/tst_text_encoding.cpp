// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table/open_table.h"

#include <QTest>

#include <unicode/ucnv.h>

using namespace dossier;
using namespace Qt::StringLiterals;

// Short lists, as they are: a few names and places. Every run of `rows` lines of a list, in every encoding that can hold
// it, must be read as it was written.
namespace {

const QStringList kRussian{
    u"Дамирчизада Ровшан;Рахимага оглы;Бакинский СИЗО № 1"_s, u"Ибадоглу Джавад;Зулфугар оглы;Домашний арест"_s,
    u"Мамедова Севиндж;Али кызы;Исправительная колония № 6"_s, u"Рустамханов Шахмар;Рахимага оглы;Гянджинская тюрьма"_s,
    u"Узейирли Алиаббас;Салманали оглы;Следственный изолятор"_s, u"Гусейнов Ильгар;Фуад оглы;Шеки"_s,
    u"Абдуллаев Эмин;Вагиф оглы;Ленкоранский суд по тяжким преступлениям"_s, u"Щербакова Юлия;Ивановна;Сумгаит"_s,
    u"Джафаров Анар;Мамед оглы;Насиминский районный суд"_s, u"Зейналова Лейла;Фикрет кызы;осуждена"_s};
const QStringList kTurkish{
    u"Işıl Güneş;gazeteci;İstanbul"_s, u"Çağrı Öztürk;öğretmen;Muğla"_s, u"Şükrü Aydın;avukat;Diyarbakır"_s,
    u"Gülşen Yıldız;öğrenci;İzmir"_s, u"Doğan Kılıç;işçi;Ağrı"_s, u"Fatma Çelik;gazeteci;Eskişehir"_s,
    u"Barış Şahin;sendikacı;Kırşehir"_s, u"Ayşe Yılmaz;yazar;Elâzığ"_s};
const QStringList kGerman{
    u"Jürgen Müller;Köln;Straße 5"_s, u"Käthe Groß;Würzburg;für Frieden"_s, u"Björn Jäger;Tübingen;Gefängnis"_s,
    u"Günther Weiß;Nürnberg;Anwältin"_s, u"Sören Höß;Düsseldorf;Häftling"_s};
const QStringList kFrench{
    u"Hélène Lefèvre;journaliste arrêtée;Nîmes"_s, u"Gérard Bérénice;libéré;Besançon"_s, u"François Noël;détenu;Orléans"_s,
    u"Zoé Crépin;procès à huis clos;Évry"_s, u"Élodie Benoît;condamnée;Saint-Étienne"_s};
const QStringList kPolish{
    u"Łukasz Wałęsa;więzień;Gdańsk"_s, u"Żaneta Gęśla;dziennikarka;Łódź"_s, u"Paweł Dąbrowski;działacz;Kraków"_s,
    u"Małgorzata Śliwińska;sędzia;Poznań"_s, u"Grzegorz Brzęczyszczykiewicz;zwolniony;Białystok"_s};
const QStringList kCzech{
    u"Jiří Dvořák;vězeň;Plzeň"_s, u"Kateřina Němcová;novinářka;České Budějovice"_s, u"Božena Šťastná;odsouzená;Děčín"_s,
    u"Ondřej Růžička;propuštěn;Jablonec"_s, u"Zdeněk Kříž;věznice;Příbram"_s};

QByteArray encoded(const QString &text, const char *encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding, &status);
    QByteArray out(text.size() * 4, '\0');
    const auto size = ucnv_fromUChars(converter, out.data(), int(out.size()),
                                      reinterpret_cast<const UChar *>(text.utf16()), int(text.size()), &status);
    ucnv_close(converter);
    return U_SUCCESS(status) ? out.first(size) : QByteArray();
}

QString firstCells(const QByteArray &bytes)
{
    std::optional<exchange::Finding> failure;
    const auto reader = exchange::openTableBytes(bytes, {.encoding = {}, .delimiter = u';', .sheet = {}}, failure);
    QStringList lines;
    while (reader) {
        const auto row = (*reader)->next();
        if (!row || !*row)
            break;
        lines.append((*row)->cells.join(u';'));
    }
    return lines.join(u'\n');
}

/// As lists are shouted.
QStringList shouted(const QStringList &list)
{
    QStringList out;
    for (const QString &line : list)
        out.append(line.toUpper());
    return out;
}

} // namespace

class TestTextEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsShortLists_data()
    {
        QTest::addColumn<QStringList>("list");
        QTest::addColumn<QByteArray>("encoding");
        for (const char *encoding : {"windows-1251", "KOI8-R", "ISO-8859-5"}) {
            QStringList list = kRussian;
            if (QLatin1StringView(encoding) == "KOI8-R"_L1)
                list.replaceInStrings(u"№"_s, u"N"_s);
            QTest::addRow("Russian, %s", encoding) << list << QByteArray(encoding);
            QTest::addRow("Russian in capitals, %s", encoding) << shouted(list) << QByteArray(encoding);
        }
        QTest::newRow("Turkish, windows-1254") << kTurkish << QByteArray("windows-1254");
        QTest::newRow("Turkish, ISO-8859-9") << kTurkish << QByteArray("ISO-8859-9");
        QTest::newRow("German, windows-1252") << kGerman << QByteArray("windows-1252");
        QTest::newRow("German, ISO-8859-1") << kGerman << QByteArray("ISO-8859-1");
        QTest::newRow("French, windows-1252") << kFrench << QByteArray("windows-1252");
        QTest::newRow("Polish, windows-1250") << kPolish << QByteArray("windows-1250");
        QTest::newRow("Czech, windows-1250") << kCzech << QByteArray("windows-1250");
        for (const char *encoding : {"UTF-8", "UTF-16LE", "UTF-16BE"})
            QTest::addRow("Turkish, %s", encoding) << kTurkish << QByteArray(encoding);
    }
    void readsShortLists()
    {
        QFETCH(QStringList, list);
        QFETCH(QByteArray, encoding);
        for (qsizetype rows = 1; rows <= list.size(); ++rows) {
            for (qsizetype from = 0; from + rows <= list.size(); ++from) {
                const QString text = list.sliced(from, rows).join(u'\n');
                const QByteArray bytes = encoded(text, encoding.constData());
                QVERIFY(!bytes.isEmpty());
                const QString read = firstCells(bytes);
                QVERIFY2(read == text, qPrintable(u"%1 rows from %2: %3"_s.arg(rows).arg(from).arg(read)));
            }
        }
    }

    void knowsNamesOfEncodings()
    {
        const QStringList encodings = exchange::tableEncodings();
        QCOMPARE(encodings.size(), 11);
        for (const QString &name : encodings + QStringList{u"cp1251"_s, u"WIN-1254"_s, u"latin1"_s, u"utf8"_s, u"koi8"_s}) {
            std::optional<exchange::Finding> failure;
            QVERIFY2(exchange::openTableBytes("a,b\n", {.encoding = name, .delimiter = {}, .sheet = {}}, failure), qPrintable(name));
        }
    }
};

QTEST_APPLESS_MAIN(TestTextEncoding)
#include "tst_text_encoding.moc"
