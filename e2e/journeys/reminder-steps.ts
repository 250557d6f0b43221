import { reminderCase as en } from '@mimamori/copy/reminders/reminder-case.en'
import { reminderCase as ja } from '@mimamori/copy/reminders/reminder-case.ja'
import type { ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { Page } from '@playwright/test'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { expect, pressTabTo, waitForCase, waitForVisible } from './journey-fixtures.ts'

export const REMINDER_COPY = { ja, en }
export type ReminderCopy = typeof ja

const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString()

type Side = 'client' | 'freelancer'
type SiteReminder = {
  readonly id: string
  readonly state: string
  readonly deadline: string | null
  readonly shownAt: readonly string[]
  readonly decided: {
    readonly outcome: ReminderOutcome
    readonly amountYen: number | null
    readonly letters: Readonly<Record<'asking' | 'silent', string>>
  } | null
}
/** A contract as the stand-in has it, the newest reminder last. */
export type SiteContract = {
  readonly contract: {
    readonly id: string
    readonly progress: string
    readonly ratings: Readonly<Record<string, Side>>
  }
  readonly money: { readonly heldYen: number }
  readonly reminders: readonly SiteReminder[]
}

async function callSite<Answer>({ marketplace }: DeskPair, path: string, body?: object): Promise<Answer> {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  const response = await fetch(`${marketplace.url}${path}`, {
    ...init,
    headers: { 'content-type': 'application/json' },
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

/** `asking`: who is going to ask; the other side has been silent for two weeks. */
export type ContractChange = {
  readonly title: string
  readonly asking?: Side
  readonly amountYen?: number
  readonly escrowYen?: number
  readonly completed?: boolean
  readonly reminded?: number
}

/** Makes a contract at the stand-in. Answers its id. */
export async function addContract(pair: DeskPair, change: ContractChange): Promise<string> {
  const { title, asking = 'freelancer', amountYen = 50_000, escrowYen = amountYen, completed = false } = change
  const silent = asking === 'client' ? 'freelancer' : 'client'
  const { contract } = await callSite<SiteContract>(pair, '/contracts', {
    ...{ title, client: 'U-minato-21', freelancer: 'U-asahi-07', amountYen, escrowYen },
    startedAt: daysAgo(40),
    ...(completed ? { completionReportedAt: daysAgo(15) } : {}),
    lastContactAt: { [silent]: daysAgo(14), [asking]: daysAgo(2) },
    remindersSent: { [asking]: change.reminded ?? 2 },
  })
  return contract.id
}

/** Makes a contract whose one side asks for a reminder at once, knowing what it risks. Answers the contract's id. */
export async function askForReminder(pair: DeskPair, change: ContractChange): Promise<string> {
  const id = await addContract(pair, change)
  const body = {
    side: change.asking ?? 'freelancer',
    text: '何度か連絡しましたが、返事がありません。',
    confirmed: true,
  }
  const { reminders } = await callSite<SiteContract>(pair, `/contracts/${id}/request`, body)
  expect(reminders.at(-1)?.state, change.title).toBe('waiting')
  return id
}

export const readContract = (pair: DeskPair, id: string): Promise<SiteContract> =>
  callSite(pair, `/contracts/${id}.json`)

/** The silent side writes, at an instant of the desk's. */
export const writeToOther = (pair: DeskPair, id: string, side: Side, at: string): Promise<SiteContract> =>
  callSite(pair, `/contracts/${id}/contact`, { side, text: 'ご連絡が遅くなりました。', at })

/** Either side objects to the outcome of a contract's reminder. */
export async function appealAgainstOutcome({ desk }: DeskPair, reminderId: string, at: string): Promise<void> {
  const response = await fetch(`${desk.url}/api/intake/v1/appeals`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      id: 'A-outcome',
      memberId: 'U-minato-21',
      reminderId,
      text: '納品物が届いていません。',
      appealedAt: at,
    }),
  })
  expect(response.status, await response.text()).toBe(202)
}

const newest = ({ reminders }: SiteContract) => reminders.at(-1)

/** Waits until the newest reminder of a contract has this state at the stand-in. Answers the contract. */
export async function waitForReminder(pair: DeskPair, id: string, state: string): Promise<SiteContract> {
  await expect
    .poll(async () => newest(await readContract(pair, id))?.state, { intervals: [50], timeout: 120_000 })
    .toBe(state)
  return await readContract(pair, id)
}

/** How far ahead of now the deadline of this contract's reminder has just passed. */
export async function msToDeadline(pair: DeskPair, id: string): Promise<number> {
  const deadline = newest(await readContract(pair, id))?.deadline
  if (!deadline) throw new Error('no deadline')
  return Date.parse(deadline) - Date.now() + 1_000
}

/** What the stand-in reports of the money of all contracts. */
export const readMoney = (pair: DeskPair): Promise<{ refused: number; faults: readonly string[] }> =>
  callSite(pair, '/money.json')

const rowOf = (page: Page, title: string) => page.locator('main a[data-case]').filter({ hasText: title })

/** From the list of reminders to the case of this contract, which is claimed by opening it. */
export async function openReminder(page: Page, title: string): Promise<void> {
  await waitForVisible(rowOf(page, title))
  await rowOf(page, title).press('Enter')
  await waitForCase(page, title)
}

const onScreen = (page: Page) => page.locator('.layer:not([inert])')

/** The column in which the outcome of the case in hand is chosen. */
export const outcomeForm = (page: Page, { outcome }: ReminderCopy) =>
  onScreen(page).getByRole('region', { name: outcome, exact: true })

/** Takes back the outcome of the case on screen. */
export const undoButton = (page: Page, { undo }: ReminderCopy) =>
  onScreen(page).getByRole('button', { name: undo, exact: true })

/** The outcome of the case in hand is chosen by its digit. */
export async function chooseOutcome(page: Page, outcome: ReminderOutcome, words: ReminderCopy): Promise<void> {
  const entry = outcomeForm(page, words).getByRole('list').getByRole('button', { name: words.outcomes[outcome] })
  // the suggested one is chosen already; its digit would still wait while the focus goes into a field, and what follows a lost key is not sent
  if ((await entry.getAttribute('aria-current')) === 'true') return
  await page.keyboard.press((await entry.getAttribute('aria-keyshortcuts')) ?? '')
  await expect(entry).toHaveAttribute('aria-current', 'true')
}

/** A reason is given, and the chosen outcome sent. */
export async function sendOutcome(page: Page, words: ReminderCopy): Promise<void> {
  // one that has just been taken back is in hand again a moment later
  await expect(outcomeForm(page, words).getByRole('button').last()).toBeEnabled()
  const reason = outcomeForm(page, words).getByRole('textbox', { name: words.reason })
  await pressTabTo(page, reason)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('相手方から返事がないため')
  await page.keyboard.press('Control+Enter')
}
