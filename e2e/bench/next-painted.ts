import { type Browser, type Page, chromium as playwright } from 'playwright'
import { chromium } from '../chromium.ts'
import { poolOf } from '../running/intake.ts'
import { fill } from '../running/load.ts'
import { startPair } from '../running/marketplace.ts'
import { demoAccount, typeIn } from '../running/people.ts'
import { type Figure, spreadOf } from './measure.ts'

const WARM_UP = 10
const DECISIONS = 100
/** more than are decided: not every one of them is flagged */
const CASES = 3 * (WARM_UP + DECISIONS)
/** a pace of reading that lets the desk prepare what follows; also longer than the guard after a swap */
const READING_MS = 400

/**
 * Runs in the page: from the instant the browser took the key until the frame in which the next case's title stands
 * has been painted.
 */
function watchPaint(): void {
  const shown = () => document.querySelector('.layer:not([inert])')?.getAttribute('data-case-layer')
  const samples: number[] = []
  Reflect.set(window, '__samples', samples)
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.code !== 'KeyA' || !shown()) return
      const before = shown()
      const look = () => {
        const now = shown()
        if (now === undefined || now === null || now === before) return requestAnimationFrame(look)
        // a message sent in a frame arrives once that frame is painted
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => samples.push(performance.now() - event.timeStamp)
        port2.postMessage(null)
        return 0
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
}

async function signedIn(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP', baseURL: url })
  await page.addInitScript(watchPaint)
  await page.goto('/')
  await typeIn(page, demoAccount('sato'))
  await page.locator('main h1').waitFor()
  await page.locator('main table, main [role=table], main [role=grid]').first().waitFor()
  return page
}

async function decideAndMeasure(page: Page): Promise<number[]> {
  const layer = page.locator('.layer:not([inert])')
  await page.keyboard.press('c')
  await layer.waitFor()
  for (let n = 0; n < WARM_UP + DECISIONS; n++) {
    const before = await layer.getAttribute('data-case-layer')
    await page.waitForTimeout(READING_MS)
    await page.keyboard.press('a')
    await page.waitForFunction(
      (number) => document.querySelector('.layer:not([inert])')?.getAttribute('data-case-layer') !== number,
      before,
    )
  }
  await page.waitForTimeout(200)
  const samples = await page.evaluate(() => Reflect.get(window, '__samples') as number[])
  return samples.slice(WARM_UP)
}

/** N6: key → next case painted, in Chromium, on a desk with 14 months of history and the stand-in beside it. */
export async function nextPainted(): Promise<Figure[]> {
  const pair = await startPair({ demo: true, ownClock: true })
  const pool = poolOf(pair.desk.url, 4)
  const { executablePath, env } = chromium()
  const browser = await playwright.launch({ executablePath, env: { ...env } })
  try {
    await fill(pair.desk, pool, CASES, 'N-', 'direct_deal')
    const samples = await decideAndMeasure(await signedIn(browser, pair.desk.url))
    if (samples.length < DECISIONS) throw new Error(`only ${samples.length} decisions were measured`)
    const spread = { ...spreadOf(samples), reading_ms: READING_MS }
    const engine = `sqlite, Chromium ${browser.version()}`
    return [
      {
        id: 'N6',
        name: 'key to next case painted, p95',
        value: spread.p95_ms,
        unit: 'ms',
        n: samples.length,
        engine,
        ...spread,
      },
    ]
  } finally {
    await browser.close()
    await pool.destroy()
    await pair.discard()
  }
}
