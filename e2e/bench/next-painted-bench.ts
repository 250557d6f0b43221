import { type Browser, type Page, chromium as playwright } from 'playwright'
import { chromium } from '../chromium.ts'
import { postExampleJobs } from '../harness/case-requests.ts'
import { demoAccount, signInOnPage } from '../harness/desk-accounts.ts'
import { connectionPool } from '../harness/intake-requests.ts'
import { startDeskPair } from '../harness/marketplace-process.ts'
import { type Figure, latencyPercentiles } from './bench-figures.ts'

const WARM_UP_DECISIONS = 10
const DECISION_COUNT = 100
/** more than are decided: not every one of them is flagged */
const CASE_COUNT = 3 * (WARM_UP_DECISIONS + DECISION_COUNT)
/** a pace of reading that lets the desk prepare what follows; also longer than the guard after a swap */
const READING_PAUSE_MS = 700

/** One decision: which frame after the key showed the next case (1: the first), and milliseconds from the key. */
type PaintSample = { readonly frame: number; readonly laidOut: number; readonly painted: number }

/**
 * Runs in the page: from the instant the browser took the key until the next case is laid out, and until the frame in which it stands has
 * been painted. `laidOut` is where the key's own work ends, before the wait for a frame.
 */
function watchPaint(): void {
  const shown = () => document.querySelector('.layer:not([inert])')?.getAttribute('data-case-layer') ?? null
  const samples: PaintSample[] = []
  Reflect.set(window, '__samples', samples)
  /** runs once everything that is under way has ended: no timer waits, and no frame */
  const afterTasks = (run: () => void) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = run
    port2.postMessage(null)
  }
  window.addEventListener(
    'keydown',
    ({ code, timeStamp }) => {
      const before = shown()
      if (code !== 'KeyA' || before === null) return
      let laidOut: number | null = null
      const isNext = () => ![null, before].includes(shown())
      const lookForLayout = () => {
        if (laidOut !== null) return
        if (!isNext()) return afterTasks(lookForLayout)
        document.body.getBoundingClientRect()
        laidOut = performance.now() - timeStamp
      }
      afterTasks(lookForLayout)
      let frame = 0
      const lookAtFrame = () => {
        frame += 1
        if (!isNext()) return requestAnimationFrame(lookAtFrame)
        const inFrame = frame
        if (laidOut === null) lookForLayout()
        // a message sent in a frame arrives once that frame is painted
        afterTasks(() =>
          samples.push({ frame: inFrame, laidOut: laidOut ?? 0, painted: performance.now() - timeStamp }),
        )
        return 0
      }
      requestAnimationFrame(lookAtFrame)
    },
    { capture: true },
  )
}

async function openSignedIn(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP', baseURL: url })
  await page.addInitScript(watchPaint)
  await page.goto('/')
  await signInOnPage(page, demoAccount('sato'))
  await page.locator('main h1').waitFor()
  await page.locator('main table, main [role=table], main [role=grid]').first().waitFor()
  return page
}

async function decideAndMeasure(page: Page): Promise<PaintSample[]> {
  const layer = page.locator('.layer:not([inert])')
  await page.keyboard.press('c')
  await layer.waitFor()
  for (let n = 0; n < WARM_UP_DECISIONS + DECISION_COUNT; n++) {
    const before = await layer.getAttribute('data-case-layer')
    await page.waitForTimeout(READING_PAUSE_MS)
    await page.keyboard.press('a')
    await page.waitForFunction(
      (number) => document.querySelector('.layer:not([inert])')?.getAttribute('data-case-layer') !== number,
      before,
    )
  }
  await page.waitForTimeout(200)
  const samples = await page.evaluate(() => Reflect.get(window, '__samples') as PaintSample[])
  return samples.slice(WARM_UP_DECISIONS)
}

/** N6: key → next case painted, in Chromium, on a desk with 14 months of history and the stand-in beside it. */
export async function benchNextPainted(): Promise<Figure[]> {
  const pair = await startDeskPair({ demo: true, ownClock: true })
  const pool = connectionPool(pair.desk.url, 4)
  const { executablePath, env } = chromium()
  const browser = await playwright.launch({ executablePath, env: { ...env } })
  try {
    // flagged, but not so surely that passing a case asks why
    await postExampleJobs(pair.desk, pool, CASE_COUNT, 'N-', 'direct_deal', (n) => ({
      clientId: `U-N-${n}`,
      description:
        '指定のテーマで500字ほどの記事を書くお仕事です。納期は1週間です。応募者には登録料1,000円をお支払いいただきます。丁寧に書いてくださる方をお待ちしています。',
    }))
    const samples = await decideAndMeasure(await openSignedIn(browser, pair.desk.url))
    if (samples.length < DECISION_COUNT) throw new Error(`only ${samples.length} decisions were measured`)
    const engine = `sqlite, Chromium ${browser.version()}`
    const about = { id: 'N6', n: samples.length, engine, reading_ms: READING_PAUSE_MS }
    const spreadOf = (of: 'laidOut' | 'painted') => latencyPercentiles(samples.map((sample) => sample[of]))
    const first = samples.filter(({ frame }) => frame === 1).length / samples.length
    const [laidOut, painted] = [spreadOf('laidOut'), spreadOf('painted')]
    return [
      { ...about, name: 'next case in the first frame after the key', value: first * 100, unit: '%' },
      { ...about, name: 'key to next case laid out, p95', value: laidOut.p95_ms, unit: 'ms', ...laidOut },
      { ...about, name: 'key to next case painted, p95', value: painted.p95_ms, unit: 'ms', ...painted },
    ]
  } finally {
    await browser.close()
    await pool.destroy()
    await pair.discard()
  }
}
