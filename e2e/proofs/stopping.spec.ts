import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import type { Pool } from 'undici'
import { type Desk, startDesk } from '../running/desk.ts'
import { examplesOf, type Prepared, poolOf, preparedJob, send } from '../running/intake.ts'
import { fill } from '../running/load.ts'
import { type Person, seedStaff } from '../running/people.ts'
import { casesInHand, nothingTold, type Told, wrongIn } from './shift.ts'

const CONNECTIONS = 50
const CASES = 300
const ROUNDS = 3

type Shift = { readonly told: Told; answeredLate: number; refused: string[]; cutOff: string[] }

/** What became of a request that got no answer: was it never taken in, or taken in and dropped? */
function noted(shift: Shift, fault: unknown): void {
  const { code = '', message = '' } = fault as { code?: string; message?: string }
  if (code !== 'ECONNREFUSED') shift.cutOff.push(`${code} ${message}`)
}

/** Ask over and over until nobody takes requests any more. */
async function untilRefused(
  next: () => { readonly request: Prepared; readonly told: (body: unknown) => void } | undefined,
  { pool, shift, isStopping }: { readonly pool: Pool; readonly shift: Shift; readonly isStopping: () => boolean },
): Promise<void> {
  for (let asked = next(); asked; asked = next()) {
    try {
      const { status, body, text } = await send(pool, asked.request)
      if (status !== 200) shift.refused.push(`${status} ${text}`)
      else asked.told(body)
      if (isStopping()) shift.answeredLate += 1
    } catch (fault) {
      return noted(shift, fault)
    }
  }
}

/** Fifty connections decide and post; in the middle of it the desk is told to stop, more than once. */
async function stoppedAtWork(
  { desk, staff, pool }: { readonly desk: Desk; readonly staff: readonly Person[]; readonly pool: Pool },
  round: number,
): Promise<{ shift: Shift; code: number }> {
  const shift: Shift = { told: nothingTold(), answeredLate: 0, refused: [], cutOff: [] }
  const { told } = shift
  await fill(desk, pool, CASES, `J-${round}-`)
  const decisions = await casesInHand(pool, staff, CASES)
  const { job } = examplesOf(round, 20)
  let posted = 0
  let stopping = false
  const nextDecision = () => {
    const one = decisions.pop()
    if (!one) return nextJob()
    const tell = (body: unknown) =>
      void told.decisions.set(one.caseId, (body as { json: { decisionId: string } }).json.decisionId)
    return { request: one.request, told: tell }
  }
  const nextJob = () => {
    const id = `S-${round}-${++posted}`
    return { request: preparedJob(desk.apiKey, job(id)), told: () => void told.jobs.add(id) }
  }
  const of = { pool, shift, isStopping: () => stopping }
  const everybody = Array.from({ length: CONNECTIONS }, (_, n) => untilRefused(n % 2 ? nextDecision : nextJob, of))
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
    for (let round = 1; round <= ROUNDS; round++) {
      const pool = poolOf(desk.url, CONNECTIONS)
      const { shift, code } = await stoppedAtWork({ desk, staff, pool }, round)
      await pool.destroy()
      expect(code).toBe(0)
      expect(shift.cutOff, 'taken in and not answered').toEqual([])
      expect(shift.refused, 'answered with no success').toEqual([])
      expect(wrongIn(desk.databaseFile, shift.told)).toEqual([])
      expect(shift.answeredLate, 'it was told in the middle of work').toBeGreaterThan(CONNECTIONS / 2)
      await desk.startAgain()
    }
  } finally {
    await desk.discard()
  }
})

test('while it stops the desk says so to whoever asks whether it is ready', async () => {
  const desk = await startDesk({ environment: { MIMAMORI_STOP_DELAY_SECONDS: '1' } })
  try {
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(200)
    const stopped = desk.stop()
    const answers = []
    for (let n = 0; n < 5; n++) {
      await pause(100)
      const response = await fetch(`${desk.url}/readyz`)
      answers.push({ status: response.status, ...((await response.json()) as { desk: string }) })
    }
    expect(answers.at(-1)).toMatchObject({ status: 503, ready: false, desk: 'stopping' })
    expect(await stopped).toBe(0)
  } finally {
    await desk.discard()
  }
})
