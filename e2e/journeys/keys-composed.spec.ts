import type { Page } from '@playwright/test'
import { ENTER_KEY, LETTER_KEYS, openKeyboard } from './cdp-keyboard.ts'
import { caseTitle, expect, openFirstOf, pressTabTo, readDecisions, test, waitForVisible } from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
/** each letter that would act, once */
const INPUT_COUNT = LETTER_KEYS.length
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
 * Compose a text by each letter, in the orders of the browsers: the first key as `Process` and 229, keys of a running
 * composition with their own codes, the Enter that ends it inside the composition (Chrome, Firefox) and after it, as
 * 229 (Safari).
 */
async function composeText(page: Page, editable: boolean): Promise<void> {
  const keyboard = await openKeyboard(page)
  const sent: Promise<unknown>[] = []
  for (const key of LETTER_KEYS) {
    sent.push(
      keyboard.press({ ...key, key: 'Process', keyCode: 229 }),
      keyboard.press({ ...key, keyCode: 229 }),
      keyboard.press({ ...key, key: 'Process' }),
    )
    if (editable)
      sent.push(
        keyboard.compose('あ'),
        keyboard.press({ ...ENTER_KEY }),
        keyboard.press({ ...ENTER_KEY, keyCode: 229 }),
        keyboard.press({ ...ENTER_KEY, key: 'Process' }),
        keyboard.commit('亜'),
      )
    sent.push(keyboard.press({ ...ENTER_KEY, keyCode: 229 }), keyboard.press({ ...ENTER_KEY, key: 'Process' }))
  }
  await Promise.all(sent)
}

test('what is composed in Japanese acts nowhere: not at the sign-in, on a case, in a list of measures, a reason, a note or the palette', async ({
  page,
  pair,
  me,
  copy,
}) => {
  const acts = recordActions(page)
  await page.goto('/')
  await pressTabTo(page, page.getByLabel(copy.staff.login, { exact: true }))
  await composeText(page, true)
  expect(acts).toEqual([])
  await expect(page.getByRole('heading', { level: 1, name: copy.staff.title })).toBeVisible()

  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  acts.length = 0
  await composeText(page, false)
  await expect(caseTitle(page)).toContainText(FIRST)
  await expect(page.getByRole('list', { name: copy.decisions.hideTitle })).toHaveCount(0)

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
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  const line = page.getByRole('combobox', { name: copy.palette.label })
  await expect(line).toBeFocused()
  await composeText(page, true)
  await expect(line).toHaveValue('亜'.repeat(INPUT_COUNT))
  await expect(page).toHaveURL(/\/review\//)
  await page.keyboard.press('Escape')
  await expect(line).toHaveCount(0)
  await expect(caseTitle(page)).toContainText(FIRST)

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
  await expect.poll(() => readDecisions(pair).length).toBe(1)
})
