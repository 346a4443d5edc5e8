// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/filter_words.h"

#include <QRegularExpression>

#include <array>

namespace dossier::store {

using namespace Qt::StringLiterals;

namespace {

struct Short {
    QLatin1StringView typed;
    QLatin1StringView meant;
};
constexpr std::array kShort{Short{"status:"_L1, "liberty_status:"_L1}, Short{"group:"_L1, "list_group:"_L1},
                            Short{"from:"_L1, "arrest_date>="_L1}, Short{"ref:"_L1, "reference:"_L1}};

/// A key typed in capitals is the key.
QString withSmallKey(QString body)
{
    static const QRegularExpression key(u"^[A-Za-z][A-Za-z0-9_-]*(?=:|>=|<)"_s);
    const qsizetype length = key.match(body).capturedLength();
    return body.replace(0, length, body.first(length).toLower());
}

} // namespace

QStringList filterPieces(const QString &expression)
{
    static const QRegularExpression form(u"(?:[^\\s\"]|\"[^\"]*\"?)+"_s);
    QStringList out;
    for (auto match = form.globalMatch(expression); match.hasNext();)
        out.append(match.next().captured());
    return out;
}

QString expandFilterWords(const QString &expression)
{
    QStringList pieces = filterPieces(expression);
    for (QString &piece : pieces) {
        const QString sign = piece.startsWith(u'-') ? u"-"_s : QString();
        QString body = withSmallKey(piece.sliced(sign.size()));
        const auto word = std::ranges::find_if(kShort, [&](const Short &each) { return body.startsWith(each.typed); });
        if (word != kShort.end())
            body.replace(0, word->typed.size(), word->meant);
        piece = sign + body;
    }
    return pieces.join(u' ');
}

} // namespace dossier::store
