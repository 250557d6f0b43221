import { randomUUID } from 'node:crypto'
import { aside as asideEn } from '@mimamori/copy/aside/en'
import { aside as asideJa } from '@mimamori/copy/aside/ja'
import { audit as auditEn } from '@mimamori/copy/audit/en'
import { audit as auditJa } from '@mimamori/copy/audit/ja'
import { beside as besideEn } from '@mimamori/copy/beside/en'
import { beside as besideJa } from '@mimamori/copy/beside/ja'
import { copy as en } from '@mimamori/copy/en'
import { factor as factorEn } from '@mimamori/copy/factor/en'
import { factor as factorJa } from '@mimamori/copy/factor/ja'
import { copy as ja } from '@mimamori/copy/ja'
import { keys as keysEn } from '@mimamori/copy/keys/en'
import { keys as keysJa } from '@mimamori/copy/keys/ja'
import { palette as paletteEn } from '@mimamori/copy/palette/en'
import { palette as paletteJa } from '@mimamori/copy/palette/ja'
import { panels as panelsEn } from '@mimamori/copy/panels/en'
import { panels as panelsJa } from '@mimamori/copy/panels/ja'
import { queueEmpty as queueEmptyEn } from '@mimamori/copy/queue/queue-empty.en'
import { queueEmpty as queueEmptyJa } from '@mimamori/copy/queue/queue-empty.ja'
import { security as securityEn } from '@mimamori/copy/security/en'
import { security as securityJa } from '@mimamori/copy/security/ja'
import { settings as settingsEn } from '@mimamori/copy/settings/en'
import { settings as settingsJa } from '@mimamori/copy/settings/ja'
import { withdrawals as withdrawalsEn } from '@mimamori/copy/withdrawals/en'
import { withdrawals as withdrawalsJa } from '@mimamori/copy/withdrawals/ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { type BrowserContext, type Locator, type Page, test as playwright } from '@playwright/test'
import Database from 'better-sqlite3'
import { nextCode } from '../harness/authenticator-app.ts'
import { waitForDecidingFloor } from '../harness/deciding-floor.ts'
import { type Account, addStaff } from '../harness/desk-accounts.ts'
import { startDesk } from '../harness/desk-process.ts'
import { type DeskPair, startDeskPair } from '../harness/marketplace-process.ts'
import { copyPreparedDesk, type PreparedDesk, signedInAccount } from '../harness/prepared-desk.ts'
import type { Environment } from '../harness/server-processes.ts'
import { createSharedDesk, type SharedDesk } from '../harness/shared-desk.ts'

export { expect } from '@playwright/test'
export { waitForDecidingFloor } from '../harness/deciding-floor.ts'

/** What comes with a page or a panel, beside the words every page has. */
const LATER_COPY = {
  ja: {
    queueEmpty: queueEmptyJa,
    aside: asideJa,
    audit: auditJa,
    cases: { ...ja.cases, ...besideJa },
    decisions: { ...ja.decisions, ...panelsJa },
    keys: keysJa,
    palette: paletteJa,
    security: { ...securityJa, ...factorJa },
    settings: settingsJa,
    withdrawals: withdrawalsJa,
  },
  en: {
    queueEmpty: queueEmptyEn,
    aside: asideEn,
    audit: auditEn,
    cases: { ...en.cases, ...besideEn },
    decisions: { ...en.decisions, ...panelsEn },
    keys: keysEn,
    palette: paletteEn,
    security: { ...securityEn, ...factorEn },
    settings: settingsEn,
    withdrawals: withdrawalsEn,
  },
}
export type Copy = typeof ja & typeof LATER_COPY.ja
const COPY: Readonly<Record<Language, Copy>> = { ja: { ...ja, ...LATER_COPY.ja }, en: { ...en, ...LATER_COPY.en } }
const LOCALE: Readonly<Record<Language, string>> = { ja: 'ja-JP', en: 'en-US' }

type JourneyOptions = {
  /** language of the person and of their browser */
  speaks: Language
  /** a desk with history, and so many jobs that are posted as it opens */
  demo: { readonly opening: number } | null
  /** the undo window is as long as it can be set, for tests that undo or look at what can still be undone */
  longUndo: boolean
  /** more settings of the desk */
  settings: Environment
  /** a process of the test's own, for journeys that kill or restart it; the others open their desk in a process they share */
  ownDesk: boolean
}

type WorkerFixtures = { sharedDesk: SharedDesk }

type JourneyFixtures = {
  /** what the desk begins with; `null`: the journey starts a pair of its own */
  prepared: PreparedDesk | null
  pair: DeskPair
  /** the person at the browser */
  me: Account
  copy: Copy
  /** content security policy violations, page errors and console errors: there must be none at the end */
  complaints: string[]
  /** trusted events of a mouse that reached the page */
  mouse: string[]
}

async function watchPage(page: Page, complaints: string[], mouse: string[]): Promise<void> {
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    // a refused or failed call is the subject of some tests; the browser, and what waited for it, report it by themselves
    const expected = /Failed to load (resource|the words)/.test(message.text())
    if (message.type() === 'error' && !expected) complaints.push(`console: ${message.text()}`)
  })
  await page.exposeFunction('__complain', (text: string) => void complaints.push(text))
  await page.exposeFunction('__mouse', (text: string) => void mouse.push(text))
  await page.addInitScript(reportFromPage)
}

/** Runs in the page before anything of its own. */
function reportFromPage(): void {
  const call = (name: string, text: string) => void (Reflect.get(window, name) as (text: string) => void)(text)
  document.addEventListener('securitypolicyviolation', (event) =>
    call('__complain', `csp: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  )
  for (const type of ['mousedown', 'pointerdown', 'mousemove', 'wheel', 'touchstart'])
    window.addEventListener(type, (event) => event.isTrusted && call('__mouse', type), { capture: true })
}

/** Closes the windows of a context; answers that are being changed on their way are left to themselves. */
async function closeWindows(context: BrowserContext): Promise<void> {
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })))
  await context.close()
}

/** A browser, and a desk and a marketplace that begin anew for the test. */
export const test = playwright.extend<JourneyOptions & JourneyFixtures, WorkerFixtures>({
  speaks: ['ja', { option: true }],
  demo: [null, { option: true }],
  longUndo: [false, { option: true }],
  settings: [{}, { option: true }],
  ownDesk: [false, { option: true }],
  sharedDesk: [
    // biome-ignore lint/correctness/noEmptyPattern: the form Playwright asks for
    async ({}, use) => {
      const shared = createSharedDesk()
      await use(shared)
      await shared.end()
    },
    { scope: 'worker' },
  ],
  locale: async ({ speaks }, use) => use(LOCALE[speaks]),
  copy: async ({ speaks }, use) => use(COPY[speaks]),
  prepared: async ({ demo, speaks, longUndo }, use) =>
    use(await copyPreparedDesk({ language: speaks, demo: demo !== null, longUndo })),
  pair: async ({ browser, demo, prepared, settings, ownDesk, sharedDesk }, use) => {
    if (!prepared) throw new Error('a journey without a prepared desk starts a pair of its own')
    const { folder, apiKey } = prepared
    const pair = await startDeskPair(
      { folder, apiKey, demo: demo !== null, environment: settings },
      demo?.opening,
      ownDesk ? startDesk : sharedDesk.open,
    )
    await use(pair)
    // other windows that the journey opened would go on asking, and the next desk has the same address
    await Promise.all(browser.contexts().map(closeWindows))
    await pair.discard()
  },
  me: async ({ pair, prepared, speaks }, use) =>
    use(await (prepared ? signedInAccount(pair.desk.url, prepared) : addStaff(pair.desk, 'hana', 'moderator', speaks))),
  // biome-ignore lint/correctness/noEmptyPattern: the form Playwright asks for
  complaints: async ({}, use) => use([]),
  // biome-ignore lint/correctness/noEmptyPattern: the form Playwright asks for
  mouse: async ({}, use) => use([]),
  baseURL: async ({ pair }, use) => use(pair.desk.url),
  page: async ({ page, complaints, mouse }, use) => {
    await watchPage(page, complaints, mouse)
    await use(page)
    playwright.expect(complaints, 'the page has nothing to complain about').toEqual([])
  },
})

/** Playwright's own waiting looks ever more rarely, at last twice a second. */
const POLL_OPTIONS = { intervals: [25], timeout: 60_000 }

/**
 * Intercepts these requests from now on. `page.route` resolves when the browser knows of it, and a key pressed at once can
 * overtake the message to the page, which then still sends its request to the desk. An answer of the page comes after it.
 */
export async function interceptRequests(page: Page, ...rule: Parameters<Page['route']>): Promise<void> {
  await page.route(...rule)
  await page.evaluate(() => undefined)
}

/** Wait until this is on screen, which is soon. */
export const waitForVisible = (target: Locator): Promise<void> =>
  playwright.expect.poll(() => target.isVisible(), POLL_OPTIONS).toBe(true)

/** Wait for an alert of the screen itself: one about a due time may stand beside it, outside of `main`. */
export const waitForAlert = (page: Page): Promise<void> =>
  waitForVisible(page.getByRole('main').getByRole('alert').last())

/** Would the browser ask before this page is left? */
export const asksBeforeLeaving = (page: Page): Promise<boolean> =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))

/** Press Tab until this has the focus, as somebody without a mouse does. What is disabled for a moment is waited for. */
export async function pressTabTo(page: Page, target: Locator): Promise<void> {
  await playwright.expect.poll(() => target.count(), POLL_OPTIONS).toBe(1)
  await playwright.expect(target).toBeEnabled()
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${target}`)
}

/** Sign in with the keyboard alone, and wait for the queue. `at`: another address of the desk; `there`: what is come to. */
export async function signIn(
  page: Page,
  copy: Pick<Copy, 'staff' | 'queue'>,
  { login, password, app }: Account,
  { at = '/', there = copy.queue.titles.flagged }: { readonly at?: string; readonly there?: string } = {},
): Promise<void> {
  const { staff } = copy
  await page.goto(at)
  await pressTabTo(page, page.getByLabel(staff.login, { exact: true }))
  await page.keyboard.type(login)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  if (app) {
    await waitForVisible(page.locator('input[name=code]:focus'))
    await page.keyboard.type(await nextCode(app))
    await page.keyboard.press('Enter')
  }
  await waitForVisible(page.getByRole('heading', { level: 1, name: there }))
}

/** Come to the desk as somebody whose browser is signed in already, and wait for the queue. Otherwise like `signIn`. */
export async function openSignedIn(
  page: Page,
  copy: Pick<Copy, 'staff' | 'queue'>,
  { cookie }: Account,
  { at = '/', there = copy.queue.titles.flagged }: { readonly at?: string; readonly there?: string } = {},
): Promise<void> {
  if (!cookie) throw new Error('nobody is signed in')
  await page.context().addCookies([{ ...parseSessionCookie(cookie), url: 'https://127.0.0.1' }])
  await page.goto(at)
  await waitForVisible(page.getByRole('heading', { level: 1, name: there }))
}

/** `name=value` as the browser keeps it. */
export function parseSessionCookie(cookie: string): { readonly name: string; readonly value: string } {
  const [name = '', value = ''] = cookie.split('=')
  return { name, value }
}

/** Post a job on the marketplace that invites to a direct deal. Answers its id. */
export async function postOffence(pair: DeskPair, title: string, description = OFFENCE): Promise<string> {
  // somebody new each time: what a client has on record would put one job before another
  const clientId = `U-new-${randomUUID()}`
  const body = { clientId, title, description, engagements: { contracts: 0, escrowedYen: 0, freelancers: 0 } }
  const { arrival } = await pair.marketplace.post({ kind: 'job', truth: 'direct_deal', body })
  return arrival.body.id
}

const OFFENCE =
  'ご応募ありがとうございます。やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'
/** flagged, but not so surely that passing it asks why */
export const DOUBTFUL =
  '指定のテーマで500字ほどの記事を書くお仕事です。納期は1週間です。応募者には登録料1,000円をお支払いいただきます。丁寧に書いてくださる方をお待ちしています。'

/** Pass the case on screen, which much speaks against: A, then the digit of a false detection. */
export async function passCase(page: Page, { aside }: Copy): Promise<void> {
  await page.keyboard.press('a')
  await waitForVisible(page.getByRole('list', { name: aside.passTitle, exact: true }))
  await page.keyboard.press('1')
}

/** The title of the case on screen. */
export const caseTitle = (page: Page): Locator => page.getByRole('main').getByRole('heading', { level: 1 })

/** Wait until this case is on screen and takes keys: what follows is meant for this one. */
export async function waitForCase(page: Page, title: string): Promise<void> {
  await waitForVisible(caseTitle(page).getByText(title))
  await waitForDecidingFloor(page)
}

/** Hide the case on screen under a category: H, then the digit printed beside it. */
export async function hideCase(page: Page, { decisions, words }: Copy): Promise<void> {
  await page.keyboard.press('h')
  const entry = page
    .getByRole('list', { name: decisions.hideTitle })
    .getByRole('button', { name: words.categories.direct_deal })
  const digit = await entry.getAttribute('aria-keyshortcuts')
  await page.keyboard.press(digit ?? '')
}

/** The line of a decision in the strip at the bottom. */
export const decisionStatusLine = (page: Page, { decisions }: Copy, text: string): Locator =>
  page.getByRole('region', { name: decisions.strip }).getByRole('listitem').filter({ hasText: text })

/** Wait until this case lies ready beneath the one on screen. Until then it would have to be asked for when it is due. */
export const waitForNextReady = (page: Page, title: string): Promise<void> =>
  playwright.expect
    .poll(() => page.locator('[data-case-layer][inert]').filter({ hasText: title }).count(), POLL_OPTIONS)
    .toBe(1)

/**
 * What somebody has on screen who has just come to a desk where such jobs were posted: the first of them, the second
 * ready beneath it.
 */
export async function openFirstOf(
  titles: readonly [string, ...string[]],
  { page, pair, me, copy }: Pick<JourneyFixtures, 'pair' | 'me' | 'copy'> & { page: Page },
): Promise<void> {
  for (const title of titles) await postOffence(pair, title)
  await openSignedIn(page, copy, me)
  await page.keyboard.press('c')
  await waitForCase(page, titles[0])
  if (titles[1]) await waitForNextReady(page, titles[1])
}

type StoredDecisionRow = { state: string; note: string; shown_ms: number | null; quick: number }

/** The decisions a desk that starts now would find. */
export function readDecisions({ desk }: DeskPair): StoredDecisionRow[] {
  const database = new Database(desk.databaseFile, { readonly: true })
  const query = database.prepare<[], StoredDecisionRow>(
    'SELECT state, note, shown_ms, quick FROM decisions ORDER BY id',
  )
  const rows = query.all()
  database.close()
  return rows
}
