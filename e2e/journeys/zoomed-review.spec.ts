import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { type Copy, expect, openSignedIn, test, waitForCase, waitForVisible } from './journey-fixtures.ts'

const TITLE = '長い募集文のある記事作成のお仕事'
const PARAGRAPH = 'お仕事の内容を順にご説明します。まず構成案を作り、次に本文を書いていただきます。'
const DESCRIPTION = `やり取りはLINE ID: yamada-work2 でお願いします。\n${Array(40).fill(PARAGRAPH).join('\n')}`

/** Zoomed in, a window of 1440 × 900 is as large as these. */
const AT_200_PERCENT = { width: 720, height: 450 }
const AT_400_PERCENT = { width: 360, height: 225 }

async function openLongCase(page: Page, pair: DeskPair, copy: Copy, me: Parameters<typeof openSignedIn>[2]) {
  const engagements = { contracts: 0, escrowedYen: 0, freelancers: 0 }
  const clientId = `U-${randomUUID()}`
  await pair.marketplace.post({ kind: 'member', body: { id: clientId, roles: ['client'] } })
  const body = { clientId, title: TITLE, description: DESCRIPTION, engagements }
  await pair.marketplace.post({ kind: 'job', truth: 'direct_deal', body })
  await openSignedIn(page, copy, me)
  await page.keyboard.press('c')
  await waitForCase(page, TITLE)
}

/** How many lines of the text are in sight as a whole: inside the window, with nothing over them. */
const countTextLines = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const text = document.querySelector('.layer:not([inert]) [data-evidence=body]')
    if (!text) return 0
    const range = document.createRange()
    range.selectNodeContents(text)
    const lineHeight = Number.parseFloat(getComputedStyle(text).lineHeight)
    const isInSight = ({ left, right, top, bottom }: DOMRect) => {
      if (top < 0 || bottom > innerHeight || left < 0 || right > innerWidth) return false
      return [left + 2, (left + right) / 2].every((x) =>
        [top + 2, bottom - 2].every((y) => text.contains(document.elementFromPoint(x, y))),
      )
    }
    const lines = [...range.getClientRects()].filter((rect) => rect.width > 0 && isInSight(rect))
    return new Set(lines.map(({ top }) => Math.round(top / lineHeight))).size
  })

const widerThanWindow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

for (const { size, lines, choices } of [
  { size: AT_200_PERCENT, lines: 10, choices: 5 },
  { size: AT_400_PERCENT, lines: 5, choices: 2 },
]) {
  test.describe(`a window of ${size.width} × ${size.height}`, () => {
    test.use({ viewport: size })

    test(`a case opens with ${lines} lines of its text or more, an open list shows what can be chosen and the letter, and nothing is wider than the window`, async ({
      page,
      pair,
      me,
      copy,
    }) => {
      await openLongCase(page, pair, copy, me)
      await expect.poll(() => countTextLines(page)).toBeGreaterThanOrEqual(lines)
      expect(await widerThanWindow(page)).toBe(0)
      // Space goes on in it
      await page.keyboard.press('Space')
      await expect.poll(() => countTextLines(page)).toBeGreaterThan(0)

      await page.keyboard.press('w')
      const list = page.getByRole('list', { name: copy.decisions.warnTitle })
      await waitForVisible(list)
      const inSight = () =>
        list.getByRole('button').evaluateAll(
          (all) =>
            all.filter((each) => {
              const { left, top, bottom } = each.getBoundingClientRect()
              return bottom <= innerHeight && each.contains(document.elementFromPoint(left + 12, (top + bottom) / 2))
            }).length,
        )
      await expect.poll(inSight).toBeGreaterThanOrEqual(choices)
      const last = list.getByRole('button').nth(8)
      await last.focus()
      await expect(last).toBeInViewport()
      const letter = page.getByRole('textbox', { name: copy.decisions.preview })
      await letter.focus()
      await expect(letter).toBeInViewport()
      expect(await widerThanWindow(page)).toBe(0)
    })
  })
}

test.describe('a window that becomes smaller while a case is open', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('keeps the text in sight when zoomed in, and nothing stands out of its button or the window, down to a phone', {
    tag: '@verify',
  }, async ({ page, pair, me, copy }) => {
    await openLongCase(page, pair, copy, me)
    await waitForVisible(page.getByRole('button', { name: copy.aside.moves.escalate }))
    const out = () =>
      page.locator('.layer:not([inert]) button:has(.kbd), .moves button').evaluateAll((all) =>
        all
          .filter((button) => {
            const edge = button.getBoundingClientRect().right
            const caps = [...button.querySelectorAll('.kbd')]
            return (
              button.scrollWidth > button.clientWidth || caps.some((cap) => cap.getBoundingClientRect().right > edge)
            )
          })
          .map((button) => button.textContent),
      )
    for (const size of [
      { width: 1024, height: 768 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size)
      await expect.poll(out).toEqual([])
      await expect.poll(() => widerThanWindow(page)).toBe(0)
      await expect.poll(async () => (await page.getByRole('banner').boundingBox())?.height).toBeLessThan(84)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.setViewportSize(AT_200_PERCENT)
    await expect.poll(() => countTextLines(page)).toBeGreaterThanOrEqual(10)
  })
})

test.describe('the letter of a measure', () => {
  test.use({ viewport: { width: 1440, height: 900 }, speaks: 'en' })

  test('is whole beside its translation, with the passage and what the member has on record in sight', {
    tag: '@verify',
  }, async ({ page, pair, me, copy }) => {
    await openLongCase(page, pair, copy, me)
    await page.keyboard.press('w')
    const letter = page.getByRole('textbox', { name: copy.decisions.preview })
    await waitForVisible(letter)
    const hidden = await page
      .locator('.layer:not([inert]) .letter')
      .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)
    expect(hidden).toBeLessThanOrEqual(0)
    expect(await letter.evaluate((field) => field.scrollHeight - field.clientHeight)).toBeLessThanOrEqual(0)
    await expect(letter).toBeInViewport({ ratio: 1 })
    await expect(page.getByText(copy.decisions.english)).toBeInViewport()
    await expect(page.locator('.layer:not([inert]) .passage[data-active]').first()).toBeInViewport()
    await expect(page.locator('.layer:not([inert]) [data-case-standing]')).toBeInViewport()
  })
})
