import { expect, test } from 'vitest'
import type { ArrivalOutbox } from '../desk/arrival-outbox.ts'
import { addMember } from '../site/add-arrival.ts'
import { aJob, aMember } from '../site/site-examples.ts'
import { createSite } from '../site/site-memory.ts'
import type { Arrival, Notice } from '../site/site-records.ts'
import { createArrivalPublisher } from './arrival-publisher.ts'
import { applySuggestions } from './example-arrival-source.ts'

const open = (room = true) => {
  const site = createSite()
  addMember(site, aMember)
  const sent: Arrival[] = []
  const add = (arrivals: readonly Arrival[]) => room && sent.push(...arrivals) > 0
  const outbox = { add, all: () => [] } as Partial<ArrivalOutbox> as ArrivalOutbox
  const down = async () => ({ kind: 'again', why: 'ECONNREFUSED', afterMs: 1 }) as const
  return { site, sent, out: createArrivalPublisher(site, { post: down }, outbox, () => {}) }
}
const idsOf = (arrivals: readonly Arrival[]) => arrivals.map(({ body }) => body.id)

test('the desk hears of a member before the member’s first job, and once', () => {
  const { sent, out } = open()
  out.publish([
    { kind: 'job', body: aJob },
    { kind: 'job', body: { ...aJob, id: 'J-2' } },
  ])
  out.publish([{ kind: 'job', body: { ...aJob, id: 'J-3' } }])
  expect(idsOf(sent)).toEqual(['U-1', 'J-1', 'J-2', 'J-3'])
})

test('what the line has no room for does not appear on the site either', () => {
  const { site, out } = open(false)
  expect(out.publish([{ kind: 'job', body: aJob }])).toBe(false)
  expect(site.jobs.size).toBe(0)
})

test('a post on demand waits in the line when the desk is away, unless the desk would refuse it', async () => {
  const { sent, out } = open()
  expect(await out.publishNow({ kind: 'job', body: aJob })).toMatchObject({ kind: 'waiting' })
  expect(idsOf(sent)).toEqual(['U-1', 'J-1'])
  expect(await out.publishNow({ kind: 'job', body: { ...aJob, title: '' } })).toMatchObject({ kind: 'not_taken' })
  expect(sent).toHaveLength(2)
})

test('a client puts the suggested wordings where the passages are, and only there', () => {
  const job = { ...aJob, title: '急募', description: 'LINEで連絡、または電話で。' }
  const passage = (start: number, text: string, suggestion: string) => ({
    field: 'body' as const,
    start,
    end: start + text.length,
    text,
    suggestion,
  })
  const request = (passages: Notice['passages']) => ({ passages }) as Notice
  const both = request([passage(0, 'LINE', 'サイト内'), passage(11, '電話', 'メッセージ')])
  expect(applySuggestions(job, both)?.description).toBe('サイト内で連絡、またはメッセージで。')
  expect(applySuggestions({ ...job, description: '別の文章' }, both)).toBeNull()
  expect(applySuggestions(job, request([]))).toBeNull()
})
