import { expect, test } from 'vitest'
import { aContract, DEADLINE } from '../site/contract-examples.ts'
import type { ReminderRequest } from '../site/contract-records.ts'
import { createReminder, writeMessage } from '../site/site-contracts.ts'
import { createEnquiry } from '../site/site-enquiries.ts'
import { createSite } from '../site/site-memory.ts'
import type { IntakeOutcome } from './intake-outcome.ts'
import { sendRequests } from './send-requests.ts'

const AT = '2026-11-18T01:00:00.000Z'
const down: IntakeOutcome = { kind: 'again', why: 'ECONNREFUSED', afterMs: null }
const answered = (status: number, body: unknown): IntakeOutcome => ({ kind: 'answered', status, body })
const asking = { side: 'client', text: '納品の連絡がありません。', confirmed: false, at: AT, language: 'ja' } as const

test('what the desk does not answer is sent again as it was, contact after the request it is about', async () => {
  const site = createSite()
  const contract = aContract(site)
  const reminder = createReminder(site, contract, asking)
  writeMessage(site, contract, { from: 'client', kind: 'message', text: '急ぎです。', at: AT })
  writeMessage(site, contract, { from: 'freelancer', kind: 'message', text: '明日お送りします。', at: AT })
  const outcomes = [down, answered(202, { deadline: DEADLINE }), answered(200, { ended: true })]
  const told: unknown[] = []
  const requests: ReminderRequest[] = []
  const tell = (what: unknown) => {
    told.push(what)
    return outcomes.shift() ?? down
  }
  const desk = {
    contactReminder: async (request: ReminderRequest) => {
      requests.push(request)
      return tell('request')
    },
    contact: async () => tell('contact'),
    enquiry: async () => down,
  }
  const introduced: string[] = []
  const introduce = async (ids: readonly string[]) => void introduced.push(...ids)
  await sendRequests(site, desk, introduce, () => {})
  expect([told, reminder.state]).toEqual([['request'], 'sending'])
  await sendRequests(site, desk, introduce, () => {})
  expect([told, reminder.state, reminder.deadline, site.contacts]).toEqual([
    ['request', 'request', 'contact'],
    'answered',
    DEADLINE,
    [],
  ])
  expect(requests[0]).toEqual(requests[1])
  expect(introduced).toEqual(['U-1', 'U-2', 'U-1', 'U-2'])
})

test('every reason of a refusal is kept, and one that waits for a confirmation', async () => {
  const site = createSite()
  const reminder = createReminder(site, aContract(site), asking)
  const unconfirmed = createReminder(site, aContract(site), asking)
  const errors = ['contract.format', 'contract.lastContactAt.freelancer', 'remindersSent'].map((path) => ({ path }))
  const bodies = [
    { code: 'reminder_not_possible', message: '申請できません。', errors },
    { code: 'confirmation_needed' },
  ]
  const contactReminder = async () => answered(422, bodies.shift())
  await sendRequests(
    site,
    { contactReminder, contact: async () => down, enquiry: async () => down },
    async () => {},
    () => {},
  )
  expect([reminder.state, reminder.refusal, unconfirmed.refusal?.codes]).toEqual([
    'refused',
    { codes: ['wrong_format', 'contact_too_recent', 'too_few_reminders'], message: '申請できません。' },
    ['confirmation_needed'],
  ])
})

test('an enquiry is open once the desk has taken it, and refused in the desk’s words', async () => {
  const site = createSite()
  const form = { memberId: 'U-1', statedName: 'kantan', statedJobUrl: '', text: '振り込みました。', evidence: [] }
  const [taken, refused] = [createEnquiry(site, form, AT, 'ja'), createEnquiry(site, form, AT, 'ja')]
  const outcomes = [answered(202, {}), answered(400, { message: '内容に誤りがあります。' })]
  const enquiry = async () => outcomes.shift() ?? down
  await sendRequests(
    site,
    { contactReminder: async () => down, contact: async () => down, enquiry },
    async () => {},
    () => {},
  )
  expect([taken.state, refused.state, refused.refusal]).toEqual(['open', 'refused', '内容に誤りがあります。'])
})
