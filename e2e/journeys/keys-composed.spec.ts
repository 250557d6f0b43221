import type { Page } from '@playwright/test'
import { ENTER_KEY, LETTER_KEYS, openKeyboard } from './cdp-keyboard.ts'
import { caseTitle, expect, openFirstOf, pressTabTo, readDecisions, test, waitForVisible } from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
const INPUT_COUNT = 50
/** what changes anything at the desk; the rest of what a page asks is reading */
const ACTION_PATHS =
  /\/(decide|undo|claim|claimNext|release|snooze|escalate|sendBack|raise|pin|unpin|add|signIn|signOut|prefer)$/

/** What the page asked the desk to do since it is listened to. */
function recordActions(page: Page): string[] {
  const acts: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (ACTION_PATHS.test(pathname)) acts.push(pathname)
  })
  return acts
}

/**
 * Compose text as often, in the orders of the browsers: the first key as `Process` and 229, keys of a running
 * composition with their own codes, the Enter that ends it inside the composition (Chrome, Firefox) and after it, as
 * 229 (Safari).
 */
async function composeText(page: Page, editable: boolean): Promise<void> {
  const keyboard = await openKeyboard(page)
  for (let n = 0; n < INPUT_COUNT; n++) {
    const key = LETTER_KEYS[n % LETTER_KEYS.length] ?? ENTER_KEY
    await keyboard.press({ ...key, key: 'Process', keyCode: 229 })
    await keyboard.press({ ...key, keyCode: 229 })
    await keyboard.press({ ...key, key: 'Process' })
    if (editable) {
      await keyboard.compose('あ')
      await keyboard.press({ ...ENTER_KEY })
      await keyboard.press({ ...ENTER_KEY, keyCode: 229 })
      await keyboard.press({ ...ENTER_KEY, key: 'Process' })
      await keyboard.commit('亜')
    }
    await keyboard.press({ ...ENTER_KEY, keyCode: 229 })
    await keyboard.press({ ...ENTER_KEY, key: 'Process' })
  }
}

test.describe('what is composed in Japanese acts nowhere', () => {
  test.beforeEach(async ({ page, pair, me, copy }) => {
    await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  })

  test('on a case, and on a case with a list of measures open', async ({ page, pair, copy }) => {
    const acts = recordActions(page)
    await composeText(page, false)
    await expect(caseTitle(page)).toContainText(FIRST)
    await expect(page.getByRole('list', { name: copy.decisions.hideTitle })).toHaveCount(0)
    await page.keyboard.press('h')
    await waitForVisible(page.getByRole('list', { name: copy.decisions.hideTitle }))
    await composeText(page, false)
    await expect(page.getByRole('list', { name: copy.decisions.hideTitle })).toBeVisible()
    expect(acts).toEqual([])
    expect(readDecisions(pair)).toEqual([])
    // the very same keys outside a composition do act
    const keyboard = await openKeyboard(page)
    await keyboard.press(ENTER_KEY)
    await expect.poll(() => acts.filter((act) => act.endsWith('/decide')).length).toBe(1)
  })

  test('in the reason for a lead, and in a note', async ({ page, copy }) => {
    const acts = recordActions(page)
    await page.keyboard.press('e')
    const reason = page.getByRole('textbox', { name: copy.aside.reason })
    await expect(reason).toBeFocused()
    await composeText(page, true)
    await expect(reason).toHaveValue('亜'.repeat(INPUT_COUNT))
    await page.keyboard.press('Escape')
    await page.keyboard.press('i')
    await expect(page.locator('textarea:focus')).toHaveCount(1)
    await composeText(page, true)
    await expect(page.locator('textarea:focus')).toHaveValue('亜'.repeat(INPUT_COUNT))
    expect(acts).toEqual([])
    await expect(caseTitle(page)).toContainText(FIRST)
  })

  test('in the palette', async ({ page, copy }) => {
    const acts = recordActions(page)
    await page.keyboard.press('Control+k')
    const line = page.getByRole('combobox', { name: copy.palette.label })
    await expect(line).toBeFocused()
    await composeText(page, true)
    await expect(line).toHaveValue('亜'.repeat(INPUT_COUNT))
    await expect(page).toHaveURL(/\/review\//)
    expect(acts).toEqual([])
  })
})

test('what is composed in Japanese signs nobody in', async ({ page, copy }) => {
  const acts = recordActions(page)
  await page.goto('/')
  await pressTabTo(page, page.getByLabel(copy.staff.login, { exact: true }))
  await composeText(page, true)
  expect(acts).toEqual([])
  await expect(page.getByRole('heading', { level: 1, name: copy.staff.title })).toBeVisible()
})
