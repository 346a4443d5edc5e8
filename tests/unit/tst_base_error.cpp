// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace dossier::base;
using namespace Qt::StringLiterals;

namespace {

Result<int> half(int number)
{
    if (number % 2 != 0)
        return fail(ErrorCode::InvalidValue, u"odd"_s);
    return number / 2;
}

Result<int> quarter(int number)
{
    DOSSIER_TRY(half(number));
    DOSSIER_ASSIGN(const int once, half(number));
    DOSSIER_ASSIGN(const int twice, half(once));
    return twice;
}

} // namespace

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasANameOfItsOwn()
    {
        static const QRegularExpression kSnakeCase(u"\\A[a-z]+(_[a-z]+)*\\z"_s);
        QSet<QString> names;
        for (int code = 0; code <= int(ErrorCode::Internal); ++code) {
            const QString name = errorName(ErrorCode(code));
            QVERIFY2(kSnakeCase.match(name).hasMatch(), qPrintable(name));
            QVERIFY2(!names.contains(name), qPrintable(name));
            names.insert(name);
        }
        QCOMPARE(errorName(ErrorCode::WrongKey), u"wrong_key"_s);
        QCOMPARE(errorName(ErrorCode::Internal), u"internal"_s);
    }

    void failuresArePassedOn()
    {
        QCOMPARE(quarter(8).value(), 2);
        QCOMPARE(quarter(3).error(), (Error{ErrorCode::InvalidValue, u"odd"_s}));
        QCOMPARE(quarter(6).error(), (Error{ErrorCode::InvalidValue, u"odd"_s}));
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "tst_base_error.moc"
