import { type Page, chromium as playwright } from 'playwright'
import { chromium } from '../chromium.ts'
import { addStaff, signInOnPage } from '../harness/desk-accounts.ts'
import type { DeskProcess } from '../harness/desk-process.ts'

const OPENING_COUNT = 30
const PAUSE_MS = 300

/** Runs in the page: how long from the key that goes to the breakdown until the frame with its bars has been painted. */
function watchBreakdown(): void {
  const painted: number[] = []
  Reflect.set(window, '__painted', painted)
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.code !== 'KeyB') return
      const look = () => {
        if (!document.querySelector('main figure a[data-point]')) return requestAnimationFrame(look)
        // a message sent in a frame arrives once that frame is painted
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => painted.push(performance.now() - event.timeStamp)
        port2.postMessage(null)
        return 0
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
}

async function openBreakdown(page: Page): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await page.locator('main figure a[data-point]').first().waitFor()
  await page.waitForTimeout(PAUSE_MS)
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await page.locator('main a[data-case]').first().waitFor()
  await page.waitForTimeout(PAUSE_MS)
}

/** A lead goes from the queue to the breakdown, again and again; the first time loads its script. In milliseconds, with Chromium's version. */
export async function measureBreakdownPaint(
  desk: DeskProcess,
): Promise<{ first: number; others: number[]; version: string }> {
  const { executablePath, env } = chromium()
  const browser = await playwright.launch({ executablePath, env: { ...env } })
  try {
    const account = await addStaff(desk, 'uchiwake-page', 'lead')
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP', baseURL: desk.url })
    await page.addInitScript(watchBreakdown)
    await page.goto('/')
    await signInOnPage(page, account)
    await page.locator('main a[data-case]').first().waitFor()
    for (let n = 0; n <= OPENING_COUNT; n++) await openBreakdown(page)
    const [first = 0, ...others] = await page.evaluate(() => Reflect.get(window, '__painted') as number[])
    return { first, others, version: browser.version() }
  } finally {
    await browser.close()
  }
}
