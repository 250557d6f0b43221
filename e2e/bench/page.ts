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

async function signedIn(browser: Browser, { desk }: Pair): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP', baseURL: desk.url })
  await page.addInitScript(watchVitals)
  await page.goto('/')
  await typeIn(page, demoAccount('sato'))
  await page.locator('main [role=table], main [role=grid], main table').first().waitFor()
  return page
}

/** Load an address so many times on a slower processor. Answers the largest paint of each, in milliseconds, and the worst shift. */
async function load(page: Page, address: string): Promise<{ lcp: number[]; cls: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const lcp: number[] = []
  let cls = 0
  for (let n = 0; n < LOADS; n++) {
    await page.goto(address)
    await page.locator('main h1').first().waitFor()
    await page.waitForTimeout(SETTLED_MS * 2)
    const seen = await seenOn(page)
    lcp.push(seen.lcp)
    cls = Math.max(cls, seen.cls)
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await session.detach()
  return { lcp, cls }
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
    const stranger = await browser.newPage({ baseURL: pair.desk.url })
    await stranger.addInitScript(watchVitals)
    const signIn = await load(stranger, '/')
    const person = await signedIn(browser, pair)
    const queue = await load(person, '/queue/flagged')
    const [row] = await person.locator('main a[href^="/review/"]').all()
    const review = row ? await load(person, (await row.getAttribute('href')) ?? '/') : null
    if (!review) throw new Error('no case in the queue')
    const { interactions, cls } = await work(person)
    const of = { id: 'N9', engine: `sqlite, Chromium ${browser.version()}` } as const
    const painted = (name: string, { lcp }: { lcp: number[] }): Figure => {
      const { p50, max } = percentilesOf(lcp)
      return { ...of, name: `largest paint, ${name}`, value: p50, unit: 'ms', n: LOADS, max_ms: max, slow_down: SLOWER }
    }
    const sorted = interactions.toSorted((a, b) => a - b)
    const pressed = ROUNDS * KEYS.length
    // what took less than a frame is not told; it is among the 98 % all the same
    const p98 = sorted[sorted.length - 1 - Math.floor(pressed * 0.02)] ?? 0
    const shift = Math.max(signIn.cls, queue.cls, review.cls, cls)
    return [
      painted('sign-in', signIn),
      painted('queue', queue),
      painted('review', review),
      { ...of, name: 'layout shift, worst page', value: rounded(shift, 4), unit: '', n: 3 * LOADS + 1 },
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
