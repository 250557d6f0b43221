import { type Browser, type Page, chromium as playwright } from 'playwright'
import { chromium } from '../chromium.ts'
import { type Pair, startPair } from '../running/marketplace.ts'
import { demoAccount, typeIn } from '../running/people.ts'
import { type Figure, percentilesOf, rounded } from './measure.ts'

const LOADS = 5
const SLOWER = 4
const OPENING = 60
const ROUNDS = 25
/** what a person does on the review screen and in the queue, without deciding and with it */
const KEYS = ['n', 'p', ']', ']', '[', 'd', 'd', 'h', 'Escape', 'w', 'Escape', 'j', 'k', 'f', 'f', 'a', 'z'] as const
const BETWEEN_MS = 180
const SETTLED_MS = 700
const WINDOW = { viewport: { width: 1440, height: 900 }, locale: 'ja-JP' } as const

type Seen = { lcp: number; cls: number; interactions: number[] }

/** Runs in the page before anything of its own: what the browser itself says about painting and answering. */
function watchVitals(): void {
  const seen: Seen = { lcp: 0, cls: 0, interactions: [] }
  Reflect.set(window, '__seen', seen)
  const watch = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more })
  watch('largest-contentful-paint', (entry) => {
    seen.lcp = entry.startTime
  })
  watch('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
    if (!hadRecentInput) seen.cls += value
  })
  const slowest = new Map<number, number>()
  const interaction = (entry: PerformanceEntry) => {
    const { interactionId, duration } = entry as PerformanceEntry & { interactionId: number }
    if (!interactionId) return
    slowest.set(interactionId, Math.max(slowest.get(interactionId) ?? 0, duration))
    seen.interactions = [...slowest.values()]
  }
  watch('event', interaction, { durationThreshold: 16 })
}

const seenOn = (page: Page): Promise<Seen> => page.evaluate(() => Reflect.get(window, '__seen') as Seen)

type Cookies = { readonly url: string; readonly cookies: { name: string; value: string; url: string }[] }

/** A browser keeps a cookie for `https` alone; on this machine it sends it over plain http as well. */
async function cookiesOf(page: Page, url: string): Promise<Cookies> {
  const { cookies } = await page.context().storageState()
  return { url, cookies: cookies.map(({ name, value }) => ({ name, value, url: 'https://127.0.0.1' })) }
}

async function signedIn(browser: Browser, { desk }: Pair): Promise<Page> {
  const page = await browser.newPage({ ...WINDOW, baseURL: desk.url })
  await page.addInitScript(watchVitals)
  await page.goto('/')
  await typeIn(page, demoAccount('sato'))
  await page.locator('main [role=table], main [role=grid], main table').first().waitFor()
  return page
}

type Paints = { readonly first: number[]; readonly again: number[]; readonly cls: number }

/** The largest paint of this address in this tab, in milliseconds, and what moved. */
async function paint(page: Page, address: string): Promise<Seen> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.goto(address)
  // not by waiting for an element: what looks for it again and again would take a part of the slow processor's time
  await page.waitForTimeout(SETTLED_MS * 3)
  const seen = await seenOn(page)
  if ((await page.locator('main h1, main input').count()) === 0) throw new Error(`${address} was not painted in time`)
  await session.detach()
  return seen
}

/** An address in browsers that have nothing kept, and once more in the same: what somebody sees on the next day. */
async function load(browser: Browser, state: Cookies, address: string): Promise<Paints> {
  const first: number[] = []
  const again: number[] = []
  let cls = 0
  for (let n = 0; n < LOADS; n++) {
    const context = await browser.newContext({ ...WINDOW, baseURL: state.url })
    await context.addInitScript(watchVitals)
    await context.addCookies(state.cookies)
    for (const into of [first, again]) {
      const page = await context.newPage()
      const seen = await paint(page, address)
      into.push(seen.lcp)
      cls = Math.max(cls, seen.cls)
      await page.close()
    }
    await context.close()
  }
  return { first, again, cls }
}

/** Keys one after another, as somebody at work presses them. Answers how long each took to be painted, and the shift. */
async function work(page: Page): Promise<Seen> {
  await page.goto('/')
  await page.locator('main [role=table], main [role=grid], main table').first().waitFor()
  await page.keyboard.press('c')
  await page.locator('.layer:not([inert])').waitFor()
  for (let n = 0; n < ROUNDS; n++) {
    for (const key of KEYS) {
      await page.waitForTimeout(BETWEEN_MS)
      await page.keyboard.press(key)
    }
  }
  await page.waitForTimeout(SETTLED_MS)
  return await seenOn(page)
}

/** N9: how soon the page is there on a slower processor, whether it jumps, and how soon it answers a key. */
export async function page(): Promise<Figure[]> {
  const pair = await startPair({ demo: true, ownClock: true }, OPENING)
  const { executablePath, env } = chromium()
  const browser = await playwright.launch({ executablePath, env: { ...env } })
  try {
    const { url } = pair.desk
    const signIn = await load(browser, { url, cookies: [] }, '/')
    const person = await signedIn(browser, pair)
    const [row] = await person.locator('main a[href^="/review/"]').all()
    const address = await row?.getAttribute('href')
    if (!address) throw new Error('no case in the queue')
    const known = await cookiesOf(person, url)
    const queue = await load(browser, known, '/queue/flagged')
    const review = await load(browser, known, address)
    const { interactions, cls } = await work(person)
    const of = { id: 'N9', engine: `sqlite, Chromium ${browser.version()}` } as const
    const painted = (name: string, paints: Paints): Figure[] =>
      ([name, `${name}, second visit`] as const).map((called, at) => {
        const { p50, max } = percentilesOf(at === 0 ? paints.first : paints.again)
        const said = { value: p50, unit: 'ms', n: LOADS, max_ms: max, slow_down: SLOWER }
        return { ...of, name: `largest paint, ${called}`, ...said }
      })
    const sorted = interactions.toSorted((a, b) => a - b)
    const pressed = ROUNDS * KEYS.length
    // what took less than a frame is not told; it is among the 98 % all the same
    const p98 = sorted[sorted.length - 1 - Math.floor(pressed * 0.02)] ?? 0
    const shift = Math.max(signIn.cls, queue.cls, review.cls, cls)
    return [
      ...painted('sign-in', signIn),
      ...painted('queue', queue),
      ...painted('review', review),
      { ...of, name: 'layout shift, worst page', value: rounded(shift, 4), unit: '', n: 6 * LOADS + 1 },
      {
        ...of,
        name: 'key to next paint, p98',
        value: p98,
        unit: 'ms',
        n: pressed,
        told: sorted.length,
      },
    ]
  } finally {
    await browser.close()
    await pair.discard()
  }
}
