# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of fuzz_cells: one file for each cell, a byte before it that names the reader."""
import os
import sys

DATES = ["05.03.2024", "5/3/24", "2024-03-05", "March 5, 2024", "5 марта 2024 г.", "2024-cü il", "14.02–16.02.2024", "~1968", "early 2023",
         "spring 2024", "before the end of 2024", "٠٥/٠٣/٢٠٢٤", "۱۴۰۱/۰۲/۳۱", "15 كانون الثاني 2022", "2024 წლის 5 მარტი", "45356",
         "2024-03-05T00:00:00Z", "00.00.0000", "between 2022 and 2024", "1980s"]
ARTICLES = ["206.3.2; 192.3.2; 193-1.3.1", "94, 95, 255 (1960 code)", "п. «а», «б» ч. 2 ст. 105 УК РФ", "CC Articles 178.3.2, 206.4; CAO 510",
            "28/206.3.2", "TCK 314/2", "CM-nin 206.3.2-ci maddəsi", "Art. 57, Parts 1, 2 and 17", "64 (УК 1960)"]
DURATIONS = ["11 years 8 months", "10 лет 6 мес.", "7 il 6 ay", "ağırlaştırılmış müebbet", "٥ سنوات", "15 sutka", "life"]

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
for reader, cells in enumerate((DATES, ARTICLES, DURATIONS)):
    for number, cell in enumerate(cells):
        with open(os.path.join(folder, f"{reader}-{number}"), "wb") as file:
            file.write(bytes([reader]) + cell.encode())
