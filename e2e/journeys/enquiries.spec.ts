import { enquiryCase as words } from '@mimamori/copy/enquiries/enquiry-case.ja'
import { newEnquiry as entry } from '@mimamori/copy/enquiries/new-enquiry.ja'
import type { Page } from '@playwright/test'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { asksBeforeLeaving, expect, openSignedIn, test, waitForCase, waitForVisible } from './journey-fixtures.ts'

const { checklist, answer, links, opened } = words
const ASKING = 'U-asking-1'
const CLIENT = 'U-client-1'
const NAME = 'yamada_works'
const LETTER = '警察と銀行へのご相談をお勧めします。'
const TOLD = '前払いで12万円を振り込みましたが、納品も連絡もありません。'

/** Who asks, and a job of the other side. Answers the job's id. */
async function postSides({ marketplace }: DeskPair): Promise<string> {
  await marketplace.post({ kind: 'member', body: { id: ASKING, roles: ['client'] } })
  await marketplace.post({ kind: 'member', body: { id: CLIENT, roles: ['client'] } })
  const body = { clientId: CLIENT, title: 'ロゴ制作のお仕事', description: 'ロゴを1点、制作していただきます。' }
  return (await marketplace.post({ kind: 'job', truth: 'clean', body })).arrival.body.id
}

/** Runs "New enquiry" in the palette, wherever one is. */
async function openByPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await waitForVisible(page.locator('dialog:modal input:focus'))
  await page.keyboard.insertText(entry.open)
  await expect(page.getByRole('option', { name: entry.open }).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByRole('dialog', { name: entry.title }))
}

test.use({ longUndo: true })

test('an enquiry is written down, linked, asked about, answered and taken back with keys alone, and nothing typed is lost', {
  tag: '@verify',
}, async ({ page, pair, me, copy, mouse }) => {
  const jobId = await postSides(pair)
  await openSignedIn(page, copy, me)
  await openByPalette(page)
  const dialog = page.getByRole('dialog', { name: entry.title })
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByLabel(entry.statedName)).toBeFocused()
  await expect(dialog.getByText(entry.problems.nobody)).toBeVisible()
  await expect(dialog.getByText(entry.problems.text)).toBeVisible()
  await page.keyboard.insertText(NAME)
  await page.keyboard.press('Tab')
  await page.keyboard.insertText(`https://market.example/jobs/${jobId}`)
  await page.keyboard.press('Tab')
  await page.keyboard.insertText(TOLD)
  // closed by a slip: nothing is lost
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await asksBeforeLeaving(page)).toBe(true)
  await openByPalette(page)
  await expect(dialog.getByLabel(entry.text)).toHaveValue(TOLD)
  await waitForVisible(dialog.getByText(entry.kept))
  await dialog.getByLabel(entry.asking).focus()
  await page.keyboard.insertText(ASKING)
  await expect(dialog.getByText(entry.askingFound)).toBeVisible()
  await page.keyboard.press('Control+Enter')

  await waitForCase(page, NAME)
  const main = page.getByRole('main')
  const sides = main.getByRole('region', { name: links.title })
  await expect(main.getByRole('list', { name: words.progress.label })).toContainText(words.progress.open)
  await expect(main.getByText(TOLD)).toBeVisible()
  // the job of the address, then whose it is
  await page.keyboard.press('Enter')
  await expect(sides.getByText(links.jobClient)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(sides.getByText(links.jobClient)).toBeHidden()
  await expect(sides.getByRole('link', { name: CLIENT })).toHaveCount(2)

  const questions = main.getByRole('region', { name: checklist.title })
  await questions.getByRole('radio', { name: checklist.paidSome, exact: true }).press('Space')
  await expect(questions.getByLabel(checklist.amount)).toBeFocused()
  await page.keyboard.insertText('120000')
  await questions
    .getByRole('group', { name: checklist.questions.police })
    .getByRole('radio', { name: checklist.unknown })
    .press('Space')
  await expect(questions.getByText(checklist.left(3))).toBeVisible()
  await expect(questions.getByText(checklist.saved, { exact: true })).toBeVisible()

  const review = main.getByRole('region', { name: opened.title })
  await review.getByRole('button', { name: opened.open.member }).press('Enter')
  await expect(review.getByRole('link')).toHaveCount(1)
  await expect(review.getByRole('button', { name: opened.open.member })).toBeHidden()

  await page.getByRole('heading', { level: 1, name: NAME }).focus()
  await page.keyboard.press('1')
  const letter = page.getByRole('textbox', { name: answer.letter })
  await waitForVisible(letter)
  await letter.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(LETTER)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeHidden()
  await page.keyboard.press('z')
  await waitForCase(page, NAME)
  await expect(questions.getByLabel(checklist.amount)).toHaveValue('120,000')
  await expect(page.getByRole('button', { name: answer.send })).toBeEnabled()
  await expect(letter, 'it is as it was sent').toHaveValue(new RegExp(LETTER))
  expect(mouse).toEqual([])
})
