/**
 * Stands in for `pg_dump`, which does not come with the PostgreSQL from npm: takes the arguments that the product gives it,
 * and writes SQL that `restoreSql` reads. Waits until the file of PG_DUMP_WAITS_FOR is there.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dumpAsSql } from '@mimamori/testing-postgres/sql-dump'
import { ROOT } from './server-processes.ts'

const args = process.argv.slice(2)
const file = args.find((each) => each.startsWith('--file='))?.slice('--file='.length)
const url = args.at(-1)
const wanted = ['--format=custom', '--no-password', `--file=${file}`, url]
if (!file || !url || args.join() !== wanted.join()) throw new Error(`pg_dump: expected ${wanted}, got ${args}`)
while (process.env.PG_DUMP_WAITS_FOR && !existsSync(process.env.PG_DUMP_WAITS_FOR)) await pause(20)
writeFileSync(file, await dumpAsSql(url, join(ROOT, 'packages/storage/migrations/postgres')))
