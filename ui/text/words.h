// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "schema/registry.h"
#include "schema/vocabulary.h"

#include <QDate>

/// Words for the person at the window, in her language. Nothing below ui writes sentences.
namespace dossier::ui {

class Words
{
public:
    /// `language`: en, az or ru; a BCP-47 tag is cut to its first part, any other becomes English.
    Words(const schema::Vocabularies &vocabularies, const QString &language);

    [[nodiscard]] const QString &language() const { return m_language; }

    /// A label of the glossary ("ui.action.unlock").
    [[nodiscard]] QString label(QByteArrayView key) const { return m_vocabularies.label(key, m_language); }
    /// The same with %1, %2 … replaced; each value is isolated, so that a right-to-left name does not
    /// turn the sentence round it.
    [[nodiscard]] QString label(QByteArrayView key, const QStringList &values) const;
    /// A label whose plural forms stand in it: "%n case;%n cases", in Russian three.
    [[nodiscard]] QString count(QByteArrayView key, qint64 count) const;
    [[nodiscard]] QString number(qint64 number) const;

    [[nodiscard]] QString entity(const schema::EntitySpec &entity) const { return label(entity.label); }
    [[nodiscard]] QString entities(const schema::EntitySpec &entity) const { return label(entity.label + ".plural"); }
    /// "New hearing": what makes one.
    [[nodiscard]] QString newOf(const schema::EntitySpec &entity) const { return label("ui.list.new." + entity.key); }
    [[nodiscard]] QString field(const schema::FieldSpec &field) const { return label(field.label); }
    [[nodiscard]] QString term(QByteArrayView vocabulary, const QString &key) const;
    /// A language by its own vocabulary ("az" → Azerbaijani).
    [[nodiscard]] QString languageName(const QString &tag) const { return term("language", tag); }

    /// What happened, what is safe, what to do.
    [[nodiscard]] QString error(const base::Error &error) const;

    /// "27 Nov 2026"; without the year where it is that of `today`.
    [[nodiscard]] QString shortDay(QDate day, QDate today) const;
    /// A moment on the clock of the place where it was: "14:32", or "27 Nov, 14:32" on another day than `today`.
    [[nodiscard]] QString moment(const base::Instant &instant, QDate today) const;

private:
    const schema::Vocabularies &m_vocabularies;
    QString m_language;
};

/// Between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9).
[[nodiscard]] QString isolated(const QString &text);
/// The same where the text runs against the direction; elsewhere the signs would change nothing, and few fonts have them.
[[nodiscard]] QString isolatedIn(Qt::LayoutDirection direction, const QString &text);

} // namespace dossier::ui
