import pg from 'pg'
import { startDeskInstances } from '../harness/desk-instances.ts'
import { type DeskOptions, type DeskProcess, startDesk } from '../harness/desk-process.ts'
import type { Finding } from './proof-definition.ts'
import { type ReadSql, readSqliteFile } from './stored-checks.ts'

/** Desks that share one database: one process on SQLite, several on PostgreSQL. */
export type ProofDesks = {
  readonly engine: Finding['engine']
  readonly all: readonly [DeskProcess, ...DeskProcess[]]
  readonly read: ReadSql
  readonly discard: () => Promise<void>
}

export type StartProofDesks = (options: DeskOptions) => Promise<ProofDesks>

/** One desk on SQLite. */
export const startOnSqlite: StartProofDesks = async (options) => {
  const desk = await startDesk(options)
  return { engine: 'sqlite', all: [desk], read: readSqliteFile(desk.databaseFile), discard: () => desk.discard() }
}

/** So many instances on a PostgreSQL server of their own. */
export function startOnPostgres(count: number): StartProofDesks {
  return async (options) => {
    const { first, desks, databaseUrl, discard } = await startDeskInstances(count, options)
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    return {
      engine: 'postgres',
      all: [first, ...desks.filter((desk) => desk !== first)],
      read: async <Row>(sql: string) => (await client.query(sql)).rows as Row[],
      async discard() {
        await client.end()
        await discard()
      },
    }
  }
}
