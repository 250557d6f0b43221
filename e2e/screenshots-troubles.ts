import { setTimeout as pause } from 'node:timers/promises'
import { NOT_STORED } from '@mimamori/contract/transport-contract'
import type { copy as ja } from '@mimamori/copy/ja'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { type Account, addStaff } from './harness/desk-accounts.ts'
import { startDeskPair } from './harness/marketplace-process.ts'

type PictureContext = {
  readonly copy: Pick<typeof ja, 'cases' | 'decisions' | 'errors'>
  readonly take: (name: string, of?: Page) => Promise<void>
}

const DECIDE_URL = '**/api/desk/decisions/decide'
const NARROW = { width: 390, height: 844 }
const WIDE = { width: 1440, height: 900 }

async function decideCase(page: Page, { copy }: PictureContext): Promise<void> {
  await page.goto('/queue/flagged')
  await page.locator('main [role=row], main tr').nth(4).waitFor()
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: copy.cases.why }).waitFor()
  await page.waitForTimeout(800)
  await page.keyboard.press('a')
  await page.getByRole('region', { name: copy.decisions.strip }).getByRole('listitem').first().waitFor()
}

async function pictureBothSizes(page: Page, name: string, { take }: PictureContext): Promise<void> {
  await take(name)
  await page.setViewportSize(NARROW)
  await take(`${name}-narrow`)
  await page.setViewportSize(WIDE)
}

/** What the screen says when something does not go as it should. A lead is signed in. */
export async function pictureTroubles(page: Page, world: PictureContext): Promise<void> {
  const unstored = { defined: false, code: 'SERVICE_UNAVAILABLE', status: 503, message: NOT_STORED }
  await page.route(DECIDE_URL, (route) => route.fulfill({ status: 503, json: { json: unstored } }))
  // else the page soon hears that the desk can store
  await page.route('**/readyz', (route) => route.fulfill({ status: 503, json: {} }))
  await decideCase(page, world)
  await pictureBothSizes(page, 'review-not-stored', world)
  await page.unroute(DECIDE_URL)
  await page.unroute('**/readyz')

  const refusal = { refusal: 'already_decided', present: null }
  const refused = { defined: true, code: 'REFUSED_409', status: 409, message: 'Refused', data: refusal }
  await page.route(DECIDE_URL, (route) => route.fulfill({ status: 409, json: { json: refused } }))
  await decideCase(page, world)
  await pictureBothSizes(page, 'review-refused', world)
  await page.unroute(DECIDE_URL)

  await page.goto('/queue/flagged')
  await page.locator('main [role=row], main tr').nth(4).waitFor()
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: world.copy.cases.why }).waitFor()
  // what comes behind the case is there
  await pause(2_000)
  await page.context().setOffline(true)
  await page.getByRole('alert').first().waitFor()
  await pictureBothSizes(page, 'review-offline', world)
  await page.context().setOffline(false)

  await page.goto('/nowhere')
  await pictureBothSizes(page, 'page-missing', world)
  await page.route('**/assets/coverage*', (route) => route.abort())
  await page.goto('/coverage')
  await page.getByRole('heading', { name: world.copy.errors.page }).waitFor()
  await pictureBothSizes(page, 'page-failed', world)
  await page.unroute('**/assets/coverage*')
}

/** Address, the call that fails, and the picture's name. */
const LISTS = [
  ['/deliveries?list=held', 'deliveries/list', 'deliveries-failed'],
  ['/withdrawals', 'withdrawals/list', 'withdrawals-failed'],
  ['/appeals?list=open', 'appeals/list', 'appeals-failed'],
] as const

/** Lists that could not be loaded. */
export async function pictureFailedLists(page: Page, world: PictureContext): Promise<void> {
  for (const [address, call, name] of LISTS) {
    const path = `**/api/desk/${call}`
    await page.route(path, (route) => route.fulfill({ status: 500, json: {} }))
    await page.goto(address)
    await page.locator('main').getByRole('button', { name: world.copy.cases.retry }).waitFor()
    await pictureBothSizes(page, name, world)
    await page.unroute(path)
  }
}

/** Two people at one case, as the first of them sees it. */
export async function pictureLive(page: Page, other: Page, world: PictureContext): Promise<void> {
  await page.goto('/queue/flagged')
  await page.locator('main [role=row], main tr').nth(4).waitFor()
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: world.copy.cases.why }).waitFor()
  await other.goto(page.url())
  await other.locator('main h1').first().waitFor()
  await page.waitForTimeout(1_500)
  await world.take('review-together')
  await world.take('review-held-by-another', other)
}

/** A desk nobody has sent anything yet. */
export async function pictureEmptyLists(
  browser: Browser,
  wish: BrowserContextOptions,
  world: PictureContext,
): Promise<void> {
  const pair = await startDeskPair({})
  const language = wish.locale === 'ja-JP' ? 'ja' : 'en'
  const { cookie }: Account = await addStaff(pair.desk, 'hana', 'lead', language)
  const context = await browser.newContext({ ...wish, baseURL: pair.desk.url })
  const [name = '', value = ''] = (cookie ?? '').split('=')
  await context.addCookies([{ name, value, url: 'https://127.0.0.1' }])
  const page = await context.newPage()
  for (const [address, picture] of [
    ['/queue/flagged', 'queue-empty'],
    ['/patrol', 'patrol-empty'],
    ['/coverage', 'coverage-empty'],
    ['/search', 'search-empty'],
  ] as const) {
    await page.goto(address)
    await page.locator('main h1').first().waitFor()
    await page.waitForTimeout(500)
    await world.take(picture, page)
  }
  await context.close()
  await pair.discard()
}
