import type { Page } from 'playwright'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

/** What a lead sees of the notices: all of them, one in the writing with a figure typed by hand, and one that is published. */
export async function pictureNotices(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  await page.goto('/notices')
  await page.locator('[data-notice]').nth(1).waitFor()
  await take('notices')
  const [draft = '', published = ''] = await page
    .locator('[data-notice] a')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
  await page.goto(draft)
  const frame = page.frameLocator('iframe')
  await frame.locator('h1').waitFor()
  await take('notice-draft')
  const breakdown = page.locator('main textarea[id$=-text-breakdown]').first()
  await breakdown.fill(`違反は12件でした。\n\n${await breakdown.inputValue()}`)
  await frame.getByText('違反は12件でした。').scrollIntoViewIfNeeded()
  await take('notice-typed')
  await page.setViewportSize(NARROW)
  await page.evaluate(() => document.querySelector('h1')?.scrollIntoView())
  await take('notice-draft-narrow')
  await page.evaluate(() => localStorage.clear())
  for (const [size, suffix] of [
    [WIDE, ''],
    [NARROW, '-narrow'],
  ] as const) {
    await page.setViewportSize(size)
    await page.goto(published)
    await frame.locator('#section-breakdown').scrollIntoViewIfNeeded()
    await take(`notice-published${suffix}`)
  }
  await page.goto('/notices')
  await page.locator('[data-notice]').nth(1).waitFor()
  await take('notices-narrow')
  await page.route('**/notices/**', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await page.setViewportSize(WIDE)
  await page.goto('/notices')
  await page.locator('main [role=alert]').waitFor({ timeout: 20_000 })
  await take('notices-failed')
  await page.unroute('**/notices/**')
}
