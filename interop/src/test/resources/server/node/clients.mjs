// node-postgres: text and binary results, parameters, named statements, cursors, errors.

import assert from "node:assert/strict";
import pg from "pg";
import Cursor from "pg-cursor";

const [host, port] = process.env.NEURALAKE_POSTGRES.split(":");
const settings = { host, port: Number(port), user: "ada", database: "neuralake" };

async function connected(use, more = {}) {
  const client = new pg.Client({ ...settings, ...more });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}

async function types(client) {
  const { rows, fields } = await client.query(
    "SELECT id, truth, i16, i32, f64, word, bytes, day, moment, amount, numbers, pair FROM public.types WHERE id = 20",
  );
  assert.equal(rows.length, 1);
  const [row] = rows;
  assert.ok(row.id == 20);
  for (const [name, kinds] of Object.entries({
    truth: ["boolean"], i16: ["number"], i32: ["number"], f64: ["number"], word: ["string"], amount: ["string"],
  })) {
    assert.ok(row[name] === null || kinds.includes(typeof row[name]), `${name} is ${typeof row[name]}`);
  }
  assert.ok(row.bytes === null || Buffer.isBuffer(row.bytes));
  assert.ok(row.moment === null || row.moment instanceof Date);
  assert.ok(row.numbers === null || Array.isArray(row.numbers));
  assert.deepEqual(fields.map((field) => field.name).slice(0, 3), ["id", "truth", "i16"]);
}

async function parameters(client) {
  const values = [7, 1.5, "it's ünï 🦊", true, null, new Date(Date.UTC(2024, 3, 14, 9, 30)), Buffer.from([0, 255])];
  const kinds = ["int", "double precision", "varchar", "boolean", "int", "timestamptz", "bytea"];
  const list = kinds.map((kind, i) => `$${i + 1}::${kind} AS v${i}`).join(", ");
  const { rows } = await client.query(`SELECT ${list}`, values);
  assert.deepEqual(Object.values(rows[0]), values);
}

async function named(client) {
  for (let i = 0; i < 5; i++) {
    const { rows } = await client.query({ name: "few", text: "SELECT count(*)::int AS n FROM public.types WHERE id < $1", values: [i] });
    assert.equal(rows[0].n, i);
  }
}

async function cursors(client) {
  const cursor = client.query(new Cursor("SELECT i::int AS i FROM range(10000) t(i)"));
  assert.equal((await cursor.read(100)).length, 100);
  assert.equal((await cursor.read(50000)).length, 9900);
  assert.equal((await cursor.read(1)).length, 0);
  await cursor.close();
  const left = client.query(new Cursor("SELECT i::int AS i FROM range(10000) t(i)"));
  await left.read(1);
  await left.close();
  assert.equal((await client.query("SELECT 1 AS one")).rows[0].one, 1);
}

async function errors(client) {
  await assert.rejects(client.query("SELECT * FROM nothing"), { code: "42P01" });
  await assert.rejects(client.query("SELECT nothing FROM public.types"), { code: "42703" });
  await assert.rejects(client.query("DELETE FROM public.types"), { code: "25006" });
  await assert.rejects(client.query("SELECT $1::int", ["x"]), { code: "22P02" });
  assert.equal((await client.query("SELECT 2 AS two")).rows[0].two, 2);
}

async function pools() {
  const pool = new pg.Pool({ ...settings, max: 4 });
  try {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => pool.query("SELECT count(*)::int AS n FROM public.trips WHERE id < $1", [i % 5])),
    );
    assert.deepEqual(answers.map((answer) => answer.rows[0].n), Array.from({ length: 20 }, (_, i) => i % 5));
  } finally {
    await pool.end();
  }
}

await connected(async (client) => {
  await types(client);
  await parameters(client);
  await named(client);
  await cursors(client);
  await errors(client);
});
await connected(types, { binary: true });
await pools();
console.log("all is well");
