import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { EvaluationRun } from '@mimamori/contract/standards/standards-contract'
import Database from 'better-sqlite3'
import { approveShippedStandards } from '../harness/approved-standards.ts'
import { createAccount, type DeskClient, signIn } from '../harness/desk-accounts.ts'
import { type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { memberId, metricsOf, storeMembers } from '../harness/evaluated-members.ts'
import { type Figure, roundTo } from './bench-figures.ts'

const MEMBER_COUNT = 200_000
/** one in so many members has other values at the second evaluation: fewer than 5 %, of both roles, with and without a photo */
const CHANGED_EVERY = 21
const POLL_INTERVAL_MS = 200

/** Other ratings of some members, spread over all of them. */
function changeMembers(file: string, at: string): void {
  const database = new Database(file, { timeout: 60_000 })
  const update = database.prepare('UPDATE member_metrics SET metrics = ? WHERE member_id = ?')
  database.transaction(() => {
    for (let n = 0; n < MEMBER_COUNT; n += CHANGED_EVERY) update.run(JSON.stringify(metricsOf(n, at, 11)), memberId(n))
  })()
  database.close()
}

const memoryMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** Approves the shipped standards, and waits for the evaluation that the desk begins by itself then. */
export async function evaluateByApprovedStandards({ databaseFile }: DeskProcess, client: DeskClient): Promise<void> {
  approveShippedStandards(databaseFile, new Date().toISOString())
  while ((await client.standards.state()).runs[0]?.state !== 'done') await pause(POLL_INTERVAL_MS)
}

/** Evaluates everybody; answers the run, and the most memory that the desk took meanwhile. */
export async function evaluateMembers(
  { pid }: DeskProcess,
  client: DeskClient,
): Promise<{ run: EvaluationRun; peak: number }> {
  const { runId } = await client.standards.run({ roles: ['client', 'freelancer'] })
  let peak = 0
  for (;;) {
    const run = await client.standards.progress({ runId })
    peak = Math.max(peak, memoryMb(pid()))
    if (run.state !== 'running') return { run, peak }
    await pause(POLL_INTERVAL_MS)
  }
}

/** N32: 200,000 members are evaluated, of whom few change, and how much memory that takes. */
export async function benchEvaluation(): Promise<Figure[]> {
  const desk = await startDesk({ ownClock: true })
  try {
    const { client } = await signIn(desk.url, await createAccount(desk, 'ueno', 'lead'))
    await evaluateByApprovedStandards(desk, client)
    storeMembers(desk.databaseFile, MEMBER_COUNT, new Date().toISOString())
    const first = await evaluateMembers(desk, client)
    changeMembers(desk.databaseFile, new Date().toISOString())
    // what the first one took says nothing of the second
    await desk.stop()
    await desk.restart()
    const second = await evaluateMembers(desk, client)
    const of = { id: 'N32', engine: 'sqlite', n: MEMBER_COUNT } as const
    const seconds = ({ startedAt, endedAt }: EvaluationRun) =>
      roundTo((Date.parse(endedAt ?? '') - Date.parse(startedAt)) / 1000, 1)
    return [
      {
        ...of,
        name: 'members evaluated, all for the first time',
        value: seconds(first.run),
        unit: 's',
        changed: first.run.changed,
      },
      {
        ...of,
        name: 'memory while members are evaluated for the first time',
        value: roundTo(first.peak, 0),
        unit: 'MB',
      },
      { ...of, name: 'members evaluated', value: seconds(second.run), unit: 's', changed: second.run.changed },
      {
        ...of,
        name: 'memory while members are evaluated',
        value: roundTo(second.peak, 0),
        unit: 'MB',
      },
    ]
  } finally {
    await desk.discard()
  }
}
