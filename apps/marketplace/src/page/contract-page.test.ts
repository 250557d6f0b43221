import { expect, test } from 'vitest'
import { applyReminderEvent } from '../site/apply-reminder-event.ts'
import { aContract, aDecidedAnswer, aRemindedSite, aReminderEvent } from '../site/contract-examples.ts'
import type { ContractSide, ReminderRefusal } from '../site/contract-records.ts'
import { createReminder, remindersOf, writeMessage } from '../site/site-contracts.ts'
import { createSite, type Site } from '../site/site-memory.ts'
import type { AppealRecord } from '../site/site-records.ts'
import { renderContractList } from './contract-list-page.ts'
import { renderContractPage } from './contract-page.ts'
import { renderEnquiryPage } from './enquiry-page.ts'
import { escapeHtml } from './html-template.ts'
import type { PageLanguage } from './site-page-texts.ts'

const EVIL = `</td><script>alert("1")</script><img src=x onerror='1'>&amp;`
const AT = '2026-11-18T01:00:00.000Z'

const anAppeal: AppealRecord = {
  ...{ id: 'A-1', memberId: 'U-1', against: { reminderId: 'C-1' }, text: EVIL, appealedAt: AT },
  ...{ state: 'upheld', answer: EVIL },
}

function pageOf(site: Site, side: ContractSide, language: PageLanguage = 'ja'): string {
  const [contract] = [...site.contracts.values()]
  if (!contract) throw new Error('no contract')
  const reminders = remindersOf(site, contract.id).reverse()
  return renderContractPage({ language, contract, reminders, side, nameOf: (id) => id, appealOf: () => null })
}

const refusedSite = (refusal: ReminderRefusal) => {
  const site = createSite()
  const asking = { side: 'freelancer', text: EVIL, confirmed: false, at: AT, language: 'ja' } as const
  Object.assign(createReminder(site, aContract(site), asking), { state: 'refused', refusal })
  return site
}

test.each(['ja', 'en'] as const)('whatever members and the desk write stays text (%s)', (language) => {
  const site = refusedSite({ codes: ['confirmation_needed'], message: EVIL })
  const contract = aContract(site, { title: EVIL })
  writeMessage(site, contract, { from: 'client', kind: 'reminder', text: EVIL, at: AT })
  const reminder = createReminder(site, contract, { side: 'client', text: EVIL, confirmed: true, at: AT, language })
  const letters = { asking: EVIL, silent: EVIL }
  const answer = aDecidedAnswer(reminder, 'dismissed', { letters })
  applyReminderEvent(site, aReminderEvent(reminder, 'contact_reminder.decided'), answer)
  const view = { language, contract, reminders: [reminder], nameOf: () => EVIL, appealOf: () => anAppeal }
  const fields = { statedName: EVIL, statedJobUrl: EVIL, text: EVIL, evidence: EVIL }
  const enquiry = { id: EVIL, memberId: 'U-1', request: null, language, answeredAt: AT }
  const pages = [
    pageOf(site, 'freelancer', language),
    renderContractPage({ ...view, side: 'client' }),
    renderContractList({ language, contracts: [{ contract, reminder }], nameOf: () => EVIL }),
    renderEnquiryPage({
      ...{ language, memberId: EVIL, members: [{ id: EVIL, name: EVIL }], fields, missing: true },
      enquiries: [{ ...enquiry, state: 'answered', refusal: EVIL, letter: EVIL }],
    }),
  ]
  for (const page of pages) {
    expect(page).not.toMatch(/<script|<img|onerror='/)
    expect(page).toContain(escapeHtml(EVIL))
  }
})

test.each([
  ['ja', 'プロジェクト形式', '催促の回数'],
  ['en', 'project format', 'often enough'],
] as const)('each reason of a refusal stands on the page, in words (%s)', (language, one, another) => {
  const codes = ['wrong_format', 'too_few_reminders']
  const page = pageOf(refusedSite({ codes, message: '' }), 'freelancer', language)
  expect(page).toContain(one)
  expect(page).toContain(another)
  expect(page.match(/<li>[^<]+\.?<\/li>/g)).toHaveLength(2)
})

test('a freelancer who would lose the pay is warned, and confirms the same words', () => {
  const site = refusedSite({ codes: ['confirmation_needed'], message: '' })
  const page = pageOf(site, 'freelancer')
  expect(page).toContain('報酬を受け取れなくなることがあります')
  expect(page).toContain(`<input type="hidden" name="text" value="${escapeHtml(EVIL)}"`)
  expect(page).toContain('name="confirmed" value="1"')
  expect(pageOf(site, 'client')).not.toContain('name="confirmed"')
})

test('the silent side is shown the reminder with the last day to answer, and whoever asked is not', () => {
  const { site, reminder } = aRemindedSite()
  expect(pageOf(site, 'client')).not.toContain('連絡をお願いします')
  applyReminderEvent(site, aReminderEvent(reminder, 'contact_reminder.sent'), null)
  expect(pageOf(site, 'client')).toContain('11月25日までに')
  expect(pageOf(site, 'freelancer')).not.toContain('連絡をお願いします')
  expect(pageOf(site, 'freelancer')).toContain('回答期限：11月25日')
})

test('each side reads its own letter about the outcome, and both the negative rating', () => {
  const { site, reminder } = aRemindedSite()
  const answer = aDecidedAnswer(reminder, 'payment_confirmed')
  applyReminderEvent(site, aReminderEvent(reminder, 'contact_reminder.decided'), answer)
  const [asking, silent] = [pageOf(site, 'freelancer'), pageOf(site, 'client')]
  expect([asking.includes('申請者への手紙'), asking.includes('相手への手紙')]).toEqual([true, false])
  expect([silent.includes('申請者への手紙'), silent.includes('相手への手紙')]).toEqual([false, true])
  for (const page of [asking, silent]) {
    expect(page).toContain('支払いを確定（50,000円）')
    expect(page).toContain('事務局による低評価')
    expect(page).toContain(`<a href="/appeal?reminder=${reminder.id}&amp;as=`)
  }
})
