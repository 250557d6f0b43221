import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { audit as auditEn } from '@mimamori/copy/audit/en'
import { audit as auditJa } from '@mimamori/copy/audit/ja'
import { copy as en } from '@mimamori/copy/en'
import { copy as ja } from '@mimamori/copy/ja'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright'
import { chromium } from './chromium.ts'
import { type Pair, startPair } from './running/marketplace.ts'
import { demoAccount, signIn as signInAs } from './running/people.ts'
import { ROOT } from './running/processes.ts'
import { breakdownOf } from './screenshots-breakdown.ts'
import { deliveriesOf, troubleIn } from './screenshots-delivery.ts'
import { lookupsOf, lookupsSpent } from './screenshots-lookups.ts'
import { memberOf, muchDecided } from './screenshots-members.ts'
import { noticesOf } from './screenshots-notices.ts'
import { peopleOf } from './screenshots-people.ts'
import { confirming, signingIn } from './screenshots-signing-in.ts'
import { empty, failedLists, together, troubles } from './screenshots-troubles.ts'
import { pausedOf, withdrawalsOf } from './screenshots-withdrawals.ts'

/**
 * Takes pictures of every screen of a demo desk with the stand-in beside it, in both languages and themes:
 * `node e2e/screenshots.ts [folder]`. Those the documents show are kept in docs/images under the same name.
 */
const FOLDER = process.argv[2] ?? join(ROOT, 'test-results', 'pictures')
const COPY = { ja: { ...ja, audit: auditJa }, en: { ...en, audit: auditEn } }
const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }
const OPENING = 60

type Language = keyof typeof COPY
type Look = { readonly language: Language; readonly colorScheme: 'light' | 'dark' }
const LOOKS: readonly Look[] = [
  { language: 'ja', colorScheme: 'light' },
  { language: 'ja', colorScheme: 'dark' },
  { language: 'en', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
]

async function take(page: Page, name: string, { language, colorScheme }: Look): Promise<void> {
  await pause(400)
  await page.screenshot({ path: join(FOLDER, `${name}-${language}-${colorScheme}.png`) })
}

async function signIn(page: Page, look: Look): Promise<void> {
  const { staff } = COPY[look.language]
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: staff.title }).waitFor()
  await take(page, 'sign-in', look)
  const { login, password } = demoAccount('tanaka')
  await page.getByLabel(staff.login, { exact: true }).fill(login)
  await page.getByLabel(staff.password, { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await speak(page, look.language)
}

/** The language of whoever is signed in, by their menu. */
async function speak(page: Page, language: Language): Promise<void> {
  await page.locator('header [popovertarget]').last().click()
  await page
    .locator('[popover]:popover-open')
    .getByText(COPY[language].staff.languages[language], { exact: true })
    .click()
  await page.keyboard.press('Escape')
}

/** Press keys and take a picture of what they lead to; Escape takes it away again. */
async function pictured(page: Page, look: Look, [key, name]: readonly [string, string]): Promise<void> {
  await page.keyboard.press(key)
  await take(page, name, look)
  await page.keyboard.press('Escape')
}

async function review(page: Page, look: Look): Promise<void> {
  const { cases, decisions } = COPY[look.language]
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: cases.why }).waitFor()
  await pause(600)
  await take(page, 'review', look)
  for (const [key, name] of [
    ['h', 'review-hide'],
    ['w', 'review-warn'],
    ['m', 'review-advice'],
    ['r', 'review-correction'],
    ['s', 'review-snooze'],
    ['e', 'review-escalate'],
    ['v', 'review-reveal'],
    ['i', 'review-note'],
    ['Control+k', 'palette'],
    ['?', 'keys'],
  ] as const) {
    await pictured(page, look, [key, name])
  }
  for (const tab of ['reports', 'history']) {
    await page.keyboard.press(']')
    await take(page, `review-${tab}`, look)
  }
  await page.keyboard.press('a')
  await page.getByRole('region', { name: decisions.strip }).getByRole('listitem').first().waitFor()
  await take(page, 'review-decided', look)
  await page.setViewportSize(NARROW)
  await take(page, 'review-narrow', look)
  await pictured(page, look, ['h', 'review-narrow-hide'])
  await page.setViewportSize(WIDE)
}

/** A case whose text was posted before, from the list of what is flagged. */
async function repostIn({ desk }: Pair): Promise<string | null> {
  const { client } = await signInAs(desk.url, demoAccount('tanaka'))
  const { items } = await client.queue.list({ view: 'flagged', limit: 50 })
  for (const { id } of items) {
    const { items: alike } = await client.search.similar({ caseId: id })
    if (alike.length > 0) return id
  }
  return null
}

async function related(page: Page, look: Look, caseId: string): Promise<void> {
  await page.goto(`/review/${caseId}?queue=flagged`)
  await page.getByRole('heading', { name: COPY[look.language].cases.why }).waitFor()
  await page.getByRole('tab').last().click()
  await pause(800)
  await take(page, 'review-related', look)
}

/** Address, what says that the page is there, and the picture's name. */
const PAGES: readonly (readonly [address: string, there: string, name: string])[] = [
  ['/queue/patrol', 'main [role=row], main tr', 'queue-patrol'],
  ['/queue/reports', 'main [role=row], main tr', 'queue-reports'],
  ['/queue/escalated', 'main [role=row], main tr', 'queue-escalated'],
  ['/queue/snoozed', 'main [role=row], main tr', 'queue-snoozed'],
  ['/queue/flagged?number=1', 'main h1', 'queue-no-hit'],
  ['/patrol', 'main article', 'patrol'],
  ['/coverage', 'main table', 'coverage'],
  ['/breakdown/close', 'main section h2', 'closings'],
  ['/search?q=LINE', '[data-hit]', 'search'],
  ['/search?q=%E3%81%82%E3%82%8A%E3%81%88%E3%81%AA%E3%81%84%E8%AA%9E', 'main h2, main [role=status]', 'search-none'],
  ['/appeals?list=open', 'main [role=row], main tr, main h2', 'appeals'],
  ['/settings', 'main h2', 'settings'],
  ['/audit', 'main [role=table], main table', 'audit'],
  ['/incidents', 'main form', 'incidents'],
  ['/catalogue?kind=template&id=warn.direct_deal', 'main article', 'catalogue'],
  ['/catalogue?kind=template&id=warn.direct_deal&edit=version', 'main form', 'catalogue-edit'],
]

async function visit(page: Page, look: Look, [address, there, name]: (typeof PAGES)[number]): Promise<void> {
  await page.goto(address)
  await page
    .locator(there)
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => console.error(`${name}: not there`))
  await take(page, name, look)
}

async function bulk(page: Page, look: Look): Promise<void> {
  await page.goto('/queue/flagged')
  await page.locator('main [role=row], main tr').nth(4).waitFor()
  await pause(300)
  for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await take(page, 'queue-selected', look)
  await page.keyboard.press('b')
  await pause(800)
  await take(page, 'bulk', look)
  await page.keyboard.press('h')
  await take(page, 'bulk-hide', look)
}

async function tour(browser: Browser, pair: Pair, look: Look): Promise<void> {
  const wish = {
    viewport: WIDE,
    locale: look.language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    colorScheme: look.colorScheme,
    baseURL: pair.desk.url,
  }
  const context = await browser.newContext(wish)
  const page = await context.newPage()
  await signIn(page, look)
  await page.locator('main [role=row], main tr').nth(4).waitFor()
  await take(page, 'queue', look)
  await pictured(page, look, ['l', 'queue-filters'])
  await pictured(page, look, ['y', 'queue-views'])
  const again = await repostIn(pair)
  if (again) await related(page, look, again)
  for (const each of PAGES) await visit(page, look, each)
  await deliveriesOf(page, { take: (name) => take(page, name, look) })
  await memberOf(page, who, (name) => take(page, name, look))
  await lookupsOf(page, email, { language: look.language, take: (name) => take(page, name, look) })
  await noticesOf(page, (name) => take(page, name, look))
  await breakdownOf(page, { take: (name) => take(page, name, look) })
  await bulk(page, look)
  await page.goto('/queue/flagged')
  await page.locator('main [role=row], main tr').nth(4).waitFor()
  await review(page, look)
  await page.setViewportSize(NARROW)
  for (const [address, there, name] of PAGES) {
    if (['queue-patrol', 'patrol', 'search', 'coverage', 'settings', 'catalogue'].includes(name))
      await visit(page, look, [address, there, `${name}-narrow`])
  }
  await page.setViewportSize(WIDE)
  const world = { copy: COPY[look.language], take: (name: string, of = page) => take(of, name, look) }
  const other = await browser.newContext(wish)
  const colleague = await other.newPage()
  await colleague.goto('/')
  await colleague.getByRole('button', { name: COPY[look.language].staff.roles.moderator }).first().press('Enter')
  await colleague.locator('main [role=row], main tr').nth(4).waitFor()
  await together(page, colleague, world)
  await other.close()
  await secondPerson(browser, page, wish, look)
  await troubles(page, world)
  await failedLists(page, world)
  await empty(browser, wish, world)
  await page.setViewportSize(NARROW)
  await page.goto('/settings')
  await confirming(page, { language: look.language, take: (name) => take(page, name, look) })
  await context.clearCookies()
  const login = `${look.language}-${look.colorScheme}`
  await page.goto('/')
  await page.getByRole('button', { name: COPY[look.language].staff.roles.admin }).press('Enter')
  await page.locator('main h1').waitFor()
  await speak(page, look.language)
  await peopleOf(page, `new-${login}`, { language: look.language, take: (name) => take(page, name, look) })
  await signingIn(page, login, { desk: pair.desk, language: look.language, take: (name) => take(page, name, look) })
  await context.close()
}

/** the member of whom most is known */
let who = ''
/** the mail address of another */
let email = ''
/** A case in hand, from which a withdrawal is proposed, and somebody else who is the second of two. */
async function secondPerson(browser: Browser, page: Page, wish: BrowserContextOptions, look: Look): Promise<void> {
  const { language } = look
  const { staff, cases } = COPY[language]
  const other = await browser.newContext(wish)
  const second = await other.newPage()
  await second.goto('/')
  await second.getByRole('button', { name: staff.roles.approver }).press('Enter')
  await second.locator('main h1').waitFor()
  await speak(second, language)
  // whoever deals in multi-level marketing in the demo is proposed already
  await page.goto('/queue/flagged?category=direct_deal')
  await page.locator('main [role=row], main tr').nth(2).waitFor()
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: cases.why }).waitFor()
  await pause(600)
  const world = { language, second, take: (name: string, of = page) => take(of, name, look) }
  await withdrawalsOf(page, world)
  await pausedOf(page, world)
  await other.close()
}

mkdirSync(FOLDER, { recursive: true })
const pair = await startPair({ demo: true, ownClock: true }, OPENING)
const { executablePath, env } = chromium()
const browser = await playwright.launch({ executablePath, env: { ...env } })
try {
  // the opening jobs arrive within a few seconds
  await pause(5_000)
  troubleIn(pair)
  who = muchDecided(pair)
  email = await lookupsSpent(pair.desk.url)
  const looks = process.argv[3] ? LOOKS.filter((_, n) => process.argv[3]?.includes(String(n))) : LOOKS
  for (const look of looks) await tour(browser, pair, look)
} finally {
  await browser.close()
  await pair.discard()
}
