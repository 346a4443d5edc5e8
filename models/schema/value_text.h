// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entity.h"
#include "schema/vocabulary.h"

#include <QDate>

namespace dossier::schema {

/// How a typed text is to be read.
struct ReadingContext {
    QString language = QStringLiteral("en");   ///< BCP-47; decides where date words collide, and of language text
    QDate today{};                             ///< for "last week"; invalid = such dates are an error
    QString zone = QStringLiteral("UTC");      ///< IANA zone of an hour typed without one
    base::DateOrder order = base::DateOrder::DayMonthYear;
    base::ClockSource source = base::ClockSource::Typed;   ///< what an instant read here says of its clock
};

/// Reads one value, or one member of a set, of a field from text as it stands in a terminal, a form
/// or a table; normalised. Text that is empty or only spaces is absent, for every kind but text.
///  code      key or label in any language
///  reference UUID
///  yes/no    yes, no, unknown in three languages, and the usual short forms
///  date      PartialDate::parse
///  instant   ISO 8601 with Z, an offset or a [zone], or a local day and hour in the context's zone, or
///            "1042" and "10:42" for an hour of today, "3 November 2026, 10:42" with the day as dates are read; an hour
///            that the zone had twice or never is an error, and so is a day without an hour
///  duration  parseDuration
///  article   "206.3.2" or "az.cc:2000 206.3.2"
///  bytes     hexadecimal
/// Errors: InvalidValue, or UnknownField for a word that is no term; the detail is the field's key.
[[nodiscard]] base::Result<Value> parseValue(const FieldSpec &field, const Vocabularies &vocabularies,
                                             const QString &text, const ReadingContext &context);

/// The value in words of `language`, code by label; parseValue of it gives an equal value (but for
/// fractions of a second, and what was typed or printed). A reference is its UUID; absent is empty.
[[nodiscard]] QString valueText(const FieldSpec &field, const Value &value, const Vocabularies &vocabularies,
                                const QString &language);

/// The language in which dates are read and written for a BCP-47 tag; English for any other.
[[nodiscard]] base::DateLanguage dateLanguage(const QString &language);

} // namespace dossier::schema
