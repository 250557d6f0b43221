import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'undici'
import { postExampleJobs } from '../harness/case-requests.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import { type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { connectionPool } from '../harness/intake-requests.ts'
import {
  type AcknowledgedWork,
  checkIntegrity,
  claimCasesToDecide,
  countAcknowledged,
  findLostWork,
  nothingAcknowledged,
  type PendingDecision,
  runLoadUntil,
  sendDecision,
} from './acknowledged-work.ts'
import { createAuditStreamFile } from './audit-stream-file.ts'
import { isCheckpointUnfinished, watchCheckpoints } from './checkpoint-watch.ts'
import { expectNone } from './expect-none.ts'
import { killStarts } from './kill-starts.ts'
import type { Finding, Proof } from './proof-definition.ts'
import { findCounterMismatches, findEventMismatches, readSqliteFile } from './stored-checks.ts'

const CONNECTIONS = 50
const STAFF_COUNT = 4
/** a kill comes once some of these cases are decided, this share of them at most: it meets others under way on any machine */
const MAX_DECIDED_SHARE = 0.6
/** a desk that answers nothing is killed all the same, and the answers sent again show what is wrong with it */
const ANSWER_TIMEOUT_MS = 90_000
const STOP_TIMEOUT_MS = 10_000

/** How a round ends: killed at work; killed in a checkpoint, should one come; told to stop, and killed while it does. */
type Ending = 'at work' | 'in a checkpoint' | 'while stopping'

type Size = {
  /** in the hands of people when a round begins */
  readonly claimed: number
  readonly underLoad: number
  readonly whileStopping: number
  readonly firstStarts: number
}

type KillCount = { kills: number; cutOff: number; inCheckpoints: number }
type KillContext = {
  readonly desk: DeskProcess
  readonly staff: readonly Person[]
  readonly acknowledged: AcknowledgedWork
  readonly count: KillCount
  readonly claimed: number
}

/** Kill it so; never before the load of this round is under way. */
async function killDesk({ desk, acknowledged, count, claimed }: KillContext, ending: Ending): Promise<void> {
  const before = countAcknowledged(acknowledged)
  const until = Date.now() + ANSWER_TIMEOUT_MS
  const decided = acknowledged.decisions.size + Math.random() * MAX_DECIDED_SHARE * claimed
  while (countAcknowledged(acknowledged) === before && Date.now() < until) await pause(1)
  const checkpoint = watchCheckpoints(desk.databaseFile)
  const some = (async () => {
    while (acknowledged.decisions.size < decided && Date.now() < until) await pause(1)
  })()
  if (ending === 'at work') await some
  if (ending === 'in a checkpoint') await Promise.race([some, checkpoint.begun])
  if (ending === 'while stopping') {
    await some
    process.kill(desk.pid(), 'SIGTERM')
    await Promise.race([pause(STOP_TIMEOUT_MS), checkpoint.begun])
  }
  await desk.kill()
  const begun = await Promise.race([checkpoint.begun, pause(0, false)])
  checkpoint.stop()
  if (begun && isCheckpointUnfinished(desk.databaseFile)) count.inCheckpoints += 1
}

/** More cases for these people, so that there is enough to decide until the kill; what is left over is decided first. */
async function claimedCases(
  { desk, staff, count, claimed }: KillContext,
  pool: Pool,
  left: PendingDecision[],
): Promise<void> {
  const wanted = Math.ceil((claimed - left.length) / staff.length) * staff.length
  if (wanted <= 0) return
  await postExampleJobs(desk, pool, wanted, `J-${count.kills}-`)
  left.unshift(...(await claimCasesToDecide(pool, staff, wanted)))
}

async function runRound(
  context: KillContext,
  pool: Pool,
  pending: PendingDecision[],
  ending: Ending,
): Promise<PendingDecision[]> {
  const { desk, acknowledged, count } = context
  const { unknown, refused } = await runLoadUntil(
    killDesk(context, ending),
    { desk, pool, connections: CONNECTIONS },
    { name: `K-${count.kills}`, pending, acknowledged },
  )
  // a desk that is stopping may say that it no longer can; nothing else is a reason to refuse
  expectNone('refused', ending === 'while stopping' ? refused.filter(({ status }) => status < 500) : refused)
  count.kills += 1
  count.cutOff += unknown.length
  return unknown
}

function drawEndings({ underLoad, whileStopping }: Size): Ending[] {
  const work = Array.from({ length: underLoad }, (_, n): Ending => (n % 2 ? 'in a checkpoint' : 'at work'))
  return [...work, ...Array.from({ length: whileStopping }, (): Ending => 'while stopping')]
}

async function killRepeatedly(context: KillContext, size: Size): Promise<void> {
  const { desk, acknowledged } = context
  const pool = connectionPool(desk.url, CONNECTIONS)
  const pending: PendingDecision[] = []
  for (const ending of drawEndings(size)) {
    await claimedCases(context, pool, pending)
    const unknown = await runRound(context, pool, pending, ending)
    await desk.restart()
    // whoever got no answer sends the same again, under the same key
    const again = await Promise.all(unknown.map((one) => sendDecision(pool, one, acknowledged)))
    expectNone(
      'sent again, and refused',
      again.filter((answer) => answer?.status !== 200),
    )
  }
  await pool.destroy()
}

function killFindings(size: Size, { count, acknowledged }: KillContext, midway: number): readonly Finding[] {
  const { kills, cutOff, inCheckpoints } = count
  const of = { id: 'N14', value: 0, engine: 'sqlite' } as const
  const work = { n: kills, connections: CONNECTIONS, acknowledged: countAcknowledged(acknowledged), cut_off: cutOff }
  return [
    {
      ...of,
      name: 'kill −9: acknowledged writes lost or doubled',
      unit: 'rows',
      ...work,
      in_checkpoints: inCheckpoints,
    },
    { ...of, name: 'kill −9 of a first start: desks that are not whole', unit: 'desks', n: size.firstStarts, midway },
  ]
}

async function checkDatabase({ desk, acknowledged, count }: KillContext): Promise<void> {
  const read = readSqliteFile(desk.databaseFile)
  expectNone('a kill did harm', findLostWork(desk.databaseFile, acknowledged))
  expectNone('halves', [...(await findEventMismatches(read)), ...(await findCounterMismatches(read))])
  expectNone(
    'the file',
    [checkIntegrity(desk.databaseFile)].filter((found) => found !== 'ok'),
  )
  // a proof is worth something only if the kills came in the middle of work
  if (count.cutOff < count.kills) throw new Error(`${count.kills} kills met only ${count.cutOff} decisions under way`)
}

async function runKillProof(size: Size): Promise<readonly Finding[]> {
  const { wrong, midway } = await killStarts(size.firstStarts)
  expectNone('first starts', wrong)
  const elsewhere = createAuditStreamFile()
  const desk = await startDesk({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000', ...elsewhere.environment } })
  try {
    const count: KillCount = { kills: 0, cutOff: 0, inCheckpoints: 0 }
    const context: KillContext = {
      desk,
      staff: await seedStaff(desk, STAFF_COUNT),
      acknowledged: nothingAcknowledged(),
      count,
      claimed: size.claimed,
    }
    await killRepeatedly(context, size)
    expectNone('the log at its second place', await elsewhere.findDifferences(readSqliteFile(desk.databaseFile)))
    await desk.stop()
    await checkDatabase(context)
    const { code, stdout } = await desk.command('audit', 'verify')
    if (code !== 0) throw new Error(`the audit log: ${stdout}`)
    return killFindings(size, context, midway)
  } finally {
    await desk.discard()
    elsewhere.discard()
  }
}

/** kill −9 at any moment: what was acknowledged is there, once, with its effects, and in the log at its second place; and the desk starts again. */
export const killProof: Proof<Size> = {
  short: { claimed: 200, underLoad: 10, whileStopping: 1, firstStarts: 2 },
  full: { claimed: 200, underLoad: 500, whileStopping: 50, firstStarts: 50 },
  run: runKillProof,
}
