import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import type { Pool } from 'undici'
import { postExampleJobs } from '../harness/case-requests.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import { type DeskProcess, startDesk } from '../harness/desk-process.ts'
import {
  connectionPool,
  createExamples,
  type PreparedRequest,
  preparedJob,
  sendRequest,
} from '../harness/intake-requests.ts'
import { type AcknowledgedWork, claimCasesToDecide, findLostWork, nothingAcknowledged } from './acknowledged-work.ts'

const CONNECTIONS = 50
const CASE_COUNT = 300
const ROUND_COUNT = 3

type StoppingOutcome = {
  readonly acknowledged: AcknowledgedWork
  answeredLate: number
  refused: string[]
  cutOff: string[]
}

/** What became of a request that got no answer: was it never taken in, or taken in and dropped? */
function noteFault(shift: StoppingOutcome, fault: unknown): void {
  const { code = '', message = '' } = fault as { code?: string; message?: string }
  if (code !== 'ECONNREFUSED') shift.cutOff.push(`${code} ${message}`)
}

/** Ask over and over until nobody takes requests any more. */
async function sendUntilRefused(
  next: () => { readonly request: PreparedRequest; readonly told: (body: unknown) => void } | undefined,
  {
    pool,
    shift,
    isStopping,
  }: { readonly pool: Pool; readonly shift: StoppingOutcome; readonly isStopping: () => boolean },
): Promise<void> {
  for (let asked = next(); asked; asked = next()) {
    try {
      const { status, body, text } = await sendRequest(pool, asked.request)
      if (status !== 200) shift.refused.push(`${status} ${text}`)
      else asked.told(body)
      if (isStopping()) shift.answeredLate += 1
    } catch (fault) {
      return noteFault(shift, fault)
    }
  }
}

/** Fifty connections decide and post; in the middle of it the desk is told to stop, more than once. */
async function stopAtWork(
  { desk, staff, pool }: { readonly desk: DeskProcess; readonly staff: readonly Person[]; readonly pool: Pool },
  round: number,
): Promise<{ shift: StoppingOutcome; code: number }> {
  const shift: StoppingOutcome = { acknowledged: nothingAcknowledged(), answeredLate: 0, refused: [], cutOff: [] }
  const { acknowledged } = shift
  await postExampleJobs(desk, pool, CASE_COUNT, `J-${round}-`)
  const decisions = await claimCasesToDecide(pool, staff, CASE_COUNT)
  const { job } = createExamples(round, 20)
  let posted = 0
  let stopping = false
  const nextDecision = () => {
    const one = decisions.pop()
    if (!one) return nextJob()
    const tell = (body: unknown) =>
      void acknowledged.decisions.set(one.caseId, (body as { json: { decisionId: string } }).json.decisionId)
    return { request: one.request, told: tell }
  }
  const nextJob = () => {
    const id = `S-${round}-${++posted}`
    return { request: preparedJob(desk.apiKey, job(id)), told: () => void acknowledged.jobs.add(id) }
  }
  const of = { pool, shift, isStopping: () => stopping }
  const everybody = Array.from({ length: CONNECTIONS }, (_, n) => sendUntilRefused(n % 2 ? nextDecision : nextJob, of))
  await pause(100 + Math.random() * 100)
  const stopped = desk.stop()
  stopping = true
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGTERM'] as const) {
    await pause(10)
    try {
      process.kill(desk.pid(), signal)
    } catch {
      // it was faster
    }
  }
  await Promise.all(everybody)
  return { shift, code: await stopped }
}

test('a desk that is told to stop answers whatever it took in, stores it, and hangs up on nobody', async () => {
  const desk = await startDesk({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
  try {
    const staff = await seedStaff(desk, 4)
    for (let round = 1; round <= ROUND_COUNT; round++) {
      const pool = connectionPool(desk.url, CONNECTIONS)
      const { shift, code } = await stopAtWork({ desk, staff, pool }, round)
      await pool.destroy()
      expect(code).toBe(0)
      expect(shift.cutOff, 'taken in and not answered').toEqual([])
      expect(shift.refused, 'answered with no success').toEqual([])
      expect(findLostWork(desk.databaseFile, shift.acknowledged)).toEqual([])
      expect(shift.answeredLate, 'it was told in the middle of work').toBeGreaterThan(CONNECTIONS / 2)
      await desk.restart()
    }
  } finally {
    await desk.discard()
  }
})

test('while it stops the desk says so to whoever asks whether it is ready', async () => {
  const desk = await startDesk({ environment: { MIMAMORI_STOP_DELAY_SECONDS: '10' } })
  try {
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(200)
    const stopped = desk.stop()
    const ask = async () => {
      const response = await fetch(`${desk.url}/readyz`)
      return { status: response.status, ...((await response.json()) as object) }
    }
    await expect.poll(ask, { intervals: [100] }).toMatchObject({ status: 503, ready: false, desk: 'stopping' })
    expect(await stopped).toBe(0)
  } finally {
    await desk.discard()
  }
})
