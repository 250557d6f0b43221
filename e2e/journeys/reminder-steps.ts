import { reminderCase as en } from '@mimamori/copy/reminders/reminder-case.en'
import { reminderCase as ja } from '@mimamori/copy/reminders/reminder-case.ja'
import type { ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { Locator, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { expect } from './journey-fixtures.ts'

export const REMINDER_COPY = { ja, en }
export type ReminderCopy = typeof ja

const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString()

type SiteContract = {
  readonly contract: { readonly id: string }
  readonly reminders: readonly { readonly state: string }[]
}

/** Asks a control endpoint of the stand-in. */
export async function callSite<Answer>({ marketplace }: DeskPair, path: string, body?: object): Promise<Answer> {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  const response = await fetch(`${marketplace.url}${path}`, {
    ...init,
    headers: { 'content-type': 'application/json' },
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

/** A contract whose freelancer asked for a reminder of its client; its deadline is then set to two days ago, so that its case is there. Answers the contract's id. */
export async function addDueReminder(pair: DeskPair, title: string, amountYen = 50_000): Promise<string> {
  const { contract } = await callSite<SiteContract>(pair, '/contracts', {
    ...{ title, client: 'U-minato-21', freelancer: 'U-asahi-07', amountYen },
    ...{ startedAt: daysAgo(40), completionReportedAt: daysAgo(19), remindersSent: { freelancer: 2 } },
  })
  await callSite(pair, `/contracts/${contract.id}/request`, { side: 'freelancer', at: daysAgo(1) })
  const state = async () => (await callSite<SiteContract>(pair, `/contracts/${contract.id}.json`)).reminders[0]?.state
  await expect.poll(state, { intervals: [25] }).toBe('waiting')
  endTime(pair, contract.id)
  await expect.poll(state, { intervals: [25] }).toBe('to_decide')
  return contract.id
}

/** A late request would be counted from its receipt, and the clock of a journey stands still. */
function endTime({ desk }: DeskPair, contractId: string): void {
  const database = new Database(desk.databaseFile, { timeout: 10_000 })
  database.prepare('UPDATE contact_reminders SET deadline = ? WHERE contract_id = ?').run(daysAgo(2), contractId)
  database.close()
}

const onScreen = (page: Page): Locator => page.locator('.layer:not([inert])')

/** The column in which the outcome of the case in hand is chosen. */
export const outcomeForm = (page: Page, { outcome }: ReminderCopy): Locator =>
  onScreen(page).getByRole('region', { name: outcome, exact: true })

/** Takes back the outcome of the case on screen. */
export const undoButton = (page: Page, { undo }: ReminderCopy): Locator =>
  onScreen(page).getByRole('button', { name: undo, exact: true })

/** The outcome of the case in hand is chosen by its digit. */
export async function chooseOutcome(page: Page, outcome: ReminderOutcome, words: ReminderCopy): Promise<void> {
  const entry = outcomeForm(page, words).getByRole('list').getByRole('button', { name: words.outcomes[outcome] })
  await page.keyboard.press((await entry.getAttribute('aria-keyshortcuts')) ?? '')
  await expect(entry).toHaveAttribute('aria-current', 'true')
}
