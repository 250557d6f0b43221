import { expect, test } from 'vitest'
import { aJob, aMember } from '../site/site-examples.ts'
import type { Arrival } from '../site/site-records.ts'
import { createArrivalOutbox, MAX_PENDING_ARRIVALS } from './arrival-outbox.ts'
import type { IntakeClient } from './intake-client.ts'
import { type IntakeOutcome, parseRetryAfter } from './intake-outcome.ts'

const jobs = (count: number): Arrival[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'job', body: { ...aJob, id: `J-${index}` } }))
const stored: IntakeOutcome = { kind: 'answered', status: 200, body: {} }
const down: IntakeOutcome = { kind: 'again', why: 'ECONNREFUSED', afterMs: 1 }

const fakeDesk = (
  post: IntakeClient['post'],
  postBatch: IntakeClient['postBatch'] = async () => down,
): Pick<IntakeClient, 'post' | 'postBatch'> => ({ post, postBatch })

test('what waits is sent in order once the desk is there, under the key it had before', async () => {
  const attempts: string[] = []
  const desk = fakeDesk(async ({ body }, key) => {
    attempts.push(`${body.id} ${key}`)
    return attempts.length < 3 ? down : stored
  })
  const outbox = createArrivalOutbox(desk, [], () => {})
  outbox.add([{ kind: 'member', body: aMember }, ...jobs(1)])
  await expect.poll(() => outbox.sent()).toBe(2)
  expect(new Set(attempts).size).toBe(2)
  expect(attempts[0]).toBe(attempts[2])
  expect(attempts.at(-1)).toMatch(/^J-0 /)
  await outbox.stop()
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
  const outbox = createArrivalOutbox(desk, [], (arrivals) => sent.push(...arrivals.map(({ body }) => body.id)))
  outbox.add(jobs(8))
  await expect.poll(() => outbox.all()).toHaveLength(0)
  expect(sent).toEqual(['J-0', 'J-3', 'J-4', 'J-5', 'J-6', 'J-7', 'J-1'])
  expect(outbox.refused()).toMatchObject({ count: 1, newest: [{ id: 'J-2', status: 400 }] })
  await outbox.stop()
})

test('a full line takes nothing rather than losing something', async () => {
  const outbox = createArrivalOutbox(
    fakeDesk(async () => down),
    [],
    () => {},
  )
  expect(outbox.add(jobs(MAX_PENDING_ARRIVALS))).toBe(true)
  expect(outbox.add(jobs(1))).toBe(false)
  expect(outbox.all()).toHaveLength(MAX_PENDING_ARRIVALS)
  await outbox.stop()
})

test('a wait the desk asks for is read in seconds or as a date', () => {
  expect(parseRetryAfter('3')).toBe(3_000)
  expect(parseRetryAfter('Tue, 24 Nov 2026 00:00:10 GMT', Date.parse('2026-11-24T00:00:00Z'))).toBe(10_000)
  expect(parseRetryAfter('soon')).toBeNull()
})
