import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport'
import { withdrawals as en } from '@mimamori/copy/withdrawals/en'
import { withdrawals as ja } from '@mimamori/copy/withdrawals/ja'
import type { Page } from '@playwright/test'
import { TOTP } from 'otpauth'
import type { Pair } from '../running/marketplace.ts'
import { type Account, addStaff } from '../running/people.ts'
import { appears, type Copy, comeIn, expect, seen, test as world } from './world.ts'

export type Words = typeof ja
const WORDS = { ja, en }
export const JOB = '在宅でできる商品モニター'
const MEMBER = 'U-7788-0042'
const DEALINGS = { runningContracts: 3, unpaidYen: 48_000, openProposals: 2 }

/** Two people who may each be the second of two, the first of them at the browser. */
export const test = world.extend<{ words: Words; second: Account; other: Page }>({
  words: async ({ speaks }, use) => use(WORDS[speaks]),
  me: async ({ pair, speaks }, use) => use(await addStaff(pair.desk, 'aoi', 'approver', speaks)),
  second: async ({ pair, speaks }, use) => use(await addStaff(pair.desk, 'mori', 'approver', speaks)),
  other: async ({ browser, baseURL, locale, copy, words, second }, use) => {
    const context = await browser.newContext({ baseURL: baseURL ?? '', locale: locale ?? '' })
    const page = await context.newPage()
    await comeIn(page, copy, second, { at: '/withdrawals', there: words.title })
    await use(page)
    await context.close()
  },
})

/** What the marketplace has of the member and of their job, and how often it was told to end the membership, and to go on with it. */
type Stand = {
  readonly member: string
  readonly warnings: number
  readonly job: string | undefined
  readonly withdrawn: number
  readonly reversed: number
}

export async function standAt({ marketplace }: Pair, jobId: string): Promise<Stand> {
  const response = await fetch(`${marketplace.url}/members/${MEMBER}.json`)
  const { state, warnings } = (await response.json()) as { state: string; warnings: unknown[] }
  const events = await marketplace.received()
  const obeyed = (type: string) => events.filter((event) => event.type === type && event.actions > 0).length
  const [withdrawn, reversed] = [obeyed('member.withdrawn'), obeyed('measure.reversed')]
  return { member: state, warnings: warnings.length, job: (await marketplace.job(jobId))?.status, withdrawn, reversed }
}

/** A member with contracts under way posts a job that invites to a direct deal. Answers its id. */
export async function jobOfMember({ marketplace }: Pair): Promise<string> {
  await marketplace.post({ kind: 'member', body: { id: MEMBER, roles: ['client'], dealings: DEALINGS } })
  const description = 'やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'
  const body = { clientId: MEMBER, title: JOB, description }
  return (await marketplace.post({ kind: 'job', truth: 'direct_deal', body })).arrival.body.id
}

export async function report({ marketplace }: Pair, id: string, reporterId: string): Promise<void> {
  const target = { type: 'job', id }
  const body = { target, reporterId, reason: 'direct_deal_solicitation', text: 'LINEに誘われました。' }
  await marketplace.post({ kind: 'report', body })
}

/** The case of the job is taken from the queue. */
export async function inHand(page: Page, copy: Copy): Promise<void> {
  await page.goto('/queue/flagged')
  await appears(page.getByRole('heading', { level: 1, name: copy.queue.titles.flagged }))
  await appears(page.locator('main a[data-case]').filter({ hasText: JOB }))
  await page.keyboard.press('c')
  await seen(page, JOB)
}

const PANEL = { withdrawal: 'proposeTitle', reversal: 'reversalTitle' } as const

/** What is to be pinned is pinned already; the end of the member's id is typed by hand. */
export async function propose(page: Page, words: Words, kind: keyof typeof PANEL): Promise<void> {
  await page.keyboard.press(kind === 'withdrawal' ? 'Shift+X' : '-')
  const panel = page.getByRole('region', { name: words[PANEL[kind]] })
  await panel.getByLabel(words.lastFour).fill('0000')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByRole('alert')).toHaveText(words.problems.lastFourWrong)
  await panel.getByLabel(words.lastFour).fill(MEMBER.slice(-4))
  await page.keyboard.press('Control+Enter')
  await expect(panel).toHaveCount(0)
}

/** The first of the list on screen. */
export async function openFirst(page: Page): Promise<void> {
  await appears(page.locator('[data-withdrawal]'))
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
}

/** The first of those that wait, from the list. */
export async function open(page: Page, words: Words): Promise<void> {
  await page.goto('/withdrawals')
  await appears(page.getByRole('heading', { level: 1, name: words.title }))
  await openFirst(page)
  await appears(page.getByRole('region', { name: words.evidence }))
}

export const approving = (page: Page, { approve }: Words) => page.getByRole('button', { name: approve })
export const stopping = (page: Page, { stop }: Words) => page.getByRole('button', { name: stop })

/** Every pinned piece is opened; until then the button stays closed. */
export async function readAll(page: Page, words: Words): Promise<void> {
  await expect(approving(page, words)).toBeDisabled()
  await expect(page.getByText(words.refusals.evidence_unopened)).toBeVisible()
  // the key says the same for a moment, and nothing of it stays when it is over
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('announcer')).toHaveText(words.refusals.evidence_unopened)
  const pieces = page.locator('[data-stop]')
  for (let n = 1; n <= (await pieces.count()); n++) {
    await page.keyboard.press(String(n))
    await expect(pieces.nth(n - 1)).toHaveAttribute('aria-expanded', 'true')
  }
  await expect(approving(page, words)).toBeEnabled()
  await expect(page.getByRole('alert')).toHaveCount(0)
}

/** Approve what was read, with a second factor as an app shows it by the desk's clock: the last one was shown long ago. */
export async function approve(
  page: Page,
  { copy: { security }, words }: { readonly copy: Copy; readonly words: Words },
  { app }: Account,
  ahead: number,
): Promise<void> {
  if (!app) throw new Error('no second factor')
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: security.confirm })
  await appears(dialog.locator('input[name=code]'))
  await page.keyboard.type(new TOTP({ secret: app.secret }).generate({ timestamp: Date.now() + ahead }))
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await appears(stopping(page, words))
}

/** It was delivered, as the page of the withdrawal says by itself. */
export const delivered = (page: Page, words: Words): Promise<void> =>
  appears(page.getByRole('region', { name: words.timeline }).getByText(words.deliveries.delivered, { exact: true }))

/** The desk's clock goes ahead in steps in which all are heard of: whoever is away for half an hour has to sign in again. */
export async function aheadTo({ desk }: Pair, pages: readonly Page[], from: number, to: number): Promise<void> {
  for (const part of [0.5, 1]) {
    desk.moveClock(from + (to - from) * part)
    for (const page of pages) expect(await page.evaluate(isHeard, ASK)).toBe(true)
  }
}

const ASK = { url: `${DESK_PREFIX}/notes/colleagues`, header: CSRF_HEADER }

/** Runs in the page: the desk hears of whoever is there, by something no page asks of itself. */
async function isHeard({ url, header }: typeof ASK): Promise<boolean> {
  const headers = { 'content-type': 'application/json', [header.name]: header.value }
  const response = await fetch(url, { method: 'POST', headers, body: '{}' })
  return response.ok
}
