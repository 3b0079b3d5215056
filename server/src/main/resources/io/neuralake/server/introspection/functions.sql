-- Functions of PostgreSQL that clients call, as far as they have a meaning here.
CREATE MACRO pgc.spelled(n) AS CASE n WHEN 'bool' THEN 'boolean' WHEN 'int2' THEN 'smallint' WHEN 'int4' THEN 'integer' WHEN 'int8' THEN 'bigint' WHEN 'float4' THEN 'real'
  WHEN 'float8' THEN 'double precision' WHEN 'varchar' THEN 'character varying' WHEN 'bpchar' THEN 'character' WHEN 'time' THEN 'time without time zone'
  WHEN 'timestamp' THEN 'timestamp without time zone' WHEN 'timestamptz' THEN 'timestamp with time zone' ELSE n END;
CREATE MACRO pgc.reads(p) AS lower(p) IN ('select', 'select with grant option');
-- What macros look into: names that no query has, since a macro takes those of its parameters for its own.
CREATE VIEW facts.nl_types AS SELECT t.oid AS nl_oid, t.typname AS nl_name, t.typelem * CASE WHEN t.typcategory = 'A' THEN 1 ELSE 0 END AS nl_elem,
  pgc.spelled(t.typname) AS nl_plain, pgc.spelled(e.typname) AS nl_part FROM pgc.pg_type t LEFT JOIN pgc.pg_type e ON e.oid = t.typelem;
CREATE MACRO pgc.format_type(type, modifier) AS (SELECT CASE WHEN max(nl_elem) > 0 THEN max(nl_part) || '[]' ELSE max(nl_plain) ||
  CASE WHEN max(nl_oid) = 1700 AND modifier > 0 THEN '(' || ((modifier - 4) >> 16) || ',' || ((modifier - 4) & 65535) || ')' ELSE '' END END
  FROM facts.nl_types WHERE nl_oid = type);
CREATE MACRO pgc.pg_table_is_visible(o) AS true;
CREATE MACRO pgc.pg_type_is_visible(o) AS true;
CREATE MACRO pgc.pg_function_is_visible(o) AS true;
CREATE MACRO pgc.pg_operator_is_visible(o) AS true;
CREATE MACRO pgc.pg_opclass_is_visible(o) AS true;
CREATE MACRO pgc.pg_opfamily_is_visible(o) AS true;
CREATE MACRO pgc.pg_collation_is_visible(o) AS true;
CREATE MACRO pgc.pg_conversion_is_visible(o) AS true;
CREATE MACRO pgc.pg_ts_config_is_visible(o) AS true;
CREATE MACRO pgc.pg_ts_dict_is_visible(o) AS true;
CREATE MACRO pgc.pg_ts_parser_is_visible(o) AS true;
CREATE MACRO pgc.pg_ts_template_is_visible(o) AS true;
CREATE MACRO pgc.pg_statistics_obj_is_visible(o) AS true;
CREATE MACRO pgc.pg_get_userbyid(o) AS 'neuralake';
CREATE MACRO pgc.pg_get_expr(e, r) AS CAST(NULL AS VARCHAR), (e, r, p) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_get_viewdef(o) AS CAST(NULL AS VARCHAR), (o, p) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_get_indexdef(o) AS CAST(NULL AS VARCHAR), (o, c, p) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_get_constraintdef(o) AS CAST(NULL AS VARCHAR), (o, p) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_get_triggerdef(o) AS CAST(NULL AS VARCHAR), (o, p) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_get_ruledef(o) AS CAST(NULL AS VARCHAR), (o, p) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_get_partkeydef(o) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_get_statisticsobjdef_columns(o) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_get_statisticsobjdef(o) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_get_functiondef(o) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_get_function_result(o) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_get_function_arguments(o) AS '';
CREATE MACRO pgc.pg_get_function_identity_arguments(o) AS '';
CREATE MACRO pgc.pg_get_function_sqlbody(o) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_get_serial_sequence(t, c) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.pg_relation_is_publishable(o) AS false;
CREATE MACRO pgc.pg_relation_size(o) AS 0, (o, f) AS 0;
CREATE MACRO pgc.pg_table_size(o) AS 0;
CREATE MACRO pgc.pg_indexes_size(o) AS 0;
CREATE MACRO pgc.pg_total_relation_size(o) AS 0;
CREATE MACRO pgc.pg_database_size(o) AS 0;
CREATE MACRO pgc.pg_tablespace_size(o) AS 0;
CREATE MACRO pgc.pg_tablespace_location(o) AS '';
CREATE MACRO pgc.pg_size_pretty(n) AS n || ' bytes';
CREATE MACRO pgc.pg_encoding_to_char(n) AS 'UTF8';
CREATE MACRO pgc.pg_char_to_encoding(n) AS 6;
CREATE MACRO pgc.pg_client_encoding() AS 'UTF8';
CREATE MACRO pgc.pg_backend_pid() AS 1;
CREATE MACRO pgc.pg_is_in_recovery() AS false;
CREATE MACRO pgc.pg_is_wal_replay_paused() AS false;
CREATE MACRO pgc.pg_my_temp_schema() AS 0;
CREATE MACRO pgc.pg_is_other_temp_schema(o) AS false;
CREATE MACRO pgc.pg_has_role(r, p) AS true, (u, r, p) AS true;
CREATE MACRO pgc.pg_postmaster_start_time() AS TIMESTAMPTZ '2000-01-01 00:00:00+00';
CREATE MACRO pgc.pg_conf_load_time() AS TIMESTAMPTZ '2000-01-01 00:00:00+00';
CREATE MACRO pgc.pg_get_keywords() AS TABLE SELECT 'ilike' AS word, 'T' AS catcode, true AS barelabel, 'reserved (can be function or type name)' AS catdesc, 'requires AS' AS baredesc;
CREATE MACRO pgc.pg_options_to_table(o) AS TABLE SELECT '' AS option_name, '' AS option_value WHERE false;
CREATE MACRO pgc.aclexplode(o) AS TABLE SELECT 0 AS grantor, 0 AS grantee, '' AS privilege_type, false AS is_grantable WHERE false;
CREATE MACRO pgc.pg_partition_tree(o) AS TABLE SELECT 0 AS relid, 0 AS parentrelid, true AS isleaf, 0 AS level WHERE false;
CREATE MACRO pgc.pg_partition_ancestors(o) AS TABLE SELECT 0 AS relid WHERE false;
CREATE MACRO pgc.has_table_privilege(t, p) AS pgc.reads(p), (u, t, p) AS pgc.reads(p);
CREATE MACRO pgc.has_any_column_privilege(t, p) AS pgc.reads(p), (u, t, p) AS pgc.reads(p);
CREATE MACRO pgc.has_column_privilege(t, c, p) AS pgc.reads(p), (u, t, c, p) AS pgc.reads(p);
CREATE MACRO pgc.has_schema_privilege(t, p) AS lower(p) = 'usage', (u, t, p) AS lower(p) = 'usage';
CREATE MACRO pgc.has_database_privilege(t, p) AS lower(p) = 'connect', (u, t, p) AS lower(p) = 'connect';
CREATE MACRO pgc.has_function_privilege(t, p) AS true, (u, t, p) AS true;
CREATE MACRO pgc.has_sequence_privilege(t, p) AS false, (u, t, p) AS false;
CREATE MACRO pgc.has_type_privilege(t, p) AS true, (u, t, p) AS true;
CREATE MACRO pgc.obj_description(o) AS (SELECT max(description) FROM pgc.pg_description WHERE objoid = o AND objsubid = 0),
  (o, c) AS (SELECT max(description) FROM pgc.pg_description WHERE objoid = o AND objsubid = 0);
CREATE MACRO pgc.col_description(o, n) AS (SELECT max(description) FROM pgc.pg_description WHERE objoid = o AND objsubid = n AND n > 0);
CREATE MACRO pgc.shobj_description(o, c) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.current_database() AS (SELECT database FROM facts.session);
CREATE MACRO pgc.current_catalog() AS (SELECT database FROM facts.session);
CREATE MACRO pgc.current_schema() AS 'public';
CREATE MACRO pgc.current_schemas(implicit) AS CASE WHEN implicit THEN ['pg_catalog', 'public'] ELSE ['public'] END;
CREATE MACRO pgc.setting(n) AS CASE lower(n) WHEN 'server_version' THEN '15.0' WHEN 'server_version_num' THEN '150000' WHEN 'search_path' THEN '"$user", public'
  WHEN 'timezone' THEN 'UTC' WHEN 'server_encoding' THEN 'UTF8' WHEN 'client_encoding' THEN 'UTF8' WHEN 'max_index_keys' THEN '32'
  WHEN 'max_identifier_length' THEN '63' WHEN 'standard_conforming_strings' THEN 'on' WHEN 'transaction_read_only' THEN 'on'
  WHEN 'transaction_isolation' THEN 'repeatable read' WHEN 'datestyle' THEN 'ISO, MDY' END;
CREATE MACRO pgc.current_setting(n) AS pgc.setting(n), (n, missing) AS pgc.setting(n);
CREATE MACRO pgc.set_config(n, v, l) AS v;
CREATE MACRO pgc.version() AS 'PostgreSQL 15.0 (Neuralake)';
CREATE MACRO pgc.inet_server_addr() AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.inet_server_port() AS CAST(NULL AS INTEGER);
CREATE MACRO pgc.inet_client_addr() AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.inet_client_port() AS CAST(NULL AS INTEGER);
CREATE MACRO pgc.txid_current() AS 1;
CREATE MACRO pgc.quote_ident(s) AS CASE WHEN regexp_full_match(s, '[a-z_][a-z0-9_$]*') THEN s ELSE '"' || replace(s, '"', '""') || '"' END;
CREATE MACRO pgc.quote_literal(s) AS '''' || replace(CAST(s AS VARCHAR), '''', '''''') || '''';
CREATE MACRO pgc.parse_ident(s) AS list_transform(string_split(s, '.'), lambda p: CASE WHEN starts_with(p, '"') THEN p[2:-2] ELSE lower(p) END);
CREATE MACRO pgc.string_to_array(s, d) AS string_split(s, d);
CREATE MACRO pgc.string_to_array(t, d) AS TABLE SELECT string_split(t, d) AS s;
CREATE MACRO pgc.array_to_string(a, d) AS list_aggregate(list_transform(a, lambda x: CAST(x AS VARCHAR)), 'string_agg', d),
  (a, d, n) AS list_aggregate(list_transform(a, lambda x: coalesce(CAST(x AS VARCHAR), n)), 'string_agg', d);
CREATE MACRO pgc.array_upper(a, n) AS len(a);
CREATE MACRO pgc.array_lower(a, n) AS CASE WHEN len(a) > 0 THEN 1 END;
CREATE MACRO pgc.array_length(a, n) AS CASE WHEN len(a) > 0 THEN len(a) END, (a) AS len(a);
CREATE MACRO pgc.cardinality(a) AS len(a);
CREATE MACRO pgc.generate_subscripts(a, n) AS unnest(range(1, len(a) + 1));
CREATE MACRO pgc._pg_expandarray(a) AS unnest(list_transform(range(1, len(a) + 1), lambda i: {'x': a[i], 'n': i}));
CREATE VIEW facts.nl_classes AS SELECT c.oid AS nl_oid, c.relname AS nl_name, n.nspname || '.' || c.relname AS nl_full,
  CASE n.nspname WHEN 'pg_catalog' THEN pgc.quote_ident(c.relname) ELSE pgc.quote_ident(n.nspname) || '.' || pgc.quote_ident(c.relname) END AS nl_quoted
  FROM pgc.pg_class c JOIN pgc.pg_namespace n ON n.oid = c.relnamespace;
CREATE VIEW facts.nl_namespaces AS SELECT oid AS nl_oid, nspname AS nl_name FROM pgc.pg_namespace;
CREATE MACRO pgc.regclass_oid(s) AS coalesce(try_cast(CAST(s AS VARCHAR) AS UINTEGER),
  (SELECT min(nl_oid) FROM facts.nl_classes WHERE replace(CAST(s AS VARCHAR), '"', '') IN (nl_name, nl_full)));
CREATE MACRO pgc.regclass_name(o) AS coalesce((SELECT min(nl_quoted) FROM facts.nl_classes WHERE nl_oid = try_cast(CAST(o AS VARCHAR) AS UINTEGER)), CAST(o AS VARCHAR));
CREATE MACRO pgc.to_regclass(s) AS pgc.regclass_oid(s);
CREATE MACRO pgc.regtype_oid(s) AS coalesce(try_cast(CAST(s AS VARCHAR) AS UINTEGER),
  (SELECT min(nl_oid) FROM facts.nl_types WHERE CAST(s AS VARCHAR) IN (nl_name, nl_plain)));
CREATE MACRO pgc.regtype_name(o) AS pgc.format_type(o, NULL);
CREATE MACRO pgc.to_regtype(s) AS pgc.regtype_oid(s);
CREATE MACRO pgc.regnamespace_oid(s) AS coalesce(try_cast(CAST(s AS VARCHAR) AS UINTEGER),
  (SELECT min(nl_oid) FROM facts.nl_namespaces WHERE nl_name = replace(CAST(s AS VARCHAR), '"', '')));
CREATE MACRO pgc.regnamespace_name(o) AS coalesce((SELECT min(pgc.quote_ident(nl_name)) FROM facts.nl_namespaces WHERE nl_oid = o), CAST(o AS VARCHAR));
CREATE MACRO pgc.regproc_oid(s) AS CAST(s AS VARCHAR);
CREATE MACRO pgc.regproc_name(o) AS CAST(o AS VARCHAR);
CREATE MACRO pgc.regrole_oid(s) AS 10;
CREATE MACRO pgc.regrole_name(o) AS 'neuralake';
CREATE MACRO pgc.getdatabaseencoding() AS 'UTF8';
CREATE MACRO pgc.pg_stat_get_numscans(o) AS 0;
CREATE MACRO pgc.pg_relation_filenode(o) AS CAST(NULL AS UINTEGER);
CREATE MACRO pgc.pg_get_function_arg_default(o, n) AS CAST(NULL AS VARCHAR);
CREATE MACRO pgc.filled(k, v) AS CASE k WHEN '%I' THEN pgc.quote_ident(CAST(v AS VARCHAR)) WHEN '%L' THEN pgc.quote_literal(v) ELSE coalesce(CAST(v AS VARCHAR), '') END;
CREATE MACRO pgc.between(f) AS regexp_split_to_array(f, '%[sIL]');
CREATE MACRO pgc.places(f) AS regexp_extract_all(f, '%[sIL]');
CREATE MACRO pgc.format(f) AS f,
  (f, a) AS concat(pgc.between(f)[1], pgc.filled(pgc.places(f)[1], a), pgc.between(f)[2]),
  (f, a, b) AS concat(pgc.between(f)[1], pgc.filled(pgc.places(f)[1], a), pgc.between(f)[2], pgc.filled(pgc.places(f)[2], b), pgc.between(f)[3]),
  (f, a, b, c) AS concat(pgc.between(f)[1], pgc.filled(pgc.places(f)[1], a), pgc.between(f)[2], pgc.filled(pgc.places(f)[2], b), pgc.between(f)[3],
    pgc.filled(pgc.places(f)[3], c), pgc.between(f)[4]);
CREATE MACRO pgc.json_build_object() AS json_object(),
  (a, b) AS json_object(CAST(a AS VARCHAR), b),
  (a, b, c, d) AS json_object(CAST(a AS VARCHAR), b, CAST(c AS VARCHAR), d),
  (a, b, c, d, e, f) AS json_object(CAST(a AS VARCHAR), b, CAST(c AS VARCHAR), d, CAST(e AS VARCHAR), f),
  (a, b, c, d, e, f, g, h) AS json_object(CAST(a AS VARCHAR), b, CAST(c AS VARCHAR), d, CAST(e AS VARCHAR), f, CAST(g AS VARCHAR), h),
  (a, b, c, d, e, f, g, h, i, j) AS json_object(CAST(a AS VARCHAR), b, CAST(c AS VARCHAR), d, CAST(e AS VARCHAR), f, CAST(g AS VARCHAR), h, CAST(i AS VARCHAR), j),
  (a, b, c, d, e, f, g, h, i, j, k, l) AS json_object(CAST(a AS VARCHAR), b, CAST(c AS VARCHAR), d, CAST(e AS VARCHAR), f, CAST(g AS VARCHAR), h, CAST(i AS VARCHAR), j, CAST(k AS VARCHAR), l),
  (a, b, c, d, e, f, g, h, i, j, k, l, m, n) AS json_object(CAST(a AS VARCHAR), b, CAST(c AS VARCHAR), d, CAST(e AS VARCHAR), f, CAST(g AS VARCHAR), h, CAST(i AS VARCHAR), j, CAST(k AS VARCHAR), l, CAST(m AS VARCHAR), n),
  (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) AS json_object(CAST(a AS VARCHAR), b, CAST(c AS VARCHAR), d, CAST(e AS VARCHAR), f, CAST(g AS VARCHAR), h, CAST(i AS VARCHAR), j, CAST(k AS VARCHAR), l, CAST(m AS VARCHAR), n, CAST(o AS VARCHAR), p);
