import type { Page } from '@playwright/test'
import { expect, openSignedIn, postOffence, test, waitForCase } from './journey-fixtures.ts'

/** the family that comes with the tests' browser, and that `packages/ui/src/theme.css` asks for */
const FAMILY = 'Noto Sans JP'
const TITLE = 'Logo for a café — 「直接取引」のご相談'

/** Which fonts really drew the letters of the page: glyphs by family, as the browser counts them. */
async function glyphsByFamily(page: Page): Promise<Record<string, number>> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' })
  const glyphs: Record<string, number> = {}
  for (const nodeId of nodeIds) {
    // a page at work replaces elements, such as a text that loads, while it is looked at
    const gone = () => ({ fonts: [] })
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId }).catch(gone)
    for (const { familyName, glyphCount } of fonts) glyphs[familyName] = (glyphs[familyName] ?? 0) + glyphCount
  }
  await devtools.detach()
  return glyphs
}

async function expectShippedFont(page: Page): Promise<void> {
  const glyphs = await glyphsByFamily(page)
  // a weight other than regular and bold is told as "Noto Sans JP SemiBold"
  const others = Object.keys(glyphs).filter((family) => !family.startsWith(FAMILY))
  expect(others).toEqual([])
  expect(Object.keys(glyphs)).toContain(FAMILY)
}

/** Families of machines that have Japanese fonts, asked for by name: none of them is there. */
const usesSystemFonts = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.body.style.fontFamily = '"DejaVu Sans", "Noto Sans CJK JP", "IPAGothic", "Arial", monospace'
  })

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`the letters of a page in ${speaks === 'ja' ? 'Japanese' : 'English'}`, { tag: '@verify' }, () => {
    test.use({ speaks })
    test('are drawn by the font that came with the install, whatever the machine has', async ({
      page,
      copy,
      pair,
      me,
    }) => {
      await page.goto('/')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectShippedFont(page)
      await usesSystemFonts(page)
      await expectShippedFont(page)
      await postOffence(pair, TITLE)
      await openSignedIn(page, copy, me)
      await expectShippedFont(page)
      await page.keyboard.press('c')
      await waitForCase(page, TITLE)
      await expectShippedFont(page)
    })
  })
}
