/**
 * Records how a built desk behaves: `node e2e/proofs/write-recorded-run.ts [--keep] [BUILD]`. Without a folder it is this build's desk.
 * `--keep` also stores the database that the run leaves, for tests of versions that open it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { ROOT } from '../harness/server-processes.ts'
import { STORED_DESKS } from '../harness/stored-desk.ts'
import type { RecordedDesk } from './recorded-desk.ts'
import { RECORDING_FILE } from './recorded-lines.ts'
import { recordRun } from './recorded-run.ts'

const store = (name: string, content: Buffer) =>
  writeFileSync(join(STORED_DESKS, `${name}.br`), brotliCompressSync(content))

async function keepDatabase({ dataFolder }: RecordedDesk): Promise<void> {
  const copy = join(dataFolder, 'copy.db')
  const database = new Database(join(dataFolder, 'mimamori.db'), { readonly: true })
  database.prepare('VACUUM INTO ?').run(copy)
  database.close()
  store('recorded.db', readFileSync(copy))
  store('recorded.db.heads', readFileSync(join(dataFolder, 'audit-heads.jsonl')))
  rmSync(copy)
}

const { values, positionals } = parseArgs({ options: { keep: { type: 'boolean' } }, allowPositionals: true })
const lines = await recordRun(resolve(positionals[0] ?? ROOT), values.keep ? keepDatabase : undefined)
writeFileSync(RECORDING_FILE, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
