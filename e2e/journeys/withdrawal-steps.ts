import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { withdrawals as en } from '@mimamori/copy/withdrawals/en'
import { withdrawals as ja } from '@mimamori/copy/withdrawals/ja'
import type { Page } from '@playwright/test'
import { type Account, addStaff } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { type Copy, expect, openSignedIn, waitForCase, waitForVisible, test as world } from './journey-fixtures.ts'
import { showSecondFactor } from './month-steps.ts'

export type WithdrawalCopy = typeof ja
const WITHDRAWAL_COPY = { ja, en }
export const JOB_TITLE = '在宅でできる商品モニター'
const MEMBER_ID = 'U-7788-0042'
const ENGAGEMENTS = { runningContracts: 3, unpaidYen: 48_000, openProposals: 2 }

/** Two people who may each be the second of two, the first of them at the browser. */
export const test = world.extend<{ words: WithdrawalCopy; second: Account; other: Page }>({
  words: async ({ speaks }, use) => use(WITHDRAWAL_COPY[speaks]),
  me: async ({ pair, speaks }, use) => use(await addStaff(pair.desk, 'aoi', 'approver', speaks)),
  second: async ({ pair, speaks }, use) => use(await addStaff(pair.desk, 'mori', 'approver', speaks)),
  other: async ({ browser, baseURL, locale, copy, words, second }, use) => {
    const context = await browser.newContext({ baseURL: baseURL ?? '', locale: locale ?? '' })
    const page = await context.newPage()
    await openSignedIn(page, copy, second, { at: '/withdrawals', there: words.title })
    await use(page)
    await context.close()
  },
})

/** What the marketplace has of the member and of their job, and how often it was told to end the membership, and to go on with it. */
type MarketplaceStanding = {
  readonly member: string
  readonly warnings: number
  readonly job: string | undefined
  readonly withdrawn: number
  readonly reversed: number
}

export async function readStanding({ marketplace }: DeskPair, jobId: string): Promise<MarketplaceStanding> {
  const response = await fetch(`${marketplace.url}/members/${MEMBER_ID}.json`)
  const { state, warnings } = (await response.json()) as { state: string; warnings: unknown[] }
  const events = await marketplace.received()
  const obeyed = (type: string) => events.filter((event) => event.type === type && event.actions > 0).length
  const [withdrawn, reversed] = [obeyed('member.withdrawn'), obeyed('measure.reversed')]
  return { member: state, warnings: warnings.length, job: (await marketplace.job(jobId))?.status, withdrawn, reversed }
}

/** A member with contracts under way posts a job that invites to a direct deal. Answers its id. */
export async function postMemberJob({ marketplace }: DeskPair): Promise<string> {
  await marketplace.post({ kind: 'member', body: { id: MEMBER_ID, roles: ['client'], dealings: ENGAGEMENTS } })
  const description = 'やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'
  const body = { clientId: MEMBER_ID, title: JOB_TITLE, description }
  return (await marketplace.post({ kind: 'job', truth: 'direct_deal', body })).arrival.body.id
}

export async function postReport({ marketplace }: DeskPair, id: string, reporterId: string): Promise<void> {
  const target = { type: 'job', id }
  const body = { target, reporterId, reason: 'direct_deal_solicitation', text: 'LINEに誘われました。' }
  await marketplace.post({ kind: 'report', body })
}

/** The case of the job is taken from the queue. */
export async function claimReportedCase(page: Page, copy: Copy): Promise<void> {
  await page.goto('/queue/flagged')
  await waitForVisible(page.getByRole('heading', { level: 1, name: copy.queue.titles.flagged }))
  await waitForVisible(page.locator('main a[data-case]').filter({ hasText: JOB_TITLE }))
  await page.keyboard.press('c')
  await waitForCase(page, JOB_TITLE)
}

const PANEL_TITLES = { withdrawal: 'proposeTitle', reversal: 'reversalTitle' } as const

/** What is to be pinned is pinned already; the end of the member's id is typed by hand. */
export async function proposeMeasure(
  page: Page,
  words: WithdrawalCopy,
  kind: keyof typeof PANEL_TITLES,
): Promise<void> {
  await page.keyboard.press(kind === 'withdrawal' ? 'Shift+X' : '-')
  const panel = page.getByRole('region', { name: words[PANEL_TITLES[kind]] })
  await panel.getByLabel(words.lastFour).fill('0000')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByRole('alert')).toHaveText(words.problems.lastFourWrong)
  await panel.getByLabel(words.lastFour).fill(MEMBER_ID.slice(-4))
  await page.keyboard.press('Control+Enter')
  await expect(panel).toHaveCount(0)
}

/** The first of the list on screen. */
export async function openFirstProposal(page: Page): Promise<void> {
  await waitForVisible(page.locator('[data-withdrawal]'))
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
}

/** The first of those that wait, from the list. */
export async function openProposal(page: Page, words: WithdrawalCopy): Promise<void> {
  await page.goto('/withdrawals')
  await waitForVisible(page.getByRole('heading', { level: 1, name: words.title }))
  await openFirstProposal(page)
  await waitForVisible(page.getByRole('region', { name: words.evidence }))
}

export const approveButton = (page: Page, { approve }: WithdrawalCopy) => page.getByRole('button', { name: approve })
export const stopButton = (page: Page, { stop }: WithdrawalCopy) => page.getByRole('button', { name: stop })

/** Every pinned piece is opened; until then the button stays closed. */
export async function openAllEvidence(page: Page, words: WithdrawalCopy): Promise<void> {
  await expect(approveButton(page, words)).toBeDisabled()
  await expect(page.getByText(words.refusals.evidence_unopened)).toBeVisible()
  // the key says the same for a moment, and nothing of it stays when it is over
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('announcer')).toHaveText(words.refusals.evidence_unopened)
  const pieces = page.locator('[data-stop]')
  for (let n = 1; n <= (await pieces.count()); n++) {
    await page.keyboard.press(String(n))
    await expect(pieces.nth(n - 1)).toHaveAttribute('aria-expanded', 'true')
  }
  await expect(approveButton(page, words)).toBeEnabled()
  await expect(page.getByRole('alert')).toHaveCount(0)
}

/** Approve what was read, with a second factor as an app shows it by the desk's clock: the last one was shown long ago. */
export async function approveProposal(
  page: Page,
  { copy: { security }, words }: { readonly copy: Copy; readonly words: WithdrawalCopy },
  who: Account,
  ahead: number,
): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await showSecondFactor(page, security.confirm, who, ahead)
  await expect(page.getByRole('dialog', { name: security.confirm })).toHaveCount(0)
  await waitForVisible(stopButton(page, words))
}

/** It was delivered, as the page of the withdrawal says by itself. */
export const deliveredState = (page: Page, words: WithdrawalCopy): Promise<void> =>
  waitForVisible(
    page.getByRole('region', { name: words.timeline }).getByText(words.deliveries.delivered, { exact: true }),
  )

/** The desk's clock goes ahead in steps in which all are heard of: whoever is away for half an hour has to sign in again. */
export async function moveClockTo({ desk }: DeskPair, pages: readonly Page[], from: number, to: number): Promise<void> {
  for (const part of [0.5, 1]) {
    desk.moveClock(from + (to - from) * part)
    for (const page of pages) expect(await page.evaluate(isAnswered, POLLED_CALL)).toBe(true)
  }
}

const POLLED_CALL = { url: `${DESK_PREFIX}/notes/colleagues`, header: CSRF_HEADER }

/** Runs in the page: the desk hears of whoever is there, by something no page asks of itself. */
async function isAnswered({ url, header }: typeof POLLED_CALL): Promise<boolean> {
  const headers = { 'content-type': 'application/json', [header.name]: header.value }
  const response = await fetch(url, { method: 'POST', headers, body: '{}' })
  return response.ok
}
