import { enquiryCase as en } from '@mimamori/copy/enquiries/enquiry-case.en'
import { enquiryCase as ja } from '@mimamori/copy/enquiries/enquiry-case.ja'
import { newEnquiry as newEn } from '@mimamori/copy/enquiries/new-enquiry.en'
import { newEnquiry as newJa } from '@mimamori/copy/enquiries/new-enquiry.ja'
import type { Locator, Page } from '@playwright/test'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { LONGEST_UNDO_OVER_MS } from '../harness/undo-window.ts'
import { openScreen } from './accessibility-checks.ts'
import {
  caseTitle,
  expect,
  hideCase,
  interceptRequests,
  openSignedIn,
  pressTabTo,
  waitForCase,
  waitForKeyGuard,
  waitForVisible,
  test as world,
} from './journey-fixtures.ts'

const COPY = { ja: { ...ja, entry: newJa }, en: { ...en, entry: newEn } }
type EnquiryCopy = (typeof COPY)['ja']
const test = world.extend<{ words: EnquiryCopy }>({ words: async ({ speaks }, use) => use(COPY[speaks]) })

const QUEUE = '/queue/enquiries'
const LINK = '**/api/desk/enquiries/link'
const ASKING = 'U-haru-0505'
const OTHER = 'U-kuro-1111'
const NAME = 'クロダ企画'
const JOB = '在宅でできる商品モニター'
const TOLD = 'サイト外で3万円を振り込みましたが、報酬が支払われません。'
const BY_PHONE = '電話で相談。前払いの保証金を払ったあと連絡が取れない。'

const onScreen = (page: Page) => page.locator('.layer:not([inert])')
const button = (page: Page, name: string) => onScreen(page).getByRole('button', { name, exact: true })
const pressEnterOn = async (page: Page, target: Locator) => {
  await pressTabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Who asks, and a job of the other side that is not flagged. Answers the job's id. */
async function postSides({ marketplace }: DeskPair): Promise<string> {
  await marketplace.post({ kind: 'member', body: { id: ASKING, roles: ['freelancer'] } })
  await marketplace.post({ kind: 'member', body: { id: OTHER, roles: ['client'] } })
  const description = 'やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'
  const body = { clientId: OTHER, title: JOB, description }
  return (await marketplace.post({ kind: 'job', truth: 'direct_deal', body })).arrival.body.id
}

/** Asks on the marketplace's own page, first without saying about whom. Answers the page. */
async function askOnSite(page: Page, { marketplace }: DeskPair, jobId: string): Promise<Page> {
  const site = await page.context().newPage()
  await site.goto(`${marketplace.url}/enquiry?as=${ASKING}&lang=ja`)
  await site.locator('textarea[name=text]').fill(TOLD)
  await site.locator('form[method=post] button').press('Enter')
  await waitForVisible(site.getByRole('alert'))
  await expect(site.locator('textarea[name=text]'), 'what was written stays').toHaveValue(TOLD)
  await site.locator('input[name=statedName]').fill(NAME)
  await site.locator('input[name=statedJobUrl]').fill(`https://www.example.jp/work/detail/${jobId}`)
  await site.locator('textarea[name=evidence]').fill('振込の控え')
  await site.locator('form[method=post] button').press('Enter')
  await waitForVisible(site.getByRole('article').getByText(NAME))
  return site
}

/** Everything of the checklist is answered. */
async function answerChecklist(page: Page, { checklist }: EnquiryCopy): Promise<void> {
  const { questions } = checklist
  const option = (question: string, name: string) =>
    onScreen(page).getByRole('group', { name: question, exact: true }).getByRole('radio', { name, exact: true })
  await option(questions.paid, checklist.paidSome).press('Space')
  await onScreen(page).getByLabel(checklist.amount).fill('30,000')
  await onScreen(page).getByRole('combobox', { name: questions.how }).selectOption('bank_transfer')
  await onScreen(page).getByLabel(questions.when, { exact: true }).fill('2026-11-02')
  await option(questions.police, checklist.notDone).press('Space')
  await option(questions.bank, checklist.unknown).press('Space')
  await waitForVisible(onScreen(page).getByText(checklist.complete, { exact: true }))
  await waitForVisible(onScreen(page).getByText(checklist.saved, { exact: true }))
}

/** The other side is first marked as not found, then found by a search; the job is taken as it is suggested. */
async function linkBothSides(page: Page, { links, find }: EnquiryCopy): Promise<void> {
  await pressEnterOn(page, button(page, `${links.sides.member} ${links.notFound}`))
  await waitForVisible(onScreen(page).getByText(links.missingNote))
  await pressEnterOn(page, button(page, `${links.sides.member} ${links.change}`))
  await waitForVisible(onScreen(page).getByRole('searchbox', { name: find.label.member }).and(page.locator(':focus')))
  await page.keyboard.type(OTHER)
  await waitForVisible(onScreen(page).getByRole('button', { name: `${OTHER} ${links.take}` }))
  await page.keyboard.press('Enter')
  // what could not be linked is still there, with the search that found it
  await interceptRequests(page, LINK, (route) => route.fulfill({ status: 500 }))
  await page.keyboard.press('Enter')
  await waitForVisible(onScreen(page).getByRole('alert'))
  await page.unroute(LINK)
  await pressEnterOn(page, onScreen(page).getByRole('button', { name: `${OTHER} ${links.take}` }))
  await expect(onScreen(page).getByText(links.missingNote)).toHaveCount(0)
  // the focus comes back to where the search was opened
  await expect(button(page, `${links.sides.member} ${links.change}`)).toBeFocused()
  await onScreen(page).getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('Enter')
  await expect(onScreen(page).getByText(links.notLooked, { exact: true })).toHaveCount(0)
}

/** A letter from the first template is sent. */
async function sendAnswer(page: Page, { answer }: EnquiryCopy): Promise<void> {
  await waitForVisible(
    button(page, `${answer.send} Ctrl Enter`).or(onScreen(page).getByRole('button', { name: answer.send })),
  )
  await page.keyboard.press('1')
  await waitForVisible(onScreen(page).getByRole('textbox', { name: answer.letter }))
  await page.keyboard.press('Control+Enter')
}

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks, longUndo: true })

    test('an enquiry from the marketplace is looked into, its job hidden, answered, undone and answered again; one by phone is written down beside it and closed with a note', async ({
      page,
      pair,
      me,
      copy,
      mouse,
      words,
    }) => {
      const jobId = await postSides(pair)
      await openSignedIn(page, copy, me, { at: QUEUE, there: copy.queue.titles.enquiries })
      const site = await askOnSite(page, pair, jobId)
      await waitForVisible(page.locator('main a[data-case]').filter({ hasText: NAME }))
      await page.keyboard.press('c')
      await waitForCase(page, NAME)

      await linkBothSides(page, words)
      await answerChecklist(page, words)
      await pressEnterOn(page, button(page, words.evidence.add))
      await waitForVisible(page.locator('textarea:focus'))
      await page.keyboard.type('LINEでのやり取りの記録')
      await page.keyboard.press('Escape')
      await pressEnterOn(page, button(page, words.evidence.add))
      await expect(page.locator('textarea:focus'), 'what was typed is kept').toHaveValue('LINEでのやり取りの記録')
      await page.keyboard.press('Control+Enter')
      await waitForVisible(onScreen(page).getByRole('listitem').filter({ hasText: 'LINEでのやり取りの記録' }))

      await pressEnterOn(page, button(page, words.opened.open.job))
      const link = onScreen(page).getByRole('link', { name: /\d+/ }).and(page.locator('li a')).last()
      await link.press('Enter')
      await waitForCase(page, JOB)
      await page.keyboard.press('c')
      await expect(onScreen(page).getByRole('button', { name: copy.words.measures.hide }).first()).toBeEnabled()
      await waitForKeyGuard(page)
      await hideCase(page, copy)
      // the enquiry is back, and says what was done
      await waitForCase(page, NAME)
      await waitForVisible(onScreen(page).getByRole('listitem').filter({ hasText: copy.words.measures.hide }))

      await sendAnswer(page, words)
      await expect(caseTitle(page)).toHaveText(copy.queueEmpty.done.enquiries)
      await page.keyboard.press('z')
      await waitForCase(page, NAME)
      await sendAnswer(page, words)
      await expect(caseTitle(page)).toHaveText(copy.queueEmpty.done.enquiries)
      pair.desk.moveClock(LONGEST_UNDO_OVER_MS)
      await expect
        .poll(async () => {
          await site.reload()
          return await site.getByRole('article').locator('p.text').count()
        })
        .toBe(1)

      await openScreen(page, QUEUE)
      const { entry } = words
      await page.getByRole('button', { name: entry.open }).press('Enter')
      const dialog = page.getByRole('dialog', { name: entry.title })
      await dialog.getByLabel(entry.text).fill(BY_PHONE)
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
      await page.getByRole('button', { name: entry.open }).press('Enter')
      await expect(dialog.getByLabel(entry.text), 'what was typed is kept').toHaveValue(BY_PHONE)
      await waitForVisible(dialog.getByText(entry.kept))
      await page.keyboard.press('Control+Enter')
      await waitForVisible(dialog.getByText(entry.problems.nobody))
      await dialog.getByLabel(entry.statedName).fill(NAME)
      await page.keyboard.press('Control+Enter')
      await waitForCase(page, NAME)
      await waitForVisible(onScreen(page).getByText(words.related.name(1, '').slice(0, 12)))
      await waitForVisible(onScreen(page).getByText(words.answer.noLetter))
      for (const side of ['member', 'job'] as const)
        await pressEnterOn(page, button(page, `${words.links.sides[side]} ${words.links.notFound}`))
      await expect(onScreen(page).getByText(words.links.missingNote)).toHaveCount(2)
      await page.keyboard.press('Control+Enter')
      await expect(onScreen(page).getByRole('alert')).toHaveText(words.answer.noteNeeded)
      await pressTabTo(page, onScreen(page).getByRole('textbox', { name: words.answer.note }))
      await page.keyboard.type('警察への相談を案内した')
      await page.keyboard.press('Control+Enter')
      await expect(caseTitle(page)).toHaveText(copy.queueEmpty.done.enquiries)
      expect(mouse, 'nothing of it needs a mouse').toEqual([])
    })
  })
}
