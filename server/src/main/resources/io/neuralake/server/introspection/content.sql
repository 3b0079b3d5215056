-- What the relations hold. Rows come from facts.tables, facts.columns and facts.session, which are the caller's.
INSERT INTO pgc.pg_namespace BY NAME SELECT 11 AS oid, 'pg_catalog' AS nspname, 10 AS nspowner
UNION ALL SELECT 13000, 'information_schema', 10 UNION ALL SELECT 2200, 'public', 10
UNION ALL SELECT oid, name, 10 FROM facts.schemas;
INSERT INTO pgc.pg_am BY NAME SELECT 2 AS oid, 'heap' AS amname, 't' AS amtype, 'heap_tableam_handler' AS amhandler;
INSERT INTO pgc.pg_class BY NAME SELECT t.oid, t.name AS relname, s.oid AS relnamespace, 0 AS reltype, 0 AS reloftype, 10 AS relowner, 2 AS relam,
  t.oid AS relfilenode, 0 AS reltablespace, 0 AS relpages, -1 AS reltuples, 0 AS relallvisible, 0 AS reltoastrelid, false AS relhasindex,
  false AS relisshared, 'p' AS relpersistence, 'r' AS relkind, (SELECT count(*) FROM facts.columns c WHERE c.oid = t.oid) AS relnatts,
  0 AS relchecks, false AS relhasrules, false AS relhastriggers, false AS relhassubclass, false AS relrowsecurity,
  false AS relforcerowsecurity, true AS relispopulated, 'd' AS relreplident, false AS relispartition, 0 AS relrewrite, 0 AS relfrozenxid,
  0 AS relminmxid, ['=r/neuralake'] AS relacl
FROM facts.tables t JOIN facts.schemas s ON s.name = t.schema;
INSERT INTO pgc.pg_class BY NAME SELECT r.oid, r.name AS relname, r.schema AS relnamespace, 0 AS reltype, 0 AS reloftype, 10 AS relowner, 2 AS relam,
  r.oid AS relfilenode, 0 AS reltablespace, 0 AS relpages, -1 AS reltuples, 0 AS relallvisible, 0 AS reltoastrelid, false AS relhasindex,
  false AS relisshared, 'p' AS relpersistence, CASE r.schema WHEN 11 THEN 'r' ELSE 'v' END AS relkind, 0 AS relnatts, 0 AS relchecks,
  false AS relhasrules, false AS relhastriggers, false AS relhassubclass, false AS relrowsecurity, false AS relforcerowsecurity,
  true AS relispopulated, 'd' AS relreplident, false AS relispartition, 0 AS relrewrite, 0 AS relfrozenxid, 0 AS relminmxid
FROM facts.relations r;
INSERT INTO pgc.pg_type BY NAME SELECT oid, typname, 11 AS typnamespace, 10 AS typowner, typlen, typlen > 0 AND typlen <= 8 AS typbyval, typtype, typcategory,
  oid IN (16, 25, 26, 701, 1184, 1186) AS typispreferred, true AS typisdefined, ',' AS typdelim, 0 AS typrelid,
  CASE WHEN typcategory = 'A' THEN 'array_subscript_handler' ELSE '-' END AS typsubscript, typelem, typarray,
  CASE WHEN typcategory = 'A' THEN 'array_in' ELSE typname || 'in' END AS typinput,
  CASE WHEN typcategory = 'A' THEN 'array_out' ELSE typname || 'out' END AS typoutput,
  CASE WHEN typcategory = 'A' THEN 'array_recv' ELSE typname || 'recv' END AS typreceive,
  CASE WHEN typcategory = 'A' THEN 'array_send' ELSE typname || 'send' END AS typsend, '-' AS typmodin, '-' AS typmodout, '-' AS typanalyze,
  'i' AS typalign, CASE WHEN typlen < 0 THEN 'x' ELSE 'p' END AS typstorage, false AS typnotnull, 0 AS typbasetype, -1 AS typtypmod,
  0 AS typndims, CASE WHEN typcategory = 'S' THEN 100 ELSE 0 END AS typcollation
FROM (VALUES (16, 'bool', 1, 'b', 'B', 1000, 0), (17, 'bytea', -1, 'b', 'U', 1001, 0), (18, 'char', 1, 'b', 'Z', 1002, 0), (19, 'name', 64, 'b', 'S', 1003, 18),
  (20, 'int8', 8, 'b', 'N', 1016, 0), (21, 'int2', 2, 'b', 'N', 1005, 0), (22, 'int2vector', -1, 'b', 'A', 1006, 21), (23, 'int4', 4, 'b', 'N', 1007, 0),
  (24, 'regproc', 4, 'b', 'N', 1008, 0), (25, 'text', -1, 'b', 'S', 1009, 0), (26, 'oid', 4, 'b', 'N', 1028, 0), (27, 'tid', 6, 'b', 'U', 1010, 0),
  (28, 'xid', 4, 'b', 'U', 1011, 0), (30, 'oidvector', -1, 'b', 'A', 1013, 26), (114, 'json', -1, 'b', 'U', 199, 0), (199, '_json', -1, 'b', 'A', 0, 114),
  (700, 'float4', 4, 'b', 'N', 1021, 0), (701, 'float8', 8, 'b', 'N', 1022, 0), (705, 'unknown', -2, 'p', 'X', 0, 0), (1000, '_bool', -1, 'b', 'A', 0, 16),
  (1001, '_bytea', -1, 'b', 'A', 0, 17), (1002, '_char', -1, 'b', 'A', 0, 18), (1003, '_name', -1, 'b', 'A', 0, 19), (1005, '_int2', -1, 'b', 'A', 0, 21),
  (1007, '_int4', -1, 'b', 'A', 0, 23), (1009, '_text', -1, 'b', 'A', 0, 25), (1015, '_varchar', -1, 'b', 'A', 0, 1043), (1016, '_int8', -1, 'b', 'A', 0, 20),
  (1021, '_float4', -1, 'b', 'A', 0, 700), (1022, '_float8', -1, 'b', 'A', 0, 701), (1028, '_oid', -1, 'b', 'A', 0, 26), (1042, 'bpchar', -1, 'b', 'S', 1014, 0),
  (1043, 'varchar', -1, 'b', 'S', 1015, 0), (1082, 'date', 4, 'b', 'D', 1182, 0), (1083, 'time', 8, 'b', 'D', 1183, 0), (1114, 'timestamp', 8, 'b', 'D', 1115, 0),
  (1115, '_timestamp', -1, 'b', 'A', 0, 1114), (1182, '_date', -1, 'b', 'A', 0, 1082), (1183, '_time', -1, 'b', 'A', 0, 1083),
  (1184, 'timestamptz', 8, 'b', 'D', 1185, 0), (1185, '_timestamptz', -1, 'b', 'A', 0, 1184), (1186, 'interval', 16, 'b', 'T', 1187, 0),
  (1187, '_interval', -1, 'b', 'A', 0, 1186), (1231, '_numeric', -1, 'b', 'A', 0, 1700), (1700, 'numeric', -1, 'b', 'N', 1231, 0),
  (2205, 'regclass', 4, 'b', 'N', 2210, 0), (2206, 'regtype', 4, 'b', 'N', 2211, 0), (2249, 'record', -1, 'p', 'P', 2287, 0), (2278, 'void', 4, 'p', 'P', 0, 0),
  (2950, 'uuid', 16, 'b', 'U', 2951, 0), (2951, '_uuid', -1, 'b', 'A', 0, 2950), (3802, 'jsonb', -1, 'b', 'U', 3807, 0), (3807, '_jsonb', -1, 'b', 'A', 0, 3802))
  t(oid, typname, typlen, typtype, typcategory, typarray, typelem);
INSERT INTO pgc.pg_attribute BY NAME SELECT c.oid AS attrelid, c.name AS attname, c.type AS atttypid, -1 AS attstattarget, t.typlen AS attlen, c.num AS attnum,
  CASE WHEN t.typcategory = 'A' THEN 1 ELSE 0 END AS attndims, -1 AS attcacheoff, c.modifier AS atttypmod, t.typbyval AS attbyval, t.typalign AS attalign,
  t.typstorage AS attstorage, '' AS attcompression, c.required AS attnotnull, false AS atthasdef, false AS atthasmissing, '' AS attidentity,
  '' AS attgenerated, false AS attisdropped, true AS attislocal, 0 AS attinhcount, t.typcollation AS attcollation
FROM facts.columns c JOIN pgc.pg_type t ON t.oid = c.type;
INSERT INTO pgc.pg_description BY NAME SELECT oid AS objoid, 1259 AS classoid, 0 AS objsubid, description FROM facts.tables WHERE description <> ''
UNION ALL SELECT oid, 1259, num, description FROM facts.columns WHERE description <> '';
INSERT INTO pgc.pg_database BY NAME SELECT 16384 AS oid, database AS datname, 10 AS datdba, 6 AS encoding, 'c' AS datlocprovider, false AS datistemplate,
  true AS datallowconn, -1 AS datconnlimit, 0 AS datfrozenxid, 0 AS datminmxid, 1663 AS dattablespace, 'C' AS datcollate, 'C' AS datctype FROM facts.session;
INSERT INTO pgc.pg_tablespace BY NAME SELECT 1663 AS oid, 'pg_default' AS spcname, 10 AS spcowner;
INSERT INTO pgc.pg_roles BY NAME SELECT owner AS rolname, false AS rolsuper, true AS rolinherit, false AS rolcreaterole, false AS rolcreatedb,
  true AS rolcanlogin, false AS rolreplication, -1 AS rolconnlimit, '********' AS rolpassword, false AS rolbypassrls, 10 AS oid FROM facts.session;
INSERT INTO pgc.pg_user BY NAME SELECT owner AS usename, 10 AS usesysid, false AS usecreatedb, false AS usesuper, false AS userepl, false AS usebypassrls,
  '********' AS passwd FROM facts.session;
INSERT INTO pgc.pg_language BY NAME SELECT 14 AS oid, 'sql' AS lanname, 10 AS lanowner, false AS lanispl, true AS lanpltrusted;
INSERT INTO pgc.pg_collation BY NAME SELECT 100 AS oid, 'default' AS collname, 11 AS collnamespace, 10 AS collowner, 'd' AS collprovider,
  true AS collisdeterministic, -1 AS collencoding;
INSERT INTO pgc.pg_tables BY NAME SELECT schema AS schemaname, name AS tablename, (SELECT owner FROM facts.session) AS tableowner, false AS hasindexes,
  false AS hasrules, false AS hastriggers, false AS rowsecurity FROM facts.tables;
INSERT INTO pgc.pg_stat_user_tables BY NAME SELECT oid AS relid, schema AS schemaname, name AS relname FROM facts.tables;
INSERT INTO pgc.pg_settings BY NAME SELECT name, setting, '' AS category, '' AS short_desc, 'user' AS context, 'string' AS vartype, 'default' AS source,
  false AS pending_restart FROM (VALUES ('server_version', '15.0'), ('server_version_num', '150000'), ('max_index_keys', '32'), ('max_identifier_length', '63'),
  ('search_path', '"$user", public'), ('standard_conforming_strings', 'on'), ('client_encoding', 'UTF8'), ('server_encoding', 'UTF8'), ('TimeZone', 'UTC'),
  ('transaction_isolation', 'repeatable read'), ('transaction_read_only', 'on')) t(name, setting);
INSERT INTO isc.information_schema_catalog_name SELECT database FROM facts.session;
INSERT INTO isc.schemata BY NAME SELECT (SELECT database FROM facts.session) AS catalog_name, nspname AS schema_name,
  (SELECT owner FROM facts.session) AS schema_owner FROM pgc.pg_namespace;
INSERT INTO isc.tables BY NAME SELECT (SELECT database FROM facts.session) AS table_catalog, n.nspname AS table_schema, c.relname AS table_name,
  CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'BASE TABLE' END AS table_type, 'NO' AS is_insertable_into, 'NO' AS is_typed
FROM pgc.pg_class c JOIN pgc.pg_namespace n ON n.oid = c.relnamespace;
INSERT INTO isc.columns BY NAME SELECT (SELECT database FROM facts.session) AS table_catalog, n.nspname AS table_schema, c.relname AS table_name,
  a.attname AS column_name, a.attnum AS ordinal_position, CASE WHEN a.attnotnull THEN 'NO' ELSE 'YES' END AS is_nullable,
  CASE WHEN t.typcategory = 'A' THEN 'ARRAY' ELSE pgc.format_type(a.atttypid, NULL) END AS data_type,
  CASE WHEN t.oid = 1700 AND a.atttypmod > 0 THEN (a.atttypmod - 4) >> 16 ELSE m.bits END AS numeric_precision,
  CASE WHEN t.oid = 1700 THEN 10 WHEN m.bits IS NOT NULL THEN 2 END AS numeric_precision_radix,
  CASE WHEN t.oid = 1700 AND a.atttypmod > 0 THEN (a.atttypmod - 4) & 65535 WHEN t.oid IN (20, 21, 23) THEN 0 END AS numeric_scale,
  CASE t.oid WHEN 1082 THEN 0 WHEN 1083 THEN 6 WHEN 1114 THEN 6 WHEN 1184 THEN 6 END AS datetime_precision,
  (SELECT database FROM facts.session) AS udt_catalog, 'pg_catalog' AS udt_schema, t.typname AS udt_name, CAST(a.attnum AS VARCHAR) AS dtd_identifier,
  'NO' AS is_self_referencing, 'NO' AS is_identity, 'NO' AS identity_cycle, 'NEVER' AS is_generated, 'NO' AS is_updatable
FROM pgc.pg_attribute a JOIN pgc.pg_class c ON c.oid = a.attrelid JOIN pgc.pg_namespace n ON n.oid = c.relnamespace JOIN pgc.pg_type t ON t.oid = a.atttypid
LEFT JOIN (VALUES (21, 16), (23, 32), (20, 64), (700, 24), (701, 53)) m(oid, bits) ON m.oid = t.oid;
INSERT INTO isc.table_privileges BY NAME SELECT s.owner AS grantor, s.owner AS grantee, s.database AS table_catalog, t.schema AS table_schema, t.name AS table_name,
  'SELECT' AS privilege_type, 'NO' AS is_grantable, 'NO' AS with_hierarchy FROM facts.tables t, facts.session s;
