import { panels } from '@mimamori/copy/panels/en'
import { savedSteps as steps } from '@mimamori/copy/saved-steps/en'
import { snippets } from '@mimamori/copy/snippets/en'
import type { Page } from '@playwright/test'
import { findViolations } from './accessibility-checks.ts'
import {
  expect,
  openSignedIn,
  postOffence,
  readDecisions,
  test,
  waitForCase,
  waitForNextReady,
  waitForVisible,
} from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
const SNIPPET = { name: 'kakunin', text: 'お手数ですが、3日以内にサイト内のメッセージでご返信ください。' }
const NOTE = '初回のため様子を見る'
const STEP = '外部誘導'

test.use({ speaks: 'en' })

test('templates are filtered, a snippet goes into the letter, and all of it is one step on the next case', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  for (const title of [FIRST, SECOND]) await postOffence(pair, title)
  await openSignedIn(page, copy, me)
  await addSnippet(page)

  await page.goto('/queue/flagged')
  await waitForVisible(page.getByRole('main').getByText(FIRST).first())
  await page.keyboard.press('c')
  await waitForCase(page, FIRST)
  await waitForNextReady(page, SECOND)
  await page.keyboard.press('w')
  const list = page.getByRole('list', { name: panels.warnTitle })
  await expect(list.getByRole('listitem')).toHaveCount(9)
  await page.keyboard.press('/')
  await expect(page.getByLabel(panels.filterLabel)).toBeFocused()
  await page.keyboard.type('multi level')
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await expect(list.getByRole('button').first()).toHaveAttribute('aria-keyshortcuts', '1')
  const letter = page.getByRole('textbox', { name: panels.preview })
  await expect(letter).toHaveValue(/マルチ商法/)
  expect(await findViolations(page)).toEqual([])
  // the filter is left first, and then the panel
  await page.keyboard.press('Escape')
  await expect(list.getByRole('listitem')).toHaveCount(9)
  await page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  // for a second after / no deciding key is heard: it may lead to another screen
  await expect(async () => {
    await page.keyboard.press('w')
    await expect(list.getByRole('listitem')).toHaveCount(9, { timeout: 1_000 })
  }).toPass()
  await list.getByRole('button').nth(3).focus()
  await expect(letter).toHaveValue(new RegExp(FIRST))
  await letter.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\n;kaku')
  await expect(page.getByRole('option', { name: SNIPPET.name })).toHaveAttribute('aria-selected', 'true')
  expect(await findViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(letter).toHaveValue(new RegExp(`${SNIPPET.text}$`))
  await page.keyboard.press('Escape')
  await page.keyboard.press('i')
  await page.keyboard.type(NOTE)
  await page.keyboard.press('Escape')

  await page.keyboard.press('Shift+Q')
  const form = page.getByRole('region', { name: steps.saving })
  await waitForVisible(form)
  await page.keyboard.type(STEP)
  expect(await findViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(form).toHaveCount(0)
  // what was saved decides nothing, and is used on this case as on any other
  await page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  await page.keyboard.press('q')
  const own = page.getByRole('list', { name: steps.panelTitle })
  await expect(own.getByRole('listitem')).toHaveCount(1)
  expect(await findViolations(page)).toEqual([])
  await page.keyboard.press('1')
  await expect(letter).toHaveValue(new RegExp(`${FIRST}[^]*${SNIPPET.text}$`))
  expect(readDecisions(pair)).toEqual([])
  await page.keyboard.press('Enter')
  await waitForCase(page, SECOND)

  await page.keyboard.press('q')
  await page.keyboard.press('1')
  await expect(letter).toHaveValue(new RegExp(`${SECOND}[^]*${SNIPPET.text}$`))
  expect(await letter.inputValue()).not.toContain(FIRST)
  await page.keyboard.press('Enter')
  await expect.poll(() => readDecisions(pair).map(({ note }) => note)).toEqual([NOTE, NOTE])

  await page.goto('/settings')
  const kept = page.getByRole('list', { name: steps.title })
  await expect(kept).toContainText(STEP)
  await kept.getByRole('button', { name: steps.remove }).click()
  await kept.getByRole('button', { name: steps.remove }).click()
  await expect(kept).toHaveCount(0)
})

/** Adds a snippet in the settings. */
async function addSnippet(page: Page): Promise<void> {
  await page.goto('/settings')
  await page.getByRole('button', { name: snippets.add }).click()
  await page.keyboard.type(SNIPPET.name)
  await page.getByRole('textbox', { name: snippets.text, exact: false }).fill(SNIPPET.text)
  await page.getByRole('button', { name: snippets.save, exact: true }).click()
  await waitForVisible(page.getByRole('list', { name: snippets.title }).getByText(SNIPPET.name))
}
