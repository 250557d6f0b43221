import { enquiryCase as caseEn } from '@mimamori/copy/enquiries/enquiry-case.en'
import { enquiryCase as caseJa } from '@mimamori/copy/enquiries/enquiry-case.ja'
import { newEnquiry as newEn } from '@mimamori/copy/enquiries/new-enquiry.en'
import { newEnquiry as newJa } from '@mimamori/copy/enquiries/new-enquiry.ja'
import type { Page } from '@playwright/test'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { findViolations } from './accessibility-checks.ts'
import { asksBeforeLeaving, expect, openSignedIn, test, waitForCase, waitForVisible } from './journey-fixtures.ts'

const WORDS = { ja: { ...caseJa, entry: newJa }, en: { ...caseEn, entry: newEn } }
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
async function openByPalette(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await waitForVisible(page.locator('dialog:modal input:focus'))
  await page.keyboard.type(name)
  await expect(page.getByRole('option', { name }).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByRole('dialog', { name }))
}

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks, longUndo: true })

    test('an enquiry is written down, linked, asked about, answered and taken back, without a mouse', async ({
      page,
      pair,
      me,
      copy,
      mouse,
    }) => {
      const words = WORDS[speaks]
      const { entry, checklist, answer, links, opened } = words
      const jobId = await postSides(pair)
      await openSignedIn(page, copy, me)
      await openByPalette(page, entry.open)
      const dialog = page.getByRole('dialog', { name: entry.title })
      await page.keyboard.press('Control+Enter')
      await expect(dialog.getByLabel(entry.statedName)).toBeFocused()
      await expect(dialog.getByText(entry.problems.nobody)).toBeVisible()
      await expect(dialog.getByText(entry.problems.text)).toBeVisible()
      expect(await findViolations(page)).toEqual([])
      await page.keyboard.type(NAME)
      await page.keyboard.press('Tab')
      await page.keyboard.type(`https://market.example/jobs/${jobId}`)
      await page.keyboard.press('Tab')
      await page.keyboard.type(TOLD)
      // closed by a slip: nothing is lost
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      expect(await asksBeforeLeaving(page)).toBe(true)
      await openByPalette(page, entry.open)
      await expect(dialog.getByLabel(entry.text)).toHaveValue(TOLD)
      await dialog.getByLabel(entry.asking).focus()
      await page.keyboard.type(ASKING)
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
      await questions.getByRole('radio', { name: checklist.paidSome, exact: true }).focus()
      await page.keyboard.press('Space')
      await expect(questions.getByLabel(checklist.amount)).toBeFocused()
      await page.keyboard.type('120000')
      await expect(questions.getByText(checklist.saved, { exact: true })).toBeVisible()
      await questions
        .getByRole('group', { name: checklist.questions.police })
        .getByRole('radio', { name: checklist.unknown })
        .focus()
      await page.keyboard.press('Space')
      await expect(questions.getByText(checklist.left(3))).toBeVisible()
      await expect(questions.getByText(checklist.saved, { exact: true })).toBeVisible()

      const review = main.getByRole('region', { name: opened.title })
      await review.getByRole('button', { name: opened.open.member }).focus()
      await page.keyboard.press('Enter')
      await expect(review.getByRole('link')).toHaveCount(1)
      await expect(review.getByRole('button', { name: opened.open.member })).toBeHidden()
      expect(await findViolations(page)).toEqual([])

      await page.getByRole('heading', { level: 1, name: NAME }).focus()
      await page.keyboard.press('1')
      const letter = page.getByRole('textbox', { name: answer.letter })
      await waitForVisible(letter)
      await letter.focus()
      await page.keyboard.press('Control+End')
      await page.keyboard.type(LETTER)
      expect(await findViolations(page)).toEqual([])
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeHidden()
      await page.keyboard.press('z')
      await waitForCase(page, NAME)
      await expect(questions.getByLabel(checklist.amount)).toHaveValue('120,000')
      await expect(page.getByRole('button', { name: answer.send })).toBeEnabled()
      // the letter is as it was sent
      await expect(letter).toHaveValue(new RegExp(LETTER))
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeHidden()
      expect(mouse).toEqual([])
    })

    test('what is not found is kept as an answer, and who asks may be unknown', async ({ page, pair, me, copy }) => {
      const words = WORDS[speaks]
      const { entry, links, answer, find } = words
      await openSignedIn(page, copy, me, { at: '/queue/enquiries', there: copy.queue.titles.enquiries })
      await page.getByRole('button', { name: entry.open }).click()
      const dialog = page.getByRole('dialog', { name: entry.title })
      await dialog.getByLabel(entry.statedName).fill(NAME)
      await dialog.getByLabel(entry.text).fill(TOLD)
      await dialog.getByRole('button', { name: entry.save }).click()
      await waitForCase(page, NAME)
      const main = page.getByRole('main')
      await expect(main.getByText(words.asking.unknown)).toBeVisible()
      await expect(main.getByText(answer.noLetter)).toBeVisible()
      await expect(page.getByRole('button', { name: answer.finish })).toBeDisabled()
      const sides = main.getByRole('region', { name: links.title })
      await sides.getByRole('button', { name: `${links.sides.member} ${links.search}` }).click()
      await expect(sides.getByLabel(find.label.member)).toHaveValue(NAME)
      await expect(sides.getByText(find.none.member)).toBeVisible()
      await page.keyboard.press('Escape')
      for (const side of ['member', 'job'] as const)
        await sides.getByRole('button', { name: `${links.sides[side]} ${links.notFound}` }).click()
      await expect(sides.getByText(links.missingNote)).toHaveCount(2)
      await page.reload()
      await waitForCase(page, NAME)
      await expect(sides.getByText(links.missingNote)).toHaveCount(2)
      await page.getByLabel(answer.note).fill('電話で警察への相談を案内しました。')
      await page.getByRole('button', { name: answer.finish }).click()
      await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeHidden()
      expect((await pair.marketplace.received()).map(({ type }) => type)).not.toContain('enquiry.answered')
    })
  })
}
