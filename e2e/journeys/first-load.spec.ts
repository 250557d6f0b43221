import { gzipSync } from 'node:zlib'
import type { PageStart } from '@mimamori/contract/page-start-contract'
import { DESK_PREFIX, PAGE_START_ID } from '@mimamori/contract/transport-contract'
import type { Page, Response } from '@playwright/test'
import { caseTitle, expect, parseSessionCookie, postOffence, test, waitForVisible } from './journey-fixtures.ts'

const TITLE = '公園の紹介文を書く'
const MAX_BYTES = { signIn: 100_000, review: 170_000 } as const
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

/** The address of a case that was just posted, and a browser that is signed in. */
async function caseAddress({
  page,
  pair,
  cookie,
}: {
  page: Page
  pair: Parameters<typeof postOffence>[0]
  cookie: string
}) {
  await postOffence(pair, TITLE)
  await page.context().addCookies([{ ...parseSessionCookie(cookie), url: 'https://127.0.0.1' }])
  await page.goto('/')
  const row = page.locator('main a[href^="/review/"]').first()
  await waitForVisible(row)
  return (await row.getAttribute('href')) ?? ''
}

test('the sign-in page is drawn with at most 100 kB of script, all of it named in the page and sent compressed', async ({
  page,
}) => {
  const { html, responses } = await openAddress(page, '/')
  await waitForVisible(page.locator('input[name=login]'))
  const scripts = scriptsOf(await loadedBefore(page, '__firstFrameAt'))
  expect(scripts.length).toBeGreaterThan(3)
  expect(scripts.map(({ path }) => path).filter((path) => !html.includes(path))).toEqual([])
  expect(await gzipped(page, scripts)).toBeLessThan(MAX_BYTES.signIn)
  expect(uncompressed(responses)).toEqual([])
})

test('a case opened by its address is drawn with at most 170 kB of script and with what came in the page: it asks for nothing first', async ({
  page,
  pair,
  me,
  browser,
}) => {
  const address = await caseAddress({ page, pair, cookie: me.cookie ?? '' })
  const fresh = await browser.newContext({ baseURL: pair.desk.url, locale: 'ja-JP' })
  await fresh.addCookies([{ ...parseSessionCookie(me.cookie ?? ''), url: 'https://127.0.0.1' }])
  const cold = await fresh.newPage()
  const { html, responses } = await openAddress(cold, address)
  await waitForVisible(caseTitle(cold).getByText(TITLE))
  const scripts = scriptsOf(await loadedBefore(cold, '__firstFrameAt'))
  expect(scripts.every(({ transferSize }) => transferSize > 0)).toBe(true)
  expect(scripts.map(({ path }) => path).filter((path) => !html.includes(path))).toEqual([])
  expect(await gzipped(cold, scripts)).toBeLessThan(MAX_BYTES.review)
  expect(embeddedCalls(html)).toEqual(expect.arrayContaining(NEEDED_CALLS))
  const needed = NEEDED_CALLS.map((call) => `${DESK_PREFIX}/${call}`)
  // later calls only look for news
  const before = await loadedBefore(cold, '__headingAt')
  expect(before.map(({ path }) => path).filter((path) => needed.includes(path))).toEqual([])
  expect(uncompressed(responses)).toEqual([])
  await fresh.close()
})

test('whoever comes back loads no script at all, of the sign-in page nor of a case', async ({ page, pair, me }) => {
  const again = async (address: string, ready: string) => {
    const tab = await page.context().newPage()
    await tab.addInitScript(noteFirstHeading)
    await tab.goto(address)
    await waitForVisible(tab.locator(ready).first())
    const scripts = scriptsOf(await loadedBefore(tab, '__firstFrameAt'))
    await tab.close()
    return { count: scripts.length, bytes: scripts.reduce((sum, { transferSize }) => sum + transferSize, 0) }
  }
  const signIn = ['/', 'input[name=login]'] as const
  expect((await again(...signIn)).bytes).toBeGreaterThan(50_000)
  expect(await again(...signIn)).toMatchObject({ bytes: 0, count: expect.any(Number) })
  const review = [await caseAddress({ page, pair, cookie: me.cookie ?? '' }), '[data-case-layer] h1'] as const
  expect((await again(...review)).count).toBeGreaterThan(3)
  const { count, bytes } = await again(...review)
  expect(count).toBeGreaterThan(3)
  expect(bytes).toBe(0)
})
