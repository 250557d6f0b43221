import type { Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

const CONTRAST = 'color-contrast'
/** axe leaves this one of WCAG 2.2 AA out unless it is asked for */
const EXTRA_RULES = { 'target-size': { enabled: true } }

/**
 * What axe has against a part of what is now on screen, a line each: WCAG 2.2 A and AA and its best practices, but for
 * what `options` say. It is brought into a document once; reading its script takes longer than most of its looks. Frames
 * are not looked into: what stands in one is checked by itself.
 */
export async function findViolations(page: Page, options: RunOptions = {}, part = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return await page.evaluate(
    async ([part, options]) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run(part, { ...options, resultTypes: ['violations'] })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    },
    [part, options] as const,
  )
}

/** Wait until the layout is the last one: every font is there, and nothing moves or changes its colour any more. */
async function waitForStillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    // one that is driven by scrolling ends where its scroller does
    const passing = document
      .getAnimations()
      .filter(({ effect, timeline }) => timeline === document.timeline && effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(passing.map(({ finished }) => finished))
  })
}

/** Paint it so, and wait until no colour is on its way any more. */
async function applyColorScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await waitForStillness(page)
}

/** Runs in the page: what its tab is called, the screen in it, and what it speaks. */
function findUnnamed(): { title: string; heading: string; speaks: string } {
  const heading = [...document.querySelectorAll('h1')].find((each) => !each.closest('[inert]'))
  return {
    title: document.title,
    heading: heading?.textContent.trim() ?? 'without a heading',
    speaks: document.documentElement.lang,
  }
}

/** Runs in the page: panes meant to scroll up and down alone that are wider inside than outside, by their first words. */
function findCutPanes(): string[] {
  const panes = [...document.querySelectorAll<HTMLElement>('main, main *')].filter((each) => {
    const { overflowX, overflowY } = getComputedStyle(each)
    const meant = /overflow-(x-)?auto/.test(each.className) && !each.className.includes('overflow-y-auto')
    return overflowX === 'auto' && overflowY === 'auto' && !meant && each.scrollWidth > each.clientWidth
  })
  return panes.map(
    (each) => `${each.scrollWidth - each.clientWidth} px of it are cut: ${each.textContent.slice(0, 60)}`,
  )
}

/**
 * Runs in the page: what members wrote, where an English voice would read it, as no `lang` says that it is Japanese
 * (WCAG 3.1.2). Sentences of the desk that name a title, and the short names of colleagues, are left out.
 */
function findUnmarkedJapanese(): string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode as Text
    const japanese = /^[^A-Za-z]*[\u3040-\u30ff\u4e00-\u9fff]{4}/u.test(data)
    if (japanese && parentElement?.closest<HTMLElement>('[lang]')?.lang !== 'ja') found.push(data.trim().slice(0, 60))
  }
  return found
}

/**
 * Runs in the page: words that are missing (a value that is none, a control without a name) or cut at the edge of what they name: a
 * button, a tab, a heading, the head of a column, a label.
 */
function findBrokenWords(): string[] {
  const shown = (each: HTMLElement) => !each.closest('[inert]') && each.checkVisibility({ checkVisibilityCSS: true })
  const controls = [...document.querySelectorAll<HTMLElement>('button, a[href], [role=tab], summary')].filter(shown)
  const nameless = controls.filter(
    (each) =>
      !each.textContent.trim() &&
      !each.ariaLabel &&
      !each.getAttribute('aria-labelledby') &&
      !each.querySelector('img[alt]'),
  )
  const named = [...controls, ...document.querySelectorAll<HTMLElement>('h1, h2, h3, th, label, legend, dt')].filter(
    shown,
  )
  const cut = named.filter((each) => {
    const { overflowX, textOverflow } = getComputedStyle(each)
    // one pixel is what is there for screen readers alone
    const isSeen = each.clientWidth > 1
    return isSeen && overflowX !== 'visible' && textOverflow !== 'ellipsis' && each.scrollWidth > each.clientWidth + 1
  })
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const missing: string[] = []
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode as Text
    if (/\b(undefined|NaN)\b|\[object /.test(data) && !parentElement?.closest('script, style'))
      missing.push(data.trim())
  }
  return [
    ...nameless.map((each) => `without a name: ${each.outerHTML.slice(0, 120)}`),
    ...cut.map((each) => `cut: ${each.textContent.slice(0, 60)}`),
    ...missing.map((each) => `a word is missing: ${each.slice(0, 60)}`),
  ]
}

const WITHOUT_AXE = new WeakSet<Page>()

/** On this page `checkAccessibility` looks at words and panes alone: axe takes longer than all the rest. */
export const leaveOutAxe = (page: Page): void => void WITHOUT_AXE.add(page)

/**
 * Violations of WCAG 2.2 A and AA and of axe's best practices on what is now on screen, and panes whose text is cut. The dark theme changes colours
 * alone, so there the contrast is checked. Contrast takes by far the longest, and words have no colours of their own: it is
 * looked at in one language. In English words are looked at: none is missing, cut or Japanese.
 */
export async function checkAccessibility(page: Page, screen: string, found: string[], part = 'html'): Promise<void> {
  const note = async (theme: string, options: RunOptions): Promise<void> =>
    void found.push(...(await findViolations(page, options, part)).map((each) => `${screen}, ${theme}: ${each}`))
  await waitForStillness(page)
  found.push(...(await page.evaluate(findCutPanes)).map((each) => `${screen}: ${each}`))
  const { title, heading, speaks } = await page.evaluate(findUnnamed)
  // WCAG 2.4.2: the tab of the browser is called what the screen is
  if (!title.includes(heading) || !/ — (見守り|Mimamori)$/.test(title))
    found.push(`${screen}: the tab is called "${title}", the screen "${heading}"`)
  if (speaks !== 'ja') {
    found.push(...(await page.evaluate(findUnmarkedJapanese)).map((each) => `${screen}: read in English: ${each}`))
    found.push(...(await page.evaluate(findBrokenWords)).map((each) => `${screen}: ${each}`))
  }
  if (WITHOUT_AXE.has(page)) return
  if (speaks !== 'ja') return await note('light', { rules: { ...EXTRA_RULES, [CONTRAST]: { enabled: false } } })
  await note('light', { rules: EXTRA_RULES })
  await applyColorScheme(page, 'dark')
  await note('dark', { runOnly: [CONTRAST] })
  await applyColorScheme(page, 'light')
}

/** Go to an address of the desk as a link does: without loading the page anew. */
export const openScreen = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => history.pushState(null, '', to), address)
