// Node reads every table of the published file: `node node_client.mjs oversight.duckdb`, beside @duckdb/node-api.
import { createRequire } from "node:module";

// From the folder it is started in, where npm installed the client.
const require = createRequire(`${process.cwd()}/`);
const { DuckDBInstance } = require("@duckdb/node-api");
const client = require("@duckdb/node-api/package.json").version;

const instance = await DuckDBInstance.create(process.argv[2], { access_mode: "READ_ONLY" });
const connection = await instance.connect();
const list = "select schema_name, table_name from duckdb_tables() where not internal order by all";
const tables = (await connection.runAndReadAll(list)).getRows();
let rows = 0;
for (const [schema, table] of tables) {
  rows += (await connection.runAndReadAll(`select * from "${schema}"."${table}"`)).currentRowCount;
}
if (rows === 0) throw new Error("no row was read");
console.log(`@duckdb/node-api ${client}, Node ${process.version}: every row of ${tables.length} tables, ${rows}`);
