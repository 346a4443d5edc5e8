// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QStyledItemDelegate>

namespace dossier::ui {

/// A pill behind the text of a note: icon, word, tone.
struct NoteBadge {
    QString tone;
    QString icon;
    QString text;
};

/// A row of the notes of a hearing, in words: a line, or the day above the lines of that day.
struct NoteRow {
    QString day;              ///< of a heading; then nothing else is set
    QString number;
    QString stamp;
    QString speaker;
    bool isAside = false;     ///< the speaker column says to which line this one belongs
    QString text;
    bool isQuoted = false;
    QList<NoteBadge> badges;

    /// The whole row as a screen reader says it.
    [[nodiscard]] QString inFull() const;
};

/// Paints note rows in columns that stand still: number, stamp, speaker, and the text with its badges behind it. Text
/// wraps; each part keeps its own direction.
class NoteDelegate final : public QStyledItemDelegate
{
public:
    NoteDelegate(const Context &context, QObject *parent);

    static constexpr int kRowRole = Qt::UserRole + 1;   ///< NoteRow
    /// Columns are as wide as these rows need, up to a share of the width.
    void measure(const QList<NoteRow> &rows);
    [[nodiscard]] int heightFor(const NoteRow &row, int width) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// Places from the leading edge and the top of the row.
    struct Places {
        QRect number;
        QRect stamp;
        QRect speaker;
        QRect text;
        QList<QRect> badges;
        int height = 0;
    };
    [[nodiscard]] Places columns(int width) const;
    [[nodiscard]] Places places(const NoteRow &row, int width) const;
    void paintText(QPainter &painter, const QRect &rect, Qt::LayoutDirection direction, const NoteRow &row) const;
    [[nodiscard]] QFont textFont(const NoteRow &row) const;

    const Context &m_context;
    int m_number = 0;
    int m_speaker = 0;
};

} // namespace dossier::ui
