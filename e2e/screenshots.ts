import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { audit as auditEn } from '@mimamori/copy/audit/en'
import { audit as auditJa } from '@mimamori/copy/audit/ja'
import { copy as en } from '@mimamori/copy/en'
import { copy as ja } from '@mimamori/copy/ja'
import { type Browser, type Page, chromium as playwright } from 'playwright'
import { chromium } from './chromium.ts'
import { type Pair, startPair } from './running/marketplace.ts'
import { demoAccount } from './running/people.ts'
import { ROOT } from './running/processes.ts'

/** Takes the pictures of docs/images anew, from a demo desk with the stand-in beside it: `node e2e/screenshots.ts [folder]`. */
const FOLDER = process.argv[2] ?? join(ROOT, 'docs', 'images')
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
  await page.locator('header [popovertarget]').last().click()
  await page.locator('[popover]:popover-open').getByText(staff.languages[look.language], { exact: true }).click()
  await page.keyboard.press('Escape')
}

async function review(page: Page, look: Look): Promise<void> {
  const { cases, decisions } = COPY[look.language]
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: cases.why }).waitFor()
  await pause(600)
  await take(page, 'review', look)
  for (const [key, name] of [
    ['h', 'hide'],
    ['w', 'warn'],
    ['m', 'advice'],
    ['r', 'correction'],
  ] as const) {
    await page.keyboard.press(key)
    await take(page, `review-${name}`, look)
    await page.keyboard.press('Escape')
  }
  for (const tab of ['reports', 'history', 'related']) {
    await page.keyboard.press(']')
    await take(page, `review-${tab}`, look)
  }
  await page.keyboard.press(']')
  await page.keyboard.press('a')
  await page.getByRole('region', { name: decisions.strip }).getByRole('listitem').first().waitFor()
  await take(page, 'review-decided', look)
  await page.setViewportSize(NARROW)
  await take(page, 'review-narrow', look)
  await page.keyboard.press('h')
  await take(page, 'review-narrow-hide', look)
  await page.keyboard.press('Escape')
}

async function tour(browser: Browser, pair: Pair, look: Look): Promise<void> {
  const { queue, audit } = COPY[look.language]
  const locale = look.language === 'ja' ? 'ja-JP' : 'en-US'
  const context = await browser.newContext({
    viewport: WIDE,
    locale,
    timezoneId: 'Asia/Tokyo',
    colorScheme: look.colorScheme,
    baseURL: pair.desk.url,
  })
  const page = await context.newPage()
  await signIn(page, look)
  await page.getByRole('heading', { level: 1, name: queue.titles.flagged }).waitFor()
  await take(page, 'queue', look)
  await page.goto('/queue/patrol')
  await take(page, 'queue-patrol', look)
  await page.goto('/queue/flagged')
  await page.getByRole('heading', { level: 1, name: queue.titles.flagged }).waitFor()
  await review(page, look)
  await page.goto('/queue/flagged')
  await take(page, 'queue-narrow', look)
  await page.setViewportSize(WIDE)
  await page.goto('/search?q=LINE')
  await page.locator('[data-hit]').first().waitFor()
  await take(page, 'search', look)
  await page.goto('/audit')
  await page.getByRole('table', { name: audit.title }).waitFor()
  await take(page, 'audit', look)
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await take(page, 'keys', look)
  await page.keyboard.press('Escape')
  await page.goto('/catalogue?kind=template&id=warn.direct_deal')
  await page.getByRole('article').waitFor()
  await take(page, 'catalogue', look)
  await page.goto('/catalogue?kind=template&id=warn.direct_deal&edit=version')
  await page.locator('form').waitFor()
  await take(page, 'catalogue-edit', look)
  await context.close()
}

mkdirSync(FOLDER, { recursive: true })
const pair = await startPair({ demo: true, ownClock: true }, OPENING)
const { executablePath, env } = chromium()
const browser = await playwright.launch({ executablePath, env: { ...env } })
try {
  // the opening jobs arrive within a few seconds
  await pause(5_000)
  for (const look of LOOKS) await tour(browser, pair, look)
} finally {
  await browser.close()
  await pair.discard()
}
