import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { audit as auditEn } from '@mimamori/copy/audit/en'
import { audit as auditJa } from '@mimamori/copy/audit/ja'
import { copy as en } from '@mimamori/copy/en'
import { copy as ja } from '@mimamori/copy/ja'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright'
import { chromium } from './chromium.ts'
import { demoAccount, signIn as signInAs } from './harness/desk-accounts.ts'
import { type DeskPair, startDeskPair } from './harness/marketplace-process.ts'
import { ROOT } from './harness/server-processes.ts'
import { pictureBreakdown } from './screenshots-breakdown.ts'
import { causeDeliveryTrouble, pictureDeliveries } from './screenshots-delivery.ts'
import { pictureLookups, useUpLookups } from './screenshots-lookups.ts'
import { decideForMember, pictureMember } from './screenshots-members.ts'
import { pictureNotices } from './screenshots-notices.ts'
import { picturePeople } from './screenshots-people.ts'
import { pictureSignIn, pictureStepUp } from './screenshots-signing-in.ts'
import { pictureEmptyLists, pictureFailedLists, pictureLive, pictureTroubles } from './screenshots-troubles.ts'
import { picturePaused, pictureWithdrawals } from './screenshots-withdrawals.ts'

/**
 * Takes pictures of every screen of a demo desk with the stand-in beside it, in both languages and themes:
 * `node e2e/screenshots.ts [folder]`. Those the documents show are kept in docs/images under the same name.
 */
const FOLDER = process.argv[2] ?? join(ROOT, 'test-results', 'pictures')
const COPY = { ja: { ...ja, audit: auditJa }, en: { ...en, audit: auditEn } }
const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }
const OPENING_JOBS = 60

type Language = keyof typeof COPY
type PictureStyle = { readonly language: Language; readonly colorScheme: 'light' | 'dark' }
const PICTURE_STYLES: readonly PictureStyle[] = [
  { language: 'ja', colorScheme: 'light' },
  { language: 'ja', colorScheme: 'dark' },
  { language: 'en', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
]

async function takePicture(page: Page, name: string, { language, colorScheme }: PictureStyle): Promise<void> {
  await pause(400)
  await page.screenshot({ path: join(FOLDER, `${name}-${language}-${colorScheme}.png`) })
}

async function signIn(page: Page, style: PictureStyle): Promise<void> {
  const { staff } = COPY[style.language]
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: staff.title }).waitFor()
  await takePicture(page, 'sign-in', style)
  const { login, password } = demoAccount('tanaka')
  await page.getByLabel(staff.login, { exact: true }).fill(login)
  await page.getByLabel(staff.password, { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await switchLanguage(page, style.language)
}

/** The language of whoever is signed in, by their menu. */
async function switchLanguage(page: Page, language: Language): Promise<void> {
  await page.locator('header [popovertarget]').last().click()
  await page
    .locator('[popover]:popover-open')
    .getByText(COPY[language].staff.languages[language], { exact: true })
    .click()
  await page.keyboard.press('Escape')
}

/** Press keys and take a picture of what they lead to; Escape takes it away again. */
async function pictureQueue(page: Page, style: PictureStyle, [key, name]: readonly [string, string]): Promise<void> {
  await page.keyboard.press(key)
  await takePicture(page, name, style)
  await page.keyboard.press('Escape')
}

async function pictureReview(page: Page, style: PictureStyle): Promise<void> {
  const { cases, decisions } = COPY[style.language]
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: cases.why }).waitFor()
  await pause(600)
  await takePicture(page, 'review', style)
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
    await pictureQueue(page, style, [key, name])
  }
  for (const tab of ['reports', 'history']) {
    await page.keyboard.press(']')
    await takePicture(page, `review-${tab}`, style)
  }
  await page.keyboard.press('a')
  const decided = page.getByRole('region', { name: decisions.strip }).getByRole('listitem').first()
  await pause(600)
  // where something speaks for a violation it is asked why
  if (!(await decided.isVisible())) await page.keyboard.press('1')
  await decided.waitFor()
  await takePicture(page, 'review-decided', style)
  await page.setViewportSize(NARROW)
  await takePicture(page, 'review-narrow', style)
  await pictureQueue(page, style, ['h', 'review-narrow-hide'])
  await page.setViewportSize(WIDE)
}

/** A case whose text was posted before, from the list of what is flagged. */
async function repostJob({ desk }: DeskPair): Promise<string | null> {
  const { client } = await signInAs(desk.url, demoAccount('tanaka'))
  const { items } = await client.queue.list({ view: 'flagged', limit: 50 })
  for (const { id } of items) {
    const { items: alike } = await client.search.similar({ caseId: id })
    if (alike.length > 0) return id
  }
  return null
}

async function pictureRelated(page: Page, style: PictureStyle, caseId: string): Promise<void> {
  await page.goto(`/review/${caseId}?queue=flagged`)
  await page.getByRole('heading', { name: COPY[style.language].cases.why }).waitFor()
  await page.getByRole('tab').last().click()
  await pause(800)
  await takePicture(page, 'review-related', style)
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
  ['/track-record?days=90', 'main table', 'track-record'],
  ['/models', 'main section h2', 'models'],
  ['/breakdown/close', 'main section h2', 'closings'],
  ['/standards', 'main table', 'standards'],
  ['/search?q=LINE', '[data-hit]', 'search'],
  ['/search?q=%E3%81%82%E3%82%8A%E3%81%88%E3%81%AA%E3%81%84%E8%AA%9E', 'main h2, main [role=status]', 'search-none'],
  ['/appeals?list=open', 'main [role=row], main tr, main h2', 'appeals'],
  ['/settings', 'main h2', 'settings'],
  ['/audit', 'main [role=table], main table', 'audit'],
  ['/incidents', 'main form', 'incidents'],
  ['/catalogue?kind=template&id=warn.direct_deal', 'main article', 'catalogue'],
  ['/catalogue?kind=template&id=warn.direct_deal&edit=version', 'main form', 'catalogue-edit'],
]

async function pictureScreen(
  page: Page,
  style: PictureStyle,
  [address, there, name]: (typeof PAGES)[number],
): Promise<void> {
  await page.goto(address)
  await page
    .locator(there)
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => console.error(`${name}: not there`))
  await takePicture(page, name, style)
}

/** The histogram of the first criterion that has one, with its threshold. */
async function pictureThreshold(page: Page, style: PictureStyle): Promise<void> {
  await page.goto('/standards')
  await page.locator('main table button[aria-expanded]').first().press('Enter')
  await page.getByRole('slider').waitFor()
  await takePicture(page, 'standards-threshold', style)
}

/** The first case of a list of another kind than reviews, in hand. */
async function pictureOtherKind(page: Page, style: PictureStyle, view: 'reminders' | 'enquiries'): Promise<void> {
  await page.goto(`/queue/${view}`)
  await page.locator('main [role=row], main tr').nth(1).waitFor()
  await takePicture(page, `queue-${view}`, style)
  await page.keyboard.press('Enter')
  await page.locator('[data-case-layer]:not([inert]) h1').waitFor()
  await pause(800)
  await takePicture(page, view === 'reminders' ? 'reminder' : 'enquiry', style)
}

async function pictureBulk(page: Page, style: PictureStyle): Promise<void> {
  await page.goto('/queue/flagged')
  await page.locator('main [role=row], main tr').nth(4).waitFor()
  await pause(300)
  for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await takePicture(page, 'queue-selected', style)
  await page.keyboard.press('b')
  await pause(800)
  await takePicture(page, 'bulk', style)
  await page.keyboard.press('h')
  await takePicture(page, 'bulk-hide', style)
}

async function pictureAll(browser: Browser, pair: DeskPair, style: PictureStyle): Promise<void> {
  const wish = {
    viewport: WIDE,
    locale: style.language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    colorScheme: style.colorScheme,
    baseURL: pair.desk.url,
  }
  const context = await browser.newContext(wish)
  const page = await context.newPage()
  await signIn(page, style)
  await page.locator('main [role=row], main tr').nth(4).waitFor()
  await takePicture(page, 'queue', style)
  await pictureQueue(page, style, ['l', 'queue-filters'])
  await pictureQueue(page, style, ['y', 'queue-views'])
  const again = await repostJob(pair)
  if (again) await pictureRelated(page, style, again)
  for (const each of PAGES) await pictureScreen(page, style, each)
  await pictureThreshold(page, style)
  for (const view of ['reminders', 'enquiries'] as const) await pictureOtherKind(page, style, view)
  await pictureDeliveries(page, { take: (name) => takePicture(page, name, style) })
  await pictureMember(page, who, (name) => takePicture(page, name, style))
  await pictureLookups(page, email, { language: style.language, take: (name) => takePicture(page, name, style) })
  await pictureNotices(page, (name) => takePicture(page, name, style))
  await pictureBreakdown(page, { take: (name) => takePicture(page, name, style) })
  await pictureBulk(page, style)
  await page.goto('/queue/flagged')
  await page.locator('main [role=row], main tr').nth(4).waitFor()
  await pictureReview(page, style)
  await page.setViewportSize(NARROW)
  for (const [address, there, name] of PAGES) {
    if (
      [
        'queue-patrol',
        'patrol',
        'search',
        'coverage',
        'track-record',
        'models',
        'settings',
        'catalogue',
        'standards',
      ].includes(name)
    )
      await pictureScreen(page, style, [address, there, `${name}-narrow`])
  }
  await page.setViewportSize(WIDE)
  const world = { copy: COPY[style.language], take: (name: string, of = page) => takePicture(of, name, style) }
  const other = await browser.newContext(wish)
  const colleague = await other.newPage()
  await colleague.goto('/')
  await colleague.getByRole('button', { name: COPY[style.language].staff.roles.moderator }).first().press('Enter')
  await colleague.locator('main [role=row], main tr').nth(4).waitFor()
  await pictureLive(page, colleague, world)
  await other.close()
  await openSecondPerson(browser, page, wish, style)
  await pictureTroubles(page, world)
  await pictureFailedLists(page, world)
  await pictureEmptyLists(browser, wish, world)
  await page.setViewportSize(NARROW)
  await page.goto('/settings')
  await pictureStepUp(page, { language: style.language, take: (name) => takePicture(page, name, style) })
  await context.clearCookies()
  const login = `${style.language}-${style.colorScheme}`
  await page.goto('/')
  await page.getByRole('button', { name: COPY[style.language].staff.roles.admin }).press('Enter')
  await page.locator('main h1').waitFor()
  await switchLanguage(page, style.language)
  await picturePeople(page, `new-${login}`, {
    language: style.language,
    take: (name) => takePicture(page, name, style),
  })
  await pictureSignIn(page, login, {
    desk: pair.desk,
    language: style.language,
    take: (name) => takePicture(page, name, style),
  })
  await context.close()
}

/** the member of whom most is known */
let who = ''
/** the mail address of another */
let email = ''
/** A case in hand, from which a withdrawal is proposed, and somebody else who is the second of two. */
async function openSecondPerson(
  browser: Browser,
  page: Page,
  wish: BrowserContextOptions,
  style: PictureStyle,
): Promise<void> {
  const { language } = style
  const { staff, cases } = COPY[language]
  const other = await browser.newContext(wish)
  const second = await other.newPage()
  await second.goto('/')
  await second.getByRole('button', { name: staff.roles.approver }).press('Enter')
  await second.locator('main h1').waitFor()
  await switchLanguage(second, language)
  // whoever deals in multi-level marketing in the demo is proposed already
  await page.goto('/queue/flagged?category=direct_deal')
  await page.locator('main [role=row], main tr').nth(2).waitFor()
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: cases.why }).waitFor()
  await pause(600)
  const world = { language, second, take: (name: string, of = page) => takePicture(of, name, style) }
  await pictureWithdrawals(page, world)
  await picturePaused(page, world)
  await other.close()
}

mkdirSync(FOLDER, { recursive: true })
const pair = await startDeskPair({ demo: true, ownClock: true }, OPENING_JOBS)
const { executablePath, env } = chromium()
const browser = await playwright.launch({ executablePath, env: { ...env } })
try {
  // the opening jobs arrive within a few seconds
  await pause(5_000)
  causeDeliveryTrouble(pair)
  who = decideForMember(pair)
  email = await useUpLookups(pair.desk.url)
  const looks = process.argv[3] ? PICTURE_STYLES.filter((_, n) => process.argv[3]?.includes(String(n))) : PICTURE_STYLES
  for (const style of looks) await pictureAll(browser, pair, style)
} finally {
  await browser.close()
  await pair.discard()
}
