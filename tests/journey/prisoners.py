# SPDX-License-Identifier: GPL-3.0-or-later
"""A small list of prisoners as a colleague sends it: names of four languages, every family name a canary."""
import csv
import itertools

HEADER = ["No.", "Full name", "Sex", "Date of birth", "Group", "Date of arrest", "Articles", "Status", "Court", "Case background"]
# Given name, sex, alphabet of the family name.
PEOPLE = [("Elçin", "M", "azerbaijani"), ("Günel", "F", "azerbaijani"), ("Şükür", "M", "azerbaijani"), ("Наталья", "F", "russian"),
          ("Сергей", "M", "russian"), ("زهرا", "F", "arabic"), ("محمدرضا", "M", "arabic"), ("Gülşen", "F", "azerbaijani"), ("İbrahim", "M", "azerbaijani")]
ROWS = 40


def write_list(path, canaries):
    """The names, in the order of the rows."""
    names = []
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number, (given, sex, alphabet) in enumerate(itertools.islice(itertools.cycle(PEOPLE), ROWS), 1):
            names.append(f"{given} {canaries.take(alphabet)}")
            writer.writerow([number, names[-1], sex, f"{number % 28 + 1:02}.03.19{50 + number}", "Journalists",
                             f"2024-{number % 12 + 1:02}", "206.4", "On trial", "Baku Grave Crimes Court",
                             f"Arrested at home, says {canaries.take('latin')}."])
    return names
