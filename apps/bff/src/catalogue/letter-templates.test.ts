import { enquiryLetters } from '@mimamori/copy/letters/enquiry-letters'
import { reminderLetters } from '@mimamori/copy/letters/reminder-letters'
import type { TemplateData } from '@mimamori/policy/catalogue/catalogue-entry'
import { entriesInForce } from '@mimamori/policy/catalogue/entries-in-force'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, claimedCase, decideAs, refusalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { addCatalogueEntry } from './add-catalogue-entry.ts'
import { getCatalogueForCase, previewTemplate } from './get-catalogue-for-case.ts'
import { getWholeCatalogue, listCatalogue } from './list-catalogue.ts'

/** the test's clock stands at 10:00 of this day in Japan */
const TODAY = '2026-11-24'
const SILENT = 'reminder.payment_confirmed.silent'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const say = (words: string) => ({ ja: words, en: words })
const answer = (change: Partial<TemplateData> = {}): TemplateData => ({
  use: 'enquiry',
  label: say('警察への相談'),
  measures: [],
  category: null,
  clause: null,
  text: say('{{job_title}}の件'),
  active: true,
  ...change,
})
const add = (id: string, data: TemplateData, after: number, effectiveFrom = TODAY) =>
  addCatalogueEntry(testApp.app, tanaka, { kind: 'template', id, effectiveFrom, data, after })
const inForce = (day = TODAY) => entriesInForce(testApp.app.catalogue.entries(), day)

test('a letter of a contact reminder says from its first day on what a lead wrote', async () => {
  await add(SILENT, answer({ use: 'reminder', text: say('{{amount}} {{deadline}}') }), 1, '2026-12-01')
  const facts = { title: '動画', amountYen: 3_000, escrowedYen: 3_000, deadline: '2026-12-07T15:00:00.000Z' }
  const said = (day: string) => reminderLetters(inForce(day), facts, 'ja').payment_confirmed.silent
  expect(said('2026-11-30')).toContain('連絡催促の申請')
  expect(said('2026-12-01')).toBe('3,000円 2026年12月7日')
})

test('an answer that a lead added is offered, and one that was retired is not', async () => {
  await add('enquiry.police', answer(), 0)
  await add('enquiry.found', answer({ active: false }), 1)
  const offered = enquiryLetters(inForce(), { jobTitle: '動画' }, 'ja')
  expect(offered.find(({ id }) => id === 'enquiry.police')).toEqual({
    id: 'enquiry.police',
    label: say('警察への相談'),
    text: '動画の件',
  })
  expect(offered.map(({ id }) => id)).not.toContain('enquiry.found')
})

test('leads read and edit these letters beside the others, and a case never shows them', async () => {
  await add('enquiry.police', answer(), 0)
  const { caseId } = await claimedCase(testApp, 'warn')
  const uses = (entries: readonly { kind: string; id: string }[]) =>
    entries.filter(({ kind, id }) => kind === 'template' && /^(reminder|enquiry)\./.test(id)).length
  expect(uses(listCatalogue(testApp.app, { kind: 'template' }).entries.map(({ entry }) => entry))).toBe(15)
  expect(uses(getWholeCatalogue(testApp.app).entries)).toBe(15)
  expect(uses((await getCatalogueForCase(testApp.app, caseId)).templates)).toBe(0)
})

test('neither is a decision made with such a letter, nor its preview shown on a case', async () => {
  const held = await claimedCase(testApp, 'warn')
  const template = { id: 'enquiry.paid', version: 1 }
  expect(await refusalOf(decideAs(testApp, sato, { ...held, choice: { ...choiceOf('warn'), template } }))).toBe(
    'template_not_in_force',
  )
  const shown = { caseId: held.caseId, ...template, language: 'ja' } as const
  await expect(previewTemplate(testApp.app, shown)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
