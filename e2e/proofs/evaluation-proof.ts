import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { approveShippedStandards } from '../harness/approved-standards.ts'
import { createAccount, signIn } from '../harness/desk-accounts.ts'
import { type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { storeMembers } from '../harness/evaluated-members.ts'
import { expectNone } from './expect-none.ts'
import type { Finding, Proof } from './proof-definition.ts'

const SETTLE_TIMEOUT_MS = 120_000
const POLL_INTERVAL_MS = 100
const LOOK_INTERVAL_MS = 10

/** Rows of a query, while the desk is at work or not. */
function rowsOf<Row>(file: string, sql: string): Row[] {
  const database = new Database(file, { readonly: true, timeout: 30_000 })
  try {
    return database.prepare<[], Row>(sql).all()
  } finally {
    database.close()
  }
}

type RunRow = { readonly id: string; readonly state: string; readonly done: number; readonly total: number }

const newestRun = (file: string): RunRow | undefined =>
  rowsOf<RunRow>(file, 'SELECT id, state, done, total FROM standard_runs ORDER BY started_at DESC, id DESC LIMIT 1')[0]

/** Kills the desk again and again while it evaluates, each time when it has come further, until it is done. */
async function killUntilDone(desk: DeskProcess, kills: number, members: number): Promise<number> {
  let killed = 0
  const until = Date.now() + SETTLE_TIMEOUT_MS
  for (;;) {
    const run = newestRun(desk.databaseFile)
    if (run?.state === 'done') return killed
    if (Date.now() > until) throw new Error(`the evaluation does not end: ${JSON.stringify(run)}`)
    if (run && killed < kills && run.done >= (killed * members) / (kills + 1)) {
      await desk.kill()
      killed += 1
      await desk.restart()
    }
    await pause(LOOK_INTERVAL_MS)
  }
}

/** What is wrong with what an evaluation has stored, as one evaluation without a kill would not be. */
function flawsIn(file: string, runId: string): string[] {
  const flaws: string[] = []
  const doubled = rowsOf<{ n: number }>(
    file,
    `SELECT count(*) AS n FROM standard_changes WHERE run_id = '${runId}' GROUP BY member_id, standard HAVING count(*) > 1`,
  )
  if (doubled.length > 0) flaws.push(`${doubled.length} changes doubled`)
  const [counts] = rowsOf<Record<'changes' | 'events' | 'holdings' | 'audited', number>>(
    file,
    `SELECT (SELECT count(*) FROM standard_changes WHERE run_id = '${runId}' AND change = 'granted') AS changes,
      (SELECT count(*) FROM outbox WHERE event = 'standard.granted') AS events,
      (SELECT count(*) FROM standard_holdings) AS holdings,
      (SELECT count(*) FROM audit WHERE action = 'standard.granted') AS audited`,
  )
  const { changes = 0, events, holdings, audited } = counts ?? {}
  if (changes === 0) flaws.push('nothing was granted')
  if (events !== changes || holdings !== changes || audited !== changes)
    flaws.push(`${changes} granted, ${events} events, ${holdings} held, ${audited} in the audit log`)
  const run = newestRun(file)
  if (run?.done !== run?.total) flaws.push(`${run?.done} of ${run?.total} members done`)
  return flaws
}

/** kill −9 in the middle of an evaluation: it goes on behind the members it has done, and no change or event is doubled or lost. */
export const evaluationProof: Proof<{ readonly members: number; readonly kills: number }> = {
  short: { members: 8_000, kills: 2 },
  full: { members: 60_000, kills: 40 },
  run: async ({ members, kills }): Promise<readonly Finding[]> => {
    const desk = await startDesk({ ownClock: true })
    try {
      const { client } = await signIn(desk.url, await createAccount(desk, 'ueno', 'lead'))
      approveShippedStandards(desk.databaseFile, new Date().toISOString())
      // the desk evaluates by itself once standards are approved
      while (newestRun(desk.databaseFile)?.state !== 'done') await pause(POLL_INTERVAL_MS)
      storeMembers(desk.databaseFile, members, new Date().toISOString())
      const { runId } = await client.standards.run({ roles: ['client', 'freelancer'] })
      const killed = await killUntilDone(desk, kills, members)
      expectNone('evaluation', flawsIn(desk.databaseFile, runId))
      if (killed < kills) throw new Error(`killed ${killed} times of ${kills}: the evaluation was too quick`)
      return [
        {
          id: 'N14',
          name: 'changes of standards doubled or lost',
          value: 0,
          unit: 'changes',
          n: killed,
          engine: 'sqlite',
        },
      ]
    } finally {
      await desk.discard()
    }
  },
}
