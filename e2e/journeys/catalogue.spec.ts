import { page as ja } from '@mimamori/copy/catalogue/catalogue-page.ja'
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import type { Browser, Locator, Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import {
  asksBeforeLeaving,
  type Copy,
  caseTitle,
  decisionStatusLine,
  expect,
  openSignedIn,
  postOffence,
  pressTabTo,
  test,
  waitForCase,
  waitForVisible,
} from './journey-fixtures.ts'

const TITLE = '商品レビューの記事作成'
const TEMPLATE_TEXT =
  '「{{job_title}}」を確認しました。{{clause_title}}に反する記載があります。連絡はサイト内でお願いいたします。'
const SILENT = 'reminder.payment_confirmed.silent'
const DEFINITION = '明日からの新しい定義です。'

/** Of its newest shipped version, which a new one begins with. */
const entryLabel = (kind: string, id: string): string =>
  SHIPPED_CATALOGUE.findLast((each) => each.kind === kind && each.id === id)?.data.label.ja ?? id
/** of a letter with two shipped versions, and of a category with one */
const NEXT_VERSION = { template: 3, category: 2 }

test.use({ speaks: 'ja' })

test('a lead writes a letter and a definition with the keys; the moderator beside them warns with the letter, and reads the definition of today', {
  tag: '@verify',
}, async ({ page, browser, pair, me, copy }) => {
  await postOffence(pair, TITLE)
  const lead = await openAsLead(browser, pair, copy)
  await editEntry(lead, 'template', 'warn.direct_deal', {
    'text.ja': TEMPLATE_TEXT,
    'text.en': '{{job_title}} {{clause_title}}',
  })
  await editEntry(lead, 'category', 'direct_deal', { 'definition.ja': DEFINITION, 'definition.en': 'From tomorrow.' })
  await expect(lead.getByText(ja.states.coming)).toBeVisible()
  await rewriteLetters(lead)
  await lead.context().close()

  await openSignedIn(page, copy, me)
  await page.keyboard.press('c')
  await waitForCase(page, TITLE)
  const preview = page.getByRole('textbox', { name: copy.decisions.preview })
  await page.keyboard.press('w')
  // the list leaves out what all warnings begin with
  const name = entryLabel('template', 'warn.direct_deal').replace(/^警告：/, '')
  const form = page
    .getByRole('list', { name: copy.decisions.warnTitle })
    .getByRole('button')
    .filter({ hasText: new RegExp(`^\\d*${name}`) })
  await form.first().focus()
  await expect(preview).toHaveValue(/商品レビューの記事作成」を確認しました。連絡先の交換・直接取引に反する/)
  const previewed = await preview.inputValue()
  await expect(page.getByRole('region', { name: copy.cases.clause })).not.toContainText(DEFINITION)
  // what is sent is what was read
  const sent = page.waitForRequest('**/decisions/decide')
  await page.getByRole('button', { name: copy.decisions.confirm('').trim(), exact: false }).press('Enter')
  const { json } = (await sent).postDataJSON() as { json: { choice: { text: string } } }
  expect(json.choice.text).toBe(previewed)
  await expect(caseTitle(page)).not.toHaveText(TITLE)
  await expect(decisionStatusLine(page, copy, copy.words.measures.warn)).toContainText(copy.decisions.states.held)
})

/** A letter of contact reminders, which is never retired, is rewritten, and an answer to enquiries is added. */
async function rewriteLetters(page: Page): Promise<void> {
  const entry = (name: string) => page.getByRole('list', { name: ja.list }).getByRole('link', { name, exact: false })
  const field = (name: string) => page.locator(`[data-field="${name}"]`)
  await choose(page, page.getByRole('radio', { name: ja.kinds.template, exact: true }))
  await page.getByRole('radio', { name: ja.uses.reminder, exact: true }).check()
  await expect(page.getByRole('button', { name: ja.addNew.template })).toBeHidden()
  await entry(SILENT).press('Enter')
  await page.getByRole('button', { name: ja.add, exact: true }).press('Enter')
  await field('text.ja').fill('「{{job_title}}」の{{amount}}を、{{deadline}}の期限のあとに確定しました。')
  await field('text.en').fill('{{job_title}} {{amount}} {{deadline}}')
  await expect(page.getByRole('region', { name: ja.preview })).toContainText(`「${ja.example.title}」の30,000円を、`)
  for (const name of [ja.fields.measures, ja.fields.category, ja.fields.clause, ja.fields.active])
    await expect(page.locator('form').getByLabel(name, { exact: true })).toBeHidden()
  await page.locator('form button[type=submit]').press('Enter')
  await expect(page.getByRole('article', { name: entryLabel('template', SILENT) })).toContainText(ja.version(2))

  await page.getByRole('radio', { name: ja.uses.enquiry, exact: true }).check()
  await page.getByRole('button', { name: ja.addEnquiry }).press('Enter')
  await page.getByRole('textbox', { name: ja.id, exact: true }).fill('police')
  for (const [name, text] of Object.entries({ label: '警察への相談', text: '「{{job_title}}」の件です。' }))
    for (const language of ['ja', 'en']) await field(`${name}.${language}`).fill(text)
  await page.locator('form button[type=submit]').press('Enter')
  await expect(page.getByRole('article', { name: '警察への相談' })).toContainText('enquiry.police')
  await expect(entry('enquiry.police')).toBeVisible()
}

/** A browser of a lead's own, signed in, on the page of the catalogue: by G and C. */
async function openAsLead(browser: Browser, pair: DeskPair, copy: Copy): Promise<Page> {
  const context = await browser.newContext({ baseURL: pair.desk.url, locale: 'ja-JP' })
  const page = await context.newPage()
  await openSignedIn(page, copy, await addStaff(pair.desk, 'rin', 'lead'))
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(caseTitle(page)).toHaveText(ja.title)
  return page
}

/** Add a version that says something else, with the keyboard alone. */
async function editEntry(page: Page, kind: 'template' | 'category', id: string, fields: Record<string, string>) {
  await choose(page, page.getByRole('radio', { name: ja.kinds[kind], exact: true }))
  await press(page, page.getByRole('list', { name: ja.list }).getByRole('link', { name: id, exact: false }).first())
  await press(page, page.getByRole('button', { name: ja.add, exact: true }))
  for (const [name, text] of Object.entries(fields)) {
    await pressTabTo(page, page.locator(`[data-field="${name}"]`))
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(text)
  }
  expect(await asksBeforeLeaving(page), 'a version is not added yet').toBe(true)
  await press(page, page.locator('form button[type=submit]'))
  await expect(page.getByRole('article', { name: entryLabel(kind, id) })).toBeVisible()
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: ja.version(NEXT_VERSION[kind]) })
      .last(),
  ).toBeVisible()
}

async function press(page: Page, target: Locator): Promise<void> {
  await waitForVisible(target)
  await pressTabTo(page, target)
  await page.keyboard.press('Enter')
}

/** A radio is reached through the one that is on. */
async function choose(page: Page, radio: Locator): Promise<void> {
  if (await radio.isChecked()) return
  await pressTabTo(page, page.getByRole('group', { name: ja.kind }).locator('input:checked'))
  for (let presses = 0; presses < 4 && !(await radio.isChecked()); presses++) await page.keyboard.press('ArrowRight')
}
