import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startPostgres } from '@mimamori/testing-postgres/postgres-server'
import { newDatabase } from '@mimamori/testing-postgres/test-database'
import { type DeskOptions, type DeskProcess, startDesk } from './desk-process.ts'
import { isEvaluationDue } from './evaluations-due.ts'

const EVALUATION_TIMEOUT_MS = 240_000
const ASK_AGAIN_MS = 50

export type MovedDesk = {
  /** the SQLite desk, stopped */
  readonly left: DeskProcess
  /** the same desk, on PostgreSQL */
  readonly desk: DeskProcess
  readonly databaseUrl: string
  /** what the command said */
  readonly stdout: string
  readonly discard: () => Promise<void>
}

/** Waits until all members are judged by account standards as of today, which a desk does beside everything else. */
async function waitForEvaluation({ databaseFile }: DeskProcess): Promise<void> {
  const end = Date.now() + EVALUATION_TIMEOUT_MS
  while (isEvaluationDue(databaseFile, new Date().toISOString())) {
    if (Date.now() > end) throw new Error('the evaluation does not end')
    await pause(ASK_AGAIN_MS)
  }
}

/** Start a desk on SQLite, move it to PostgreSQL by the command an operator uses, and start it there. */
export async function startMovedDesk(options: DeskOptions): Promise<MovedDesk> {
  const postgres = await startPostgres()
  const left = await startDesk(options)
  // one that is under way would go on behind the move
  await waitForEvaluation(left)
  await left.stop()
  const databaseUrl = await newDatabase(postgres.url)
  const { code, stdout, stderr } = await left.command('move', '--to', databaseUrl)
  if (code !== 0) throw new Error(`move: ${stderr}`)
  const keyIn = (file: string) => readFileSync(join(left.dataFolder, file), 'utf8')
  const environment = {
    ...options.environment,
    DATABASE_URL: databaseUrl,
    MIMAMORI_PERSONAL_KEY: keyIn('personal.key'),
    // what was signed before is believed there, too
    MIMAMORI_AUDIT_KEY: keyIn('audit.key'),
  }
  const desk = await startDesk({ ...options, environment, apiKey: left.apiKey })
  async function discard() {
    await Promise.all([desk.discard(), left.discard()])
    await postgres.stop()
  }
  return { left, desk, databaseUrl, stdout, discard }
}
