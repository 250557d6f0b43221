import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport'
import { withdrawals as en } from '@mimamori/copy/withdrawals/en'
import { withdrawals as ja } from '@mimamori/copy/withdrawals/ja'
import type { Page } from '@playwright/test'
import { TOTP } from 'otpauth'
import type { Pair } from '../running/marketplace.ts'
import { type Account, addStaff } from '../running/people.ts'
import { appears, type Copy, caseTitle, comeIn, expect, seen, test as world } from './world.ts'

const WORDS = { ja, en }
const JOB = '在宅でできる商品モニター'
const MEMBER = 'U-7788-0042'
const UNDO_OVER_MS = 11_000
const MINUTE_MS = 60_000
/** a second factor is good for five minutes */
const FACTOR_OVER_MS = 6 * MINUTE_MS
const HOLD_OVER_MS = 31 * MINUTE_MS

const DEALINGS = { runningContracts: 3, unpaidYen: 48_000, openProposals: 2 }

/** Two people who may each be the second of two, the first of them at the browser. */
const test = world.extend<{ second: Account; other: Page }>({
  me: async ({ pair, speaks }, use) => use(await addStaff(pair.desk, 'aoi', 'approver', speaks)),
  second: async ({ pair, speaks }, use) => use(await addStaff(pair.desk, 'mori', 'approver', speaks)),
  other: async ({ browser, baseURL, locale, copy, speaks, second }, use) => {
    const context = await browser.newContext({ baseURL: baseURL ?? '', locale: locale ?? '' })
    const page = await context.newPage()
    await comeIn(page, copy, second, { at: '/withdrawals', there: WORDS[speaks].title })
    await use(page)
    await context.close()
  },
})

/** What the marketplace has of the member. */
async function memberAt({ marketplace }: Pair): Promise<{ state: string; warnings: number }> {
  const response = await fetch(`${marketplace.url}/members/${MEMBER}.json`)
  const { state, warnings } = (await response.json()) as { state: string; warnings: unknown[] }
  return { state, warnings: warnings.length }
}

async function report({ marketplace }: Pair, id: string, reporterId: string): Promise<void> {
  const body = {
    target: { type: 'job', id },
    reporterId,
    reason: 'direct_deal_solicitation',
    text: 'LINEに誘われました。',
  }
  await marketplace.post({ kind: 'report', body })
}

/** A member's job is reported and warned about, and reported once more: its new case is on screen, in hand. Answers the job's id. */
async function warnedAndReportedAgain(page: Page, pair: Pair, copy: Copy, me: Account): Promise<string> {
  await pair.marketplace.post({ kind: 'member', body: { id: MEMBER, roles: ['client'], dealings: DEALINGS } })
  const description = 'やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'
  const body = { clientId: MEMBER, title: JOB, description }
  const { arrival } = await pair.marketplace.post({ kind: 'job', truth: 'direct_deal', body })
  const { id } = arrival.body
  await report(pair, id, 'U-1')
  await comeIn(page, copy, me)
  await page.keyboard.press('c')
  await seen(page, JOB)
  await page.keyboard.press('w')
  await appears(page.getByRole('list', { name: copy.decisions.warnTitle }))
  await page.keyboard.press('Enter')
  await expect(caseTitle(page)).toHaveText(copy.cases.empty.flagged)
  pair.desk.moveClock(UNDO_OVER_MS)
  await expect.poll(() => memberAt(pair)).toEqual({ state: 'active', warnings: 1 })
  await report(pair, id, 'U-2')
  await inHand(page, copy)
  return id
}

/** The case of the job is taken from the queue. */
async function inHand(page: Page, copy: Copy): Promise<void> {
  await page.goto('/queue/flagged')
  await appears(page.getByRole('heading', { level: 1, name: copy.queue.titles.flagged }))
  await appears(page.locator('main a[data-case]').filter({ hasText: JOB }))
  await page.keyboard.press('c')
  await seen(page, JOB)
}

const PANEL = { withdrawal: 'proposeTitle', reversal: 'reversalTitle' } as const

/** What is to be pinned is pinned already; the end of the member's id is typed by hand. */
async function propose(page: Page, words: typeof ja, kind: keyof typeof PANEL): Promise<void> {
  await page.keyboard.press(kind === 'withdrawal' ? 'Shift+X' : '-')
  const panel = page.getByRole('region', { name: words[PANEL[kind]] })
  await panel.getByLabel(words.lastFour).fill('0000')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByRole('alert')).toHaveText(words.problems.lastFourWrong)
  await panel.getByLabel(words.lastFour).fill(MEMBER.slice(-4))
  await page.keyboard.press('Control+Enter')
  await expect(panel).toHaveCount(0)
}

/** The newest of those that wait, from the list. */
async function open(page: Page, words: typeof ja): Promise<void> {
  await page.goto('/withdrawals')
  await appears(page.getByRole('heading', { level: 1, name: words.title }))
  await appears(page.locator('[data-withdrawal]'))
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await appears(page.getByRole('region', { name: words.evidence }))
}

const approving = (page: Page, { approve }: typeof ja) => page.getByRole('button', { name: approve })

/** Every pinned piece is opened; until then the button stays closed. */
async function readAll(page: Page, words: typeof ja): Promise<void> {
  await expect(approving(page, words)).toBeDisabled()
  await expect(page.getByText(words.refusals.evidence_unopened)).toBeVisible()
  const pieces = page.locator('[data-stop]')
  for (let n = 1; n <= (await pieces.count()); n++) {
    await page.keyboard.press(String(n))
    await expect(pieces.nth(n - 1)).toHaveAttribute('aria-expanded', 'true')
  }
  await expect(approving(page, words)).toBeEnabled()
}

/** The second factor, as an app shows it by the desk's clock. */
async function confirm(page: Page, { security }: Copy, { app }: Account, ahead: number): Promise<void> {
  if (!app) throw new Error('no second factor')
  const dialog = page.getByRole('dialog', { name: security.confirm })
  await appears(dialog.locator('input[name=code]'))
  await page.keyboard.type(new TOTP({ secret: app.secret }).generate({ timestamp: Date.now() + ahead }))
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
}

const received = async ({ marketplace }: Pair, type: string) =>
  (await marketplace.received()).filter((event) => event.type === type && event.actions > 0)

const delivered = (page: Page) =>
  page.getByRole('region', { name: en.timeline }).getByText(en.deliveries.delivered, { exact: true })

test.describe('in ja', () => {
  test.use({ speaks: 'ja' })

  test('a withdrawal is proposed, not approved by its proposer, sent back, proposed again, approved by somebody else, held and stopped', async ({
    page,
    pair,
    me,
    copy,
    mouse,
    second,
    other,
  }) => {
    await warnedAndReportedAgain(page, pair, copy, me)
    await propose(page, ja, 'withdrawal')
    await expect(caseTitle(page)).toHaveText(copy.cases.empty.flagged)

    const strip = page.getByRole('region', { name: copy.decisions.strip })
    await expect(strip.getByRole('link')).toContainText(ja.states.proposed)

    await open(page, ja)
    await expect(page.getByRole('region', { name: ja.effects })).toContainText('48,000円')
    await expect(approving(page, ja)).toBeDisabled()
    await expect(page.getByText(ja.refusals.own_proposal)).toBeVisible()

    await open(other, ja)
    await other.keyboard.press('u')
    await appears(other.getByRole('region', { name: ja.sendBackTitle }).locator('textarea:focus'))
    await other.keyboard.press('Enter')
    await expect(other.getByRole('alert')).toHaveText(ja.reasonNeeded)
    await other.keyboard.type('仮払いの後のやり取りです')
    await other.keyboard.press('Enter')
    await appears(other.getByText(ja.endedNote.sent_back))
    await expect(page.getByText('仮払いの後のやり取りです')).toBeVisible()
    expect(await memberAt(pair)).toEqual({ state: 'active', warnings: 1 })

    await inHand(page, copy)
    await propose(page, ja, 'withdrawal')
    await open(other, ja)
    await readAll(other, ja)
    const ahead = UNDO_OVER_MS + FACTOR_OVER_MS
    pair.desk.moveClock(ahead)
    await other.keyboard.press('Control+Enter')
    await confirm(other, copy, second, ahead)
    await appears(other.getByRole('button', { name: ja.stop }))
    await expect(other.getByText(/^\d+:\d\d$/)).toBeVisible()

    // the proposer sees it as well, and either of the two can stop it
    await page.keyboard.press('g')
    await page.keyboard.press('w')
    await appears(page.getByText(ja.empty.waiting))
    await page.keyboard.press(']')
    await appears(page.locator('[data-withdrawal]'))
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await appears(page.getByRole('button', { name: ja.stop }))
    await page.keyboard.press('z')
    await appears(page.getByRole('region', { name: ja.stopTitle }).locator('textarea:focus'))
    await page.keyboard.type('会員から説明があった')
    await page.keyboard.press('Enter')
    await appears(page.getByText(ja.endedNote.stopped))
    pair.desk.moveClock(ahead + 20 * MINUTE_MS)
    await appears(other.getByText(ja.endedNote.stopped))
    expect(await received(pair, 'member.withdrawn')).toEqual([])
    expect(await memberAt(pair)).toEqual({ state: 'active', warnings: 1 })
    expect(mouse).toEqual([])
  })
})

test.describe('in en', () => {
  test.use({ speaks: 'en' })

  test('a withdrawal approved by two is delivered once its hold is over, and is taken back the same way', async ({
    page,
    pair,
    me,
    copy,
    mouse,
    other,
  }) => {
    const jobId = await warnedAndReportedAgain(page, pair, copy, me)
    const jobStatus = async () => (await pair.marketplace.job(jobId))?.status
    await propose(page, en, 'withdrawal')
    await open(other, en)
    await readAll(other, en)
    await other.keyboard.press('Control+Enter')
    await appears(other.getByRole('button', { name: en.stop }))
    expect(await memberAt(pair)).toEqual({ state: 'active', warnings: 1 })

    await aheadTo(pair, [page, other], UNDO_OVER_MS, HOLD_OVER_MS)
    await expect.poll(async () => (await memberAt(pair)).state).toBe('withdrawn')
    expect(await jobStatus()).toBe('withdrawn')
    expect(await received(pair, 'member.withdrawn')).toHaveLength(1)
    await appears(delivered(other))

    await propose(other, en, 'reversal')
    await appears(other.getByText(en.ownWaits))
    await open(page, en)
    await readAll(page, en)
    const ahead = HOLD_OVER_MS
    await page.keyboard.press('Control+Enter')
    await confirm(page, copy, me, ahead)
    await appears(page.getByRole('button', { name: en.stop }))
    await aheadTo(pair, [page, other], ahead, ahead + HOLD_OVER_MS)
    await expect.poll(async () => (await memberAt(pair)).state).toBe('active')
    expect(await jobStatus()).toBe('shown')
    await appears(delivered(page))
    expect(mouse).toEqual([])
  })
})

/** The desk's clock goes ahead in steps in which both are heard of: whoever is away for half an hour has to sign in again. */
async function aheadTo({ desk }: Pair, pages: readonly Page[], from: number, to: number): Promise<void> {
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
