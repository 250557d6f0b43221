import { gzipSync } from 'node:zlib'
import type { PageStart } from '@mimamori/contract/page-start-contract'
import { DESK_PREFIX, PAGE_START_ID } from '@mimamori/contract/transport-contract'
import type { BrowserContext, Page, Response } from '@playwright/test'
import { type Account, signIn } from '../harness/desk-accounts.ts'
import { caseTitle, expect, parseSessionCookie, postOffence, test, waitForVisible } from './journey-fixtures.ts'

const TITLE = '公園の紹介文を書く'
const MAX_BYTES = { signIn: 110_000, review: 210_000 } as const
/** what a case cannot be painted without; a page that asks for it paints a space first */
const NEEDED_CALLS = ['session/current', 'cases/get', 'queue/list', 'queue/counts', 'decisions/recent']

type LoadedResource = { readonly path: string; readonly startTime: number; readonly transferSize: number }

/** Runs in the page before anything of its own: when the heading of a screen was first there, and when it was in a frame. */
function noteFirstHeading(): void {
  const watch = new MutationObserver(() => {
    if (!document.querySelector('h1, input[name=login]')) return
    watch.disconnect()
    Reflect.set(window, '__headingAt', performance.now())
    requestAnimationFrame(() => Reflect.set(window, '__firstFrameAt', performance.now()))
  })
  watch.observe(document, { childList: true, subtree: true })
}

/** What was asked for before the first heading was there, or before the first frame with it. */
async function loadedBefore(page: Page, moment: '__headingAt' | '__firstFrameAt'): Promise<LoadedResource[]> {
  await page.waitForFunction(() => '__firstFrameAt' in window)
  return await page.evaluate(
    (at) =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ startTime }) => startTime < Reflect.get(window, at))
        .map(({ name, startTime, transferSize }) => ({ path: new URL(name).pathname, startTime, transferSize })),
    moment,
  )
}

const scriptsOf = (loaded: readonly LoadedResource[]): LoadedResource[] =>
  loaded.filter(({ path }) => path.endsWith('.js'))

async function gzipped(page: Page, scripts: readonly LoadedResource[]): Promise<number> {
  const bodies = await Promise.all(scripts.map(async ({ path }) => (await page.request.get(path)).body()))
  return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
}

const TEXTUAL = /^(text\/|application\/(json|javascript)|image\/svg)/

/** Texts that came as they are although a compressed form is smaller. */
function uncompressed(responses: readonly Response[]): string[] {
  const plain = responses.filter((response) => {
    const headers = response.headers()
    const { pathname } = new URL(response.url())
    if (pathname.startsWith('/api/') || Number(headers['content-length'] ?? 1000) < 200) return false
    return TEXTUAL.test(headers['content-type'] ?? '') && headers['content-encoding'] !== 'br'
  })
  return plain.map((response) => response.url())
}

async function openAddress(page: Page, address: string): Promise<{ html: string; responses: Response[] }> {
  const responses: Response[] = []
  page.on('response', (response) => responses.push(response))
  await page.addInitScript(noteFirstHeading)
  const answer = await page.goto(address)
  return { html: (await answer?.text()) ?? '', responses }
}

/** The calls whose answers came inside the page. */
function embeddedCalls(html: string): string[] {
  const [, json = '{}'] = new RegExp(`<script[^>]*id="${PAGE_START_ID}"[^>]*>([^<]*)</script>`).exec(html) ?? []
  const { answers } = JSON.parse(json) as PageStart
  return answers.map(({ way }) => way.join('/'))
}

type World = {
  readonly pair: Parameters<typeof postOffence>[0]
  readonly me: Account
  readonly context: BrowserContext
}

/** The address of a case that was just posted, for a browser in which its person is signed in and that has loaded nothing yet. */
async function caseAddress({ pair, me, context }: World): Promise<string> {
  await postOffence(pair, TITLE)
  await context.addCookies([{ ...parseSessionCookie(me.cookie ?? ''), url: 'https://127.0.0.1' }])
  const { client } = await signIn(pair.desk.url, me)
  const [item] = (await client.queue.list({ view: 'flagged' })).items
  return `/review/${item?.id ?? ''}`
}

/** The scripts of a first screen that is opened once more in the same browser. */
async function openAgain(context: BrowserContext, address: string, ready: string): Promise<LoadedResource[]> {
  const tab = await context.newPage()
  await tab.addInitScript(noteFirstHeading)
  await tab.goto(address)
  await waitForVisible(tab.locator(ready).first())
  return scriptsOf(await loadedBefore(tab, '__firstFrameAt'))
}

const bytesOf = (scripts: readonly LoadedResource[]): number =>
  scripts.reduce((sum, { transferSize }) => sum + transferSize, 0)

test('the sign-in page is drawn with at most 100 kB of script, all of it named in the page and sent compressed, and with none for whoever comes back', async ({
  page,
  context,
}) => {
  const { html, responses } = await openAddress(page, '/')
  await waitForVisible(page.locator('input[name=login]'))
  const scripts = scriptsOf(await loadedBefore(page, '__firstFrameAt'))
  expect(scripts.length).toBeGreaterThan(3)
  expect(scripts.map(({ path }) => path).filter((path) => !html.includes(path))).toEqual([])
  expect(await gzipped(page, scripts)).toBeLessThan(MAX_BYTES.signIn)
  expect(bytesOf(scripts)).toBeGreaterThan(50_000)
  expect(uncompressed(responses)).toEqual([])
  expect(bytesOf(await openAgain(context, '/', 'input[name=login]'))).toBe(0)
})

test('a case opened by its address is drawn with at most 170 kB of script and with what came in the page: it asks for nothing first, nor for a script when it is opened again', async ({
  page,
  pair,
  me,
  context,
}) => {
  const address = await caseAddress({ pair, me, context })
  const { html, responses } = await openAddress(page, address)
  await waitForVisible(caseTitle(page).getByText(TITLE))
  const scripts = scriptsOf(await loadedBefore(page, '__firstFrameAt'))
  expect(scripts.every(({ transferSize }) => transferSize > 0)).toBe(true)
  expect(scripts.map(({ path }) => path).filter((path) => !html.includes(path))).toEqual([])
  expect(await gzipped(page, scripts)).toBeLessThan(MAX_BYTES.review)
  expect(embeddedCalls(html)).toEqual(expect.arrayContaining(NEEDED_CALLS))
  const needed = NEEDED_CALLS.map((call) => `${DESK_PREFIX}/${call}`)
  // later calls only look for news
  const before = await loadedBefore(page, '__headingAt')
  expect(before.map(({ path }) => path).filter((path) => needed.includes(path))).toEqual([])
  expect(uncompressed(responses)).toEqual([])
  const again = await openAgain(context, address, '[data-case-layer] h1')
  expect(again.length).toBeGreaterThan(3)
  expect(bytesOf(again)).toBe(0)
})
