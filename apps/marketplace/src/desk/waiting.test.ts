import { expect, test } from 'vitest'
import { aJob, aMember } from '../site/examples.ts'
import type { Arrival } from '../site/records.ts'
import { type Intake, type Outcome, retryAfter } from './intake.ts'
import { WAITING_AT_MOST, waitingLine } from './waiting.ts'

const jobs = (count: number): Arrival[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'job', body: { ...aJob, id: `J-${index}` } }))
const stored: Outcome = { kind: 'answered', status: 200, body: {} }
const down: Outcome = { kind: 'again', why: 'ECONNREFUSED', afterMs: 1 }

const fakeDesk = (post: Intake['post'], postBatch: Intake['postBatch'] = async () => down): Intake => ({
  post,
  postBatch,
  measure: async () => ({ ok: false }),
  notice: async () => ({ ok: false }),
  appeal: async () => down,
  appealText: async () => ({ ok: false }),
  connection: () => ({ state: 'unknown', since: '', why: '' }),
})

test('what waits is sent in order once the desk is there, under the key it had before', async () => {
  const attempts: string[] = []
  const desk = fakeDesk(async ({ body }, key) => {
    attempts.push(`${body.id} ${key}`)
    return attempts.length < 3 ? down : stored
  })
  const line = waitingLine(desk, [], () => {})
  line.add([{ kind: 'member', body: aMember }, ...jobs(1)])
  await expect.poll(() => line.sent()).toBe(2)
  expect(new Set(attempts).size).toBe(2)
  expect(attempts[0]).toBe(attempts[2])
  expect(attempts.at(-1)).toMatch(/^J-0 /)
  await line.stop()
})

test('of a batch only what the desk was too busy for stays, and what it refused is told', async () => {
  const sent: string[] = []
  let batches = 0
  const desk = fakeDesk(
    async () => stored,
    async (items) => {
      batches += 1
      const problem = { code: 'invalid_request', message: 'no', errors: [] }
      const results = items.map(({ body }, index) => {
        if (batches === 1 && index === 1) return { status: 503, id: null, problem: null }
        return index === 2 ? { status: 400, id: null, problem } : { status: 200, id: body.id, problem: null }
      })
      return { kind: 'answered', status: 200, body: { results } }
    },
  )
  const line = waitingLine(desk, [], (arrivals) => sent.push(...arrivals.map(({ body }) => body.id)))
  line.add(jobs(8))
  await expect.poll(() => line.all()).toHaveLength(0)
  expect(sent).toEqual(['J-0', 'J-3', 'J-4', 'J-5', 'J-6', 'J-7', 'J-1'])
  expect(line.refused()).toMatchObject({ count: 1, newest: [{ id: 'J-2', status: 400 }] })
  await line.stop()
})

test('a full line takes nothing rather than losing something', async () => {
  const line = waitingLine(
    fakeDesk(async () => down),
    [],
    () => {},
  )
  expect(line.add(jobs(WAITING_AT_MOST))).toBe(true)
  expect(line.add(jobs(1))).toBe(false)
  expect(line.all()).toHaveLength(WAITING_AT_MOST)
  await line.stop()
})

test('a wait the desk asks for is read in seconds or as a date', () => {
  expect(retryAfter('3')).toBe(3_000)
  expect(retryAfter('Tue, 24 Nov 2026 00:00:10 GMT', Date.parse('2026-11-24T00:00:00Z'))).toBe(10_000)
  expect(retryAfter('soon')).toBeNull()
})
