package io.neuralake.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Somebody has looked at every function of this release of DuckDB: it is allowed, or it is refused here by name. */
final class FunctionsTest {

    private static final Set<String> REFUSED = Set.of(
            "assert_true",
            "can_cast_implicitly",
            "cast_to_type",
            "col_description",
            "combine",
            "combine_aggr",
            "current_catalog",
            "current_connection_id",
            "current_database",
            "current_query",
            "current_query_id",
            "current_schema",
            "current_schemas",
            "current_setting",
            "current_transaction_id",
            "currval",
            "decimal_average",
            "finalize",
            "format_pg_type",
            "format_type",
            "generate_subscripts",
            "get_block_size",
            "getvariable",
            "hive_partition_component",
            "in_search_path",
            "index_key",
            "json_copy_strftime_if_date",
            "json_copy_strftime_if_timestamp",
            "json_deserialize_sql",
            "json_serialize_plan",
            "json_serialize_sql",
            "make_type",
            "map_to_pg_oid",
            "nextval",
            "obj_description",
            "parse_duckdb_log_message",
            "pg_collation_is_visible",
            "pg_conf_load_time",
            "pg_conversion_is_visible",
            "pg_function_is_visible",
            "pg_get_constraintdef",
            "pg_get_expr",
            "pg_get_viewdef",
            "pg_has_role",
            "pg_is_other_temp_schema",
            "pg_my_temp_schema",
            "pg_opclass_is_visible",
            "pg_operator_is_visible",
            "pg_opfamily_is_visible",
            "pg_postmaster_start_time",
            "pg_sleep",
            "pg_table_is_visible",
            "pg_ts_config_is_visible",
            "pg_ts_dict_is_visible",
            "pg_ts_parser_is_visible",
            "pg_ts_template_is_visible",
            "pg_type_is_visible",
            "remap_struct",
            "setseed",
            "setval",
            "shobj_description",
            "sleep_ms",
            "stats",
            "to_aggregate_state",
            "txid_current",
            "variant_group_array",
            "variant_group_object",
            "vector_type",
            "write_log");

    @Test
    void everyFunctionIsAllowedOrRefusedOnPurpose() throws SQLException {
        Functions functions = new Functions();
        Set<String> unknown = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT DISTINCT lower(function_name) FROM duckdb_functions()"
                        + " WHERE function_type IN ('scalar', 'aggregate', 'macro', 'window')"
                        + " AND NOT regexp_full_match(function_name, '(__|collate_|icu_|has_|inet_).*')"
                        + " AND function_name NOT LIKE 'IS %'")) {
            while (result.next()) {
                if (!functions.allows(result.getString(1))) {
                    unknown.add(result.getString(1));
                }
            }
        }

        assertThat(unknown).containsExactlyInAnyOrderElementsOf(REFUSED);
    }
}
