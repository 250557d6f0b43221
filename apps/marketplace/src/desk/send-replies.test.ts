import { expect, test } from 'vitest'
import { createSite } from '../site/site-memory.ts'
import type { MeasureReply } from '../site/site-records.ts'
import type { IntakeOutcome } from './intake-outcome.ts'
import { sendReplies } from './send-replies.ts'

const AT = '2026-11-24T01:00:00.000Z'
const reply = (measureId: string): MeasureReply => ({ measureId, response: 'acknowledged', at: AT })
const answered = (status: number): IntakeOutcome => ({ kind: 'answered', status, body: {} }) as IntakeOutcome

test('what the desk does not answer is told again, in order; what it refuses is dropped', async () => {
  const site = createSite()
  site.replies = [reply('one'), reply('two'), reply('three')]
  const outcomes = [answered(200), { kind: 'again', why: 'unreachable', afterMs: null } as const]
  const told: string[] = []
  const desk = {
    reply: async ({ measureId }: MeasureReply) => {
      told.push(measureId)
      return outcomes.shift() ?? answered(404)
    },
  }
  await sendReplies(site, desk, () => {})
  expect([told, site.replies.map(({ measureId }) => measureId)]).toEqual([
    ['one', 'two'],
    ['two', 'three'],
  ])
  await sendReplies(site, desk, () => {})
  expect([told, site.replies]).toEqual([['one', 'two', 'two', 'three'], []])
})
