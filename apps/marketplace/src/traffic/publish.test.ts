import { expect, test } from 'vitest'
import type { WaitingLine } from '../desk/waiting.ts'
import { aJob, aMember } from '../site/examples.ts'
import type { Arrival, Notice } from '../site/records.ts'
import { adoptMember, newSite } from '../site/site.ts'
import { withSuggestions } from './example-source.ts'
import { publisher } from './publish.ts'

const open = (room = true) => {
  const site = newSite()
  adoptMember(site, aMember)
  const sent: Arrival[] = []
  const add = (arrivals: readonly Arrival[]) => room && sent.push(...arrivals) > 0
  const line = { add, all: () => [] } as Partial<WaitingLine> as WaitingLine
  const down = async () => ({ kind: 'again', why: 'ECONNREFUSED', afterMs: 1 }) as const
  return { site, sent, out: publisher(site, { post: down }, line, () => {}) }
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
  expect(withSuggestions(job, both)?.description).toBe('サイト内で連絡、またはメッセージで。')
  expect(withSuggestions({ ...job, description: '別の文章' }, both)).toBeNull()
  expect(withSuggestions(job, request([]))).toBeNull()
})
