import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const CONTRAST = ['color-contrast']

/** In legacy mode nothing is opened beside the page; there are no frames of other origins. */
const axeOn = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })

/** Paint it so, and wait until no colour is on its way any more. */
async function paint(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(passing.map(({ finished }) => finished))
  })
}

/** Runs in the page: what its tab is called, the screen in it, and what it speaks. */
function named(): { title: string; heading: string; speaks: string } {
  const heading = [...document.querySelectorAll('h1')].find((each) => !each.closest('[inert]'))
  return {
    title: document.title,
    heading: heading?.textContent.trim() ?? 'without a heading',
    speaks: document.documentElement.lang,
  }
}

/**
 * Violations of WCAG 2.2 A and AA and of axe's best practices on what is now on screen. The dark theme changes colours
 * alone, so there the contrast is checked. Contrast takes by far the longest, and words have no colours of their own: it is
 * looked at in one language.
 */
export async function check(page: Page, screen: string, found: string[], part = 'html'): Promise<void> {
  const note = (theme: string, { violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): void =>
    void found.push(
      ...violations.map(({ id, nodes }) => `${screen}, ${theme}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    )
  const { title, heading, speaks } = await page.evaluate(named)
  // WCAG 2.4.2: the tab of the browser is called what the screen is
  if (!title.includes(heading) || !/ — (見守り|Mimamori)$/.test(title))
    found.push(`${screen}: the tab is called "${title}", the screen "${heading}"`)
  if (speaks !== 'ja') return note('light', await axeOn(page).include(part).disableRules(CONTRAST).analyze())
  note('light', await axeOn(page).include(part).analyze())
  await paint(page, 'dark')
  note('dark', await axeOn(page).include(part).withRules(CONTRAST).analyze())
  await paint(page, 'light')
}
