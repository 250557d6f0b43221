import { setTimeout as after } from 'node:timers/promises'
import type { Pool } from 'undici'
import { postExampleJobs, rpcRequest } from '../harness/case-requests.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import { type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { connectionPool, type HttpAnswer, sendRequest } from '../harness/intake-requests.ts'
import {
  type AcknowledgedWork,
  claimCasesToDecide,
  countAcknowledged,
  createLoadOutcome,
  findLostWork,
  type LoadOutcome,
  nothingAcknowledged,
  runLoadUntil,
  sendDecision,
} from './acknowledged-work.ts'
import {
  CHECKPOINT_DEFAULT,
  CHECKPOINT_IN_WORKER,
  CHECKPOINT_OFTEN,
  type CheckpointMode,
  checkpointEnvironment,
  createFaultyDisk,
  type DiskState,
  type FaultyDisk,
} from './disk/faulty-disk.ts'
import { expectNone } from './expect-none.ts'
import type { Finding, Proof } from './proof-definition.ts'

const CONNECTIONS = 30
const CASE_COUNT = 80
const SLOW_SYNC_MS = 200
const FAILURE_TIMEOUT_MS = 60_000
const RECOVERY_TIMEOUT_MS = 60_000

const SLOW_ATTEMPTS = 20

const CHECKPOINT_MODES = [CHECKPOINT_IN_WORKER, CHECKPOINT_OFTEN, CHECKPOINT_DEFAULT]
const TROUBLES = ['full', 'full_copying', 'read_only', 'failing_sync', 'slow'] as const satisfies readonly DiskState[]
type Trouble = (typeof TROUBLES)[number]

type Size = {
  /** one after another */
  readonly desks: number
  /** how often each trouble comes over a desk */
  readonly times: number
  /** for so many milliseconds */
  readonly lasts: number
  /** in which of them the power fails as well */
  readonly cutIn: readonly Trouble[]
}

type DiskTroubleContext = {
  readonly desk: DeskProcess
  readonly disk: FaultyDisk
  readonly staff: readonly Person[]
  readonly acknowledged: AcknowledgedWork
}

/** A desk that did not do what it should. */
const brokenPromise = (trouble: Trouble, what: string): never => {
  throw new Error(`disk ${trouble}: ${what}`)
}

/** What the desk may answer while it cannot store: that it cannot, and in whose words. */
function expectUnavailable(trouble: Trouble, { status, text, body }: HttpAnswer): void {
  const said = body as { code?: string; json?: { code?: string } }
  const code = said.code ?? said.json?.code
  const known = code === 'unavailable' || code === 'SERVICE_UNAVAILABLE'
  if (status !== 503 || !known) brokenPromise(trouble, `it answered ${status} ${text.slice(0, 300)}`)
}

/** What a desk that cannot store still does: it is there, it shows what it has, and says that it is not ready. */
async function expectReadable(trouble: Trouble, pool: Pool, { staff, desk }: DiskTroubleContext): Promise<void> {
  const [person] = staff
  if (!person) return
  const ready = await fetch(`${desk.url}/readyz`)
  // a full disk may have room for a moment, where a checkpoint made some
  const unready = trouble === 'slow' ? 200 : trouble === 'full' ? ready.status : 503
  if (ready.status !== unready) brokenPromise(trouble, `/readyz answered ${ready.status} ${await ready.text()}`)
  const list = rpcRequest(person, 'queue/list', { view: 'flagged', limit: 20 })
  for (const request of [list, rpcRequest(person, 'decisions/recent', undefined)]) {
    const { status, text } = await sendRequest(pool, request)
    if (status !== 200) brokenPromise(trouble, `reading ${request.path} answered ${status} ${text.slice(0, 300)}`)
  }
}

/** The trouble comes in the middle of work and goes again. Answers what was refused meanwhile. */
async function workThroughTrouble(
  trouble: Trouble,
  name: string,
  lasts: number,
  context: DiskTroubleContext,
): Promise<LoadOutcome> {
  const { desk, disk, staff, acknowledged } = context
  const pool = connectionPool(desk.url, CONNECTIONS)
  const reading = connectionPool(desk.url, 2)
  try {
    const pending = await claimCasesToDecide(pool, staff, CASE_COUNT)
    const outcome = createLoadOutcome()
    const passing = async () => {
      await after(100)
      disk.become(trouble)
      await hasMetTrouble(trouble, outcome)
      await after(lasts / 2)
      await expectReadable(trouble, reading, context)
      // read from the file as a desk that starts now would
      expectNone(
        `disk ${trouble}: answered as stored, and not in the file`,
        findLostWork(desk.databaseFile, acknowledged),
      )
      await after(lasts / 2)
      disk.become('normal')
      await waitForRecovery(trouble, context)
    }
    await runLoadUntil(passing(), { desk, pool, connections: CONNECTIONS }, { name, pending, acknowledged, outcome })
    for (const answer of outcome.refused) expectUnavailable(trouble, answer)
    await resendUnknown(trouble, pool, outcome, acknowledged)
    return outcome
  } finally {
    await Promise.all([pool.destroy(), reading.destroy()])
  }
}

/** The desk has run into the trouble; a slow disk is met by waiting for it. */
async function hasMetTrouble(trouble: Trouble, { refused }: LoadOutcome): Promise<void> {
  const from = performance.now()
  while (trouble !== 'slow' && refused.length === 0) {
    if (performance.now() - from > FAILURE_TIMEOUT_MS) brokenPromise(trouble, 'nothing was refused')
    await after(5)
  }
}

/** The trouble is over: what comes now is stored, at once. */
async function waitForRecovery(trouble: Trouble, { desk, acknowledged }: DiskTroubleContext): Promise<void> {
  const [before, from] = [countAcknowledged(acknowledged), performance.now()]
  while (countAcknowledged(acknowledged) === before) {
    if (performance.now() - from > RECOVERY_TIMEOUT_MS) brokenPromise(trouble, 'nothing is stored after it either')
    await after(5)
  }
  const ready = await fetch(`${desk.url}/readyz`)
  if (ready.status !== 200) brokenPromise(trouble, `/readyz answered ${ready.status} after it: ${await ready.text()}`)
}

/** What was refused is sent again as it was, and now it is taken: nothing is left broken by the trouble. */
async function resendUnknown(
  trouble: Trouble,
  pool: Pool,
  { unknown }: LoadOutcome,
  acknowledged: AcknowledgedWork,
): Promise<void> {
  const again = await Promise.all(unknown.map((one) => sendDecision(pool, one, acknowledged)))
  const refused = again.find((answer) => answer?.status !== 200)
  if (again.length > 0 && refused !== undefined) brokenPromise(trouble, `sent again afterwards: ${refused?.text}`)
}

/** The power fails while the trouble lasts. What was answered as stored is there when it is back. */
async function cutPowerMeanwhile(trouble: Trouble, name: string, context: DiskTroubleContext): Promise<void> {
  const { desk, disk, staff, acknowledged } = context
  const pool = connectionPool(desk.url, CONNECTIONS)
  const pending = await claimCasesToDecide(pool, staff, CASE_COUNT)
  const failing = async () => {
    await after(50)
    disk.become(trouble)
    await after(300)
    await desk.kill()
  }
  const outcome = await runLoadUntil(
    failing(),
    { desk, pool, connections: CONNECTIONS },
    { name, pending, acknowledged },
  )
  disk.cut(desk.dataFolder, Math.random())
  await desk.restart()
  expectNone(`disk ${trouble}, and then a power cut did harm`, findLostWork(desk.databaseFile, acknowledged))
  await resendUnknown(trouble, pool, outcome, acknowledged)
  await pool.destroy()
}

/** What came of one trouble: requests refused, and what was acknowledged in spite of it or around it. */
type TroubleSum = { readonly refused: number; readonly acknowledged: number }

async function runTrouble(
  trouble: Trouble,
  { times, lasts, cutIn }: Size,
  context: DiskTroubleContext,
): Promise<TroubleSum> {
  const before = countAcknowledged(context.acknowledged)
  let refused = 0
  for (let time = 1; time <= times; time++) {
    const outcome = await workThroughTrouble(trouble, `${trouble}-${time}`, lasts, context)
    refused += outcome.refused.length
    if (trouble === 'slow' && outcome.refused.length > 0) brokenPromise(trouble, `${outcome.refused.length} refused`)
    if (cutIn.includes(trouble)) await cutPowerMeanwhile(trouble, `${trouble}-cut-${time}`, context)
  }
  return { refused, acknowledged: countAcknowledged(context.acknowledged) - before }
}

/** On a slow disk an answer waits for its sync. Answers the quickest of so many decisions, in milliseconds. */
async function quickestOnSlowDisk({ desk, disk, staff, acknowledged }: DiskTroubleContext): Promise<number> {
  const pool = connectionPool(desk.url, CONNECTIONS)
  const pending = await claimCasesToDecide(pool, staff, SLOW_ATTEMPTS)
  disk.become('slow')
  const took = pending.map(async (one) => {
    const from = performance.now()
    await sendDecision(pool, one, acknowledged)
    return performance.now() - from
  })
  const quickest = Math.min(...(await Promise.all(took)))
  disk.become('normal')
  await pool.destroy()
  if (quickest < SLOW_SYNC_MS)
    brokenPromise('slow', `a decision was answered after ${quickest} ms, before it was synced`)
  return Math.round(quickest)
}

/** A desk that is told to stop on a disk it cannot write to ends in order, and what it had stored is there afterwards. */
async function stopDuringTrouble({ desk, disk, acknowledged }: DiskTroubleContext): Promise<void> {
  disk.become('read_only')
  await desk.stop()
  // log lines are JSON; a stack is what is left of a process that broke
  if (desk.stderr().includes('\n    at ')) brokenPromise('read_only', `it stopped with\n${desk.stderr().slice(-1000)}`)
  disk.become('normal')
  await desk.restart()
  expectNone('disk read_only, stopped and started again', findLostWork(desk.databaseFile, acknowledged))
}

type DeskLifeResult = { readonly quickest: number; readonly sums: ReadonlyMap<Trouble, TroubleSum> }

/** One desk through every trouble. */
async function runDeskLife(size: Size, manner: CheckpointMode): Promise<DeskLifeResult> {
  const disk = createFaultyDisk()
  const { nodeArguments, environment } = checkpointEnvironment(manner)
  const more = { MIMAMORI_INTAKE_PER_MINUTE: '10000000' }
  const desk = await startDesk({ nodeArguments, environment: { ...environment, ...disk.environment, ...more } })
  try {
    const context: DiskTroubleContext = {
      desk,
      disk,
      staff: await seedStaff(desk, 2),
      acknowledged: nothingAcknowledged(),
    }
    const pool = connectionPool(desk.url, 2)
    await postExampleJobs(desk, pool, size.times * TROUBLES.length * 2 * CASE_COUNT + 40)
    await pool.destroy()
    const quickest = await quickestOnSlowDisk(context)
    const sums = new Map<Trouble, TroubleSum>()
    for (const trouble of TROUBLES) sums.set(trouble, await runTrouble(trouble, size, context))
    await stopDuringTrouble(context)
    const { code, stdout } = await desk.command('audit', 'verify')
    if (code !== 0) throw new Error(`the audit log at the end: ${stdout}`)
    expectNone('at the end', findLostWork(desk.databaseFile, context.acknowledged))
    return { quickest, sums }
  } finally {
    await desk.discard()
    disk.discard()
  }
}

async function runDiskTroubleProof(size: Size): Promise<readonly Finding[]> {
  const lives: DeskLifeResult[] = []
  for (let n = 0; n < size.desks; n++)
    lives.push(await runDeskLife(size, CHECKPOINT_MODES[n % CHECKPOINT_MODES.length] ?? CHECKPOINT_DEFAULT))
  const total = (trouble: Trouble, of: keyof TroubleSum) =>
    lives.reduce((sum, { sums }) => sum + (sums.get(trouble)?.[of] ?? 0), 0)
  const quickest = Math.min(...lives.map((each) => each.quickest))
  const of = { id: 'N15', engine: 'sqlite', n: size.desks * size.times } as const
  return [
    ...TROUBLES.map((trouble) => ({
      ...of,
      name: `disk ${trouble.replace('_', ' ')}: successes without a durable row`,
      value: 0,
      unit: 'rows',
      refused: total(trouble, 'refused'),
      acknowledged: total(trouble, 'acknowledged'),
    })),
    {
      ...of,
      name: `disk slow: quickest decision, each sync taking ${SLOW_SYNC_MS} ms`,
      value: quickest,
      unit: 'ms',
      n: size.desks * SLOW_ATTEMPTS,
    },
  ]
}

/**
 * A disk that is full, read-only, failing or slow: what is answered as stored is stored, everything else is told that
 * nothing was, reading goes on, and when the trouble is over the same desk works again.
 */
export const diskTroubleProof: Proof<Size> = {
  short: { desks: 1, times: 1, lasts: 300, cutIn: ['full'] },
  full: { desks: 3, times: 10, lasts: 1000, cutIn: TROUBLES },
  run: runDiskTroubleProof,
}
