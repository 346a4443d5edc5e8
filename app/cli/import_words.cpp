// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/import_words.h"

#include <algorithm>
#include <array>

namespace dossier::cli {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    QLatin1StringView code;
    const char *sentence;
};
constexpr std::array kWords{
    // Why nothing can be imported.
    Words{"nothing"_L1, "there are no rows to import"},
    Words{"no_header"_L1, "the first row names no column that holds a name; --mapping can say which one does"},
    Words{"not_utf8"_L1, "this is not UTF-8, as which the list is read; save it as CSV in UTF-8, or say its encoding"},
    Words{"nul_byte"_L1, "there is a NUL byte, so this is not text"},
    Words{"quote_not_closed"_L1, "a quotation mark is opened here and never closed"},
    Words{"text_after_quote"_L1, "there is text behind a closing quotation mark"},
    Words{"cell_too_long"_L1, "the cell is longer than any text may be; is a quotation mark missing?"},
    Words{"row_too_long"_L1, "the row as a whole is longer than any text may be"},
    Words{"unknown_field"_L1, "the header names no field; the mapping can say which one, or that it is left out"},
    Words{"field_twice"_L1, "another column holds the same field"},
    Words{"cell_without_field"_L1, "the cell has no header above it"},
    Words{"value_not_read"_L1, "the cell is no value of this field"},
    Words{"no_such_record"_L1, "there is no record of that name or number"},
    Words{"field_required"_L1, "this field must not be empty"},
    Words{"too_many_rows"_L1, "the list has more than 100,000 rows; divide it"},
    Words{"undecodable_byte"_L1, "there is a byte that means nothing in this encoding; choose another one"},
    Words{"encoding_contradicted"_L1, "the list is in another encoding than the one chosen"},
    Words{"unknown_encoding"_L1, "there is no such encoding"},
    Words{"delimiter_not_usable"_L1, "this sign cannot divide cells"},
    Words{"too_many_columns"_L1, "the row has more than 1,024 cells"},
    Words{"file_too_large"_L1, "the file is larger than any list may be"},
    Words{"file_changed"_L1, "the file changed while it was read; nothing was imported; close it in the other program and try again"},
    Words{"cancelled"_L1, "the import was stopped; nothing was imported"},
    Words{"unreadable"_L1, "the file cannot be read on from here"},
    Words{"not_a_table_xls"_L1, "this is a workbook of the old form (XLS); save it as XLSX or CSV"},
    Words{"not_a_table_xlsb"_L1, "this is a binary workbook (XLSB); save it as XLSX or CSV"},
    Words{"not_a_table_ods"_L1, "this is an OpenDocument spreadsheet; save it as XLSX or CSV"},
    Words{"not_a_table_word"_L1, "this is a text document; copy its table into a workbook and save that as XLSX or CSV"},
    Words{"not_a_table_pdf"_L1, "this is a PDF; copy its table into a workbook and save that as XLSX or CSV"},
    Words{"not_a_table_html"_L1, "this is a web page, whatever its name says; open it as a workbook and save that as XLSX"},
    Words{"not_a_table_rtf"_L1, "this is a text document (RTF), not a table"},
    Words{"not_a_table_xml"_L1, "this is XML; save the table as XLSX or CSV"},
    Words{"not_a_table_json"_L1, "this is JSON, but no table that Dossier exported"},
    Words{"json_damaged"_L1, "the JSON is damaged or ends too early; export it anew"},
    Words{"json_row_differs"_L1, "this row has other members than the first one"},
    Words{"json_cell"_L1, "there is an object where a text should stand"},
    Words{"not_a_table_image"_L1, "this is a picture, not a table"},
    Words{"not_a_table_zip"_L1, "this is an archive without a workbook in it; unpack it first"},
    Words{"not_a_table_office"_L1, "this is an Office file without a table that can be read"},
    Words{"xlsx_encrypted"_L1, "the workbook has a password; save a copy without one"},
    Words{"xlsx_damaged"_L1, "the workbook is damaged; open it and save it anew"},
    Words{"xlsx_entities"_L1, "the workbook holds XML entities, which no program for tables writes; it was not read"},
    Words{"zip_bomb"_L1, "the file unpacks to far more than it should; it was not read"},
    Words{"zip_too_many_parts"_L1, "the workbook has more parts than any workbook needs; it was not read"},
    Words{"zip_duplicate_part"_L1, "the workbook has two parts of the same name; it was not read"},
    Words{"shared_strings_too_large"_L1, "the workbook holds more text than any list; divide it"},
    Words{"no_sheet"_L1, "the workbook has no sheet that is shown"},
    Words{"no_such_sheet"_L1, "the workbook has no sheet of that name"},
    // What a person should look at.
    Words{"formula_without_value"_L1, "the cell holds a formula without a value; open the workbook and save it"},
    Words{"damaged_utf8"_L1, "the list looks like UTF-8 that was damaged here; it was read in the encoding chosen, so look at every name"},
    Words{"macros_ignored"_L1, "the workbook has macros; they were not looked at"},
    Words{"external_links_ignored"_L1, "the workbook has links to other files; they were not followed"},
    Words{"column_without_field"_L1, "nothing is known of this column; its cells are kept in the import note"},
    Words{"unread_cell"_L1, "the cell was not understood; it is kept in the import note"},
    Words{"cell_without_header"_L1, "the cell has no header above it; it is kept in the import note"},
    Words{"control_character"_L1, "the cell held control characters, which no text has; they were left out"},
    Words{"invisible_cell"_L1, "the cell holds only characters that nobody sees; it is taken as empty"},
    Words{"direction_sign"_L1, "the cell holds signs that turn the direction of text; they were kept, so look whether it reads as it should"},
    Words{"noncharacter"_L1, "the cell holds a code that is no character; it was kept"},
    Words{"short_row"_L1, "the row has fewer cells than the header"},
    Words{"row_without_name"_L1, "the row has no name and was left out"},
    Words{"changed_here"_L1, "the list says something new, but the record was changed here since; the record stays as it is"},
    Words{"case_deleted"_L1, "the case for which this row stood was deleted here; the list still names the person, so another case is made, as a draft"},
    Words{"older_than_last"_L1, "this edition is older than the last one; its rows are kept, known cases stay as they are and nobody is called missing"},
    Words{"duplicate_header"_L1, "another column holds the same by its header; this one is kept in the import note"},
    Words{"column_guessed"_L1, "what this column holds was guessed from its cells; --mapping can say it"},
    Words{"taken_as_heading"_L1, "read as the heading of a group, not as a person"},
    Words{"may_be_heading"_L1, "read as a person; it may be the heading of a group"},
    Words{"sum_differs"_L1, "the number given here differs from the rows counted"},
    Words{"date_order_assumed"_L1, "nothing proves whether day or month comes first in this column; --date-order can say it"},
    Words{"date_order_conflict"_L1, "day and month change places in this column, so this date can be read both ways; it is kept in the import note"},
    Words{"two_digit_year"_L1, "years of two digits were read within these hundred years"},
    Words{"excel_serial"_L1, "numbers in this column were read as days of a spreadsheet"},
    Words{"impossible_date"_L1, "there is no such date; the cell is kept in the import note"},
    Words{"other_calendar"_L1, "the date is of another calendar; it is kept as typed in the import note"},
    Words{"sentinel_value"_L1, "the cell holds a filler, not a value; it is kept in the import note"},
    Words{"articles_not_read"_L1, "the articles were not understood whole; they are kept as wording"},
    Words{"not_a_sentence"_L1, "the cell says how the person is held, not a sentence; it is kept in the import note"},
    Words{"several_values"_L1, "the cell holds more than one value; what has no field is kept in the import note"},
};

QString placeOf(const exchange::Finding &finding)
{
    if (finding.line == 0)
        return {};
    if (finding.column == 0)
        return u"line %1: "_s.arg(finding.line);
    return u"line %1, column %2: "_s.arg(finding.line).arg(finding.column);
}

} // namespace

QString wordsFor(const exchange::Finding &finding)
{
    const auto found = std::ranges::find(kWords, finding.code, &Words::code);
    return placeOf(finding) + (found == kWords.end() ? finding.code : QString::fromLatin1(found->sentence));
}

void sayReading(const Terminal &terminal, const exchange::ImportPlan &plan)
{
    if (!plan.encoding.isEmpty())
        terminal.say(u"The list was read as %1."_s.arg(plan.encoding));
    for (const exchange::Finding &finding : plan.warnings)
        terminal.say(wordsFor(finding));
}

void printPlan(const Environment &environment, const exchange::ImportPlan &plan)
{
    const Terminal &terminal = environment.terminal;
    for (const exchange::PlannedRow &row : plan.rows) {
        for (const exchange::PlannedChange &change : row.changes) {
            const schema::FieldSpec &field = *environment.registry.field(change.field);
            const auto text = [&](const schema::Value &value) {
                const QString words = exchange::plannedText(field, value, environment.vocabularies, environment.language);
                return words.isEmpty() ? u"–"_s : words;
            };
            terminal.print(u"%1: %2: %3 → %4"_s.arg(row.name, environment.vocabularies.label(field.label, environment.language),
                                                    text(change.was), text(change.now)));
        }
    }
    for (const exchange::PlannedRow &row : plan.rows) {
        if (!row.proposals.isEmpty())
            terminal.print(u"%1: may be %2 known; not merged"_s.arg(row.name).arg(row.proposals.size()));
    }
    for (const exchange::MissingCase &missing : plan.missing)
        terminal.print(u"%1: not in this list any more; what happened is an open question"_s.arg(missing.name));
}

} // namespace dossier::cli
