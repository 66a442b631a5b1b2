// The questions of `jingwei bench statistics` put to DuckDB, one thread, CPU time of the whole process.
// node duckdb_statistics.mjs FOLDER_WITH_NODE_MODULES PEOPLE.csv ATTRIBUTES BIRTH_LOW BIRTH_HIGH -> one line of JSON
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [folder, csv, attributes, low, high] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(resolve(folder) + '/')('@duckdb/node-api');
const db = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
const rowsOf = async (sql) => (await db.runAndReadAll(sql)).getRows();

async function best(rounds, work) {
  let least = Infinity;
  for (let i = 0; i < rounds; ++i) {
    const from = process.cpuUsage();
    await work(i);
    const used = process.cpuUsage(from);
    least = Math.min(least, used.user + used.system);
  }
  return least;
}

const columns = Array.from({ length: Number(attributes) }, (_, a) => `'a${a}': 'UTINYINT'`).join(', ');
await db.run(`CREATE TABLE people AS SELECT * FROM read_csv('${csv.replaceAll("'", "''")}', header = false,
  columns = {'n': 'INTEGER', 'community': 'USMALLINT', 'birth': 'INTEGER', ${columns}})`);
const people = Number((await rowsOf('SELECT count(*) FROM people'))[0][0]);
const byCommunity = (a, where) => `SELECT community, a${a}, count(*) FROM people ${where} GROUP BY ALL`;
const book = (where) => async () => {
  for (let a = 0; a < attributes; ++a) await db.run(byCommunity(a, where));
};
const filter = `WHERE a4 BETWEEN 1 AND 5 AND birth BETWEEN ${low} AND ${high}`;
// What was counted, so that both sides can be compared: count × (code + 1) × (community + 1).
const sum = async (a, where) => String((await rowsOf(`SELECT sum(n * (code + 1) * (community::BIGINT + 1)) FROM (SELECT community, a${a}::BIGINT AS code, count(*) AS n FROM people ${where} GROUP BY ALL)`))[0][0]);

const sums = [await sum(4, ''), await sum(1, ''), await sum(1, filter)];
const attribute = await best(5, () => db.run(byCommunity(4, '')));
const whole = await best(3, book(''));
const filtered = await best(3, book(filter));
const list = await best(5, () => rowsOf('SELECT n FROM people WHERE a1 = 3 AND a2 = 2 LIMIT 1000'));
await db.run('CREATE UNIQUE INDEX by_n ON people (n)');
const changes = 200;
const changed = await best(1, async () => {
  for (let i = 0; i < changes; ++i) await db.run(`UPDATE people SET a3 = ${i % 5} WHERE n = ${1 + ((i * 7919) % people)}`);
});
const [[version]] = await rowsOf('SELECT version()');
console.log(JSON.stringify({ version, people, sums, attribute, book: whole, filtered, list, change: changed / changes }));  // µs
