// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <cstdint>
#include <optional>

namespace dossier::base {

enum class DatePrecision : std::uint8_t { Century, Decade, Year, Season, Month, Day };

/// One date of EDTF level 1 (ISO 8601-2:2019, annex A), years 0001 to 9999:
/// "2024", "2024-05", "2024-05-03", "2024-21" (season), "198X", "19XX", "2024-XX", "2024-XX-XX",
/// "2024-05-XX", each with "?", "~" or "%" after it.
struct EdtfPoint {
    DatePrecision precision = DatePrecision::Year;
    int year = 0;                 ///< of a decade or century, its first: 1980 for 198X, 1900 for 19XX
    int month = 0;                ///< 1–12; of a season 21 spring, 22 summer, 23 autumn, 24 winter
    int day = 0;
    int unspecifiedParts = 0;     ///< how many "-XX" follow a year (up to 2) or a month (1)
    bool uncertain = false;       ///< "?" and "%"
    bool approximate = false;     ///< "~" and "%"

    friend bool operator==(const EdtfPoint &, const EdtfPoint &) = default;
};

/// Known is a date, Open is "..", Unknown is nothing at all before or after the "/".
enum class EdtfEnd : std::uint8_t { Known, Open, Unknown };

/// A date or an interval. The ends of an interval have no "X": that would be level 2.
struct EdtfValue {
    bool isInterval = false;
    EdtfEnd startKind = EdtfEnd::Known;
    EdtfEnd endKind = EdtfEnd::Known;
    EdtfPoint start;              ///< the date itself where it is no interval
    EdtfPoint end;

    friend bool operator==(const EdtfValue &, const EdtfValue &) = default;
};

/// Strict: absent unless `text` is the one canonical spelling of a valid value.
[[nodiscard]] std::optional<EdtfValue> edtfFromText(QStringView text);
/// The canonical spelling; edtfFromText of it gives the value back.
[[nodiscard]] QString edtfText(const EdtfValue &value);

/// First and last day the date may mean. Seasons are whole months: spring March to May, summer June
/// to August, autumn September to November. "Winter 2024" does not say which of its two winters is
/// meant, so it runs from December 2023 to February 2025. "?" and "~" widen nothing: how far off
/// "about" is was not said either.
[[nodiscard]] QDate earliestDay(const EdtfPoint &point);
[[nodiscard]] QDate latestDay(const EdtfPoint &point);

/// Every part exists in the calendar, and an interval has a known end and does not run backwards.
[[nodiscard]] bool isValid(const EdtfPoint &point);
[[nodiscard]] bool isValid(const EdtfValue &value);

} // namespace dossier::base
