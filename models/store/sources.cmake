# SPDX-License-Identifier: GPL-3.0-or-later
# What of the store lies above the SQL driver and the journal.
target_sources(dossier_store PRIVATE
    action_index.cpp
    action_writer.cpp
    change_builder.cpp
    digest.cpp
    drafts.cpp
    history_reader.cpp
    local_tables.cpp
    open_file.cpp
    query/condition_sql.cpp
    query/filter_parser.cpp
    query/id_resolver.cpp
    query/page_reader.cpp
    query/query_builder.cpp
    query/search_terms.cpp
    query/value_text.cpp
    read_connection.cpp
    rebuild.cpp
    record_reader.cpp
    store.cpp
    tables/guards.cpp
    tables/heads.cpp
    tables/materialiser.cpp
    tables/multiset_hash.cpp
    tables/record_ids.cpp
    tables/row_mapper.cpp
    tables/search_writer.cpp
    tables/statement.cpp
    tables/table_layout.cpp
    tables/title_writer.cpp
    verify.cpp
    write_job.cpp
    written_values.cpp)
