# SPDX-License-Identifier: GPL-3.0-or-later
# Reading for a release.
target_sources(dossier_store PRIVATE
    release/endorsement_candidates.cpp
    release/list_candidates.cpp
    release/release_pass.cpp
    release/release_reader.cpp
    release/release_table.cpp)
