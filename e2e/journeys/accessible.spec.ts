import AxeBuilder from '@axe-core/playwright'
import type { Language } from '@mimamori/policy/staff/staff'
import type { Page } from '@playwright/test'
import { type Copy, caseTitle, expect, signIn, test } from './world.ts'

const background = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.querySelector('main') ?? document.body).backgroundColor)

/**
 * Violations of WCAG 2.2 A and AA and of axe's best practices on what is now on screen. The dark theme changes colours
 * alone, so there the contrast is checked.
 */
async function check(page: Page, screen: string, found: string[], part = 'html'): Promise<void> {
  const note = (theme: string, { violations }: Awaited<ReturnType<AxeBuilder['analyze']>>) =>
    found.push(
      ...violations.map(({ id, nodes }) => `${screen}, ${theme}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    )
  note('light', await new AxeBuilder({ page }).include(part).analyze())
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForTimeout(150)
  note('dark', await new AxeBuilder({ page }).include(part).withRules(['color-contrast']).analyze())
  await page.emulateMedia({ colorScheme: 'light' })
  await page.waitForTimeout(150)
}

/** the case on screen; others lie ready beneath it */
const ON_SCREEN = '.layer:not([inert])'

async function checkReview(page: Page, copy: Copy, found: string[]): Promise<void> {
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: copy.cases.why }).waitFor()
  await page.waitForTimeout(300)
  await check(page, 'review', found)
  for (const [key, label] of [
    ['h', copy.decisions.hideTitle],
    ['w', copy.decisions.warnTitle],
    ['m', copy.decisions.adviceTitle],
    ['r', copy.decisions.correctionTitle],
  ] as const) {
    await page.keyboard.press(key)
    await page.getByRole('region', { name: copy.decisions.column }).getByText(label).first().waitFor()
    await check(page, `review ${key}`, found, `${ON_SCREEN} .decide`)
    await page.keyboard.press('Escape')
  }
  for (const tab of ['reports', 'history']) {
    await page.keyboard.press(']')
    await check(page, `review ${tab}`, found, `${ON_SCREEN} .evidence`)
  }
}

/** Both themes are real: the page is painted otherwise. */
async function checkThemes(page: Page): Promise<void> {
  const light = await background(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => background(page)).not.toBe(light)
  await page.emulateMedia({ colorScheme: 'light' })
}

async function checkScreens(page: Page, copy: Copy, found: string[]): Promise<void> {
  await check(page, 'queue', found)
  await page.goto('/queue/mine')
  await page.getByText(copy.queue.empty.mine).waitFor()
  await check(page, 'queue empty', found)
  await page.goto('/queue/flagged')
  await expect(caseTitle(page)).toHaveText(copy.queue.titles.flagged)
  await checkReview(page, copy, found)
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await check(page, 'keys', found)
  await page.keyboard.press('Escape')
  await page.goto('/audit')
  await page.getByRole('table', { name: copy.audit.title }).waitFor()
  await check(page, 'audit', found)
}

for (const speaks of ['ja', 'en'] satisfies Language[]) {
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks, colorScheme: 'light', demo: { opening: 20 } })

    test('every screen can be used by everybody, in the light and in the dark', async ({ page, me, copy }) => {
      const found: string[] = []
      await page.goto('/')
      await page.getByRole('heading', { level: 1, name: copy.staff.title }).waitFor()
      await checkThemes(page)
      await check(page, 'sign-in', found)
      await signIn(page, copy, me)
      await checkScreens(page, copy, found)
      expect(found).toEqual([])
    })
  })
}
