import { join } from 'node:path'
import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import { changes as changesEn } from '@mimamori/copy/notices/changes.en'
import { changes as changesJa } from '@mimamori/copy/notices/changes.ja'
import { document as documentEn } from '@mimamori/copy/notices/document.en'
import { document as documentJa } from '@mimamori/copy/notices/document.ja'
import { editor as editorEn } from '@mimamori/copy/notices/editor.en'
import { editor as editorJa } from '@mimamori/copy/notices/editor.ja'
import { notices as en } from '@mimamori/copy/notices/en'
import { notices as ja } from '@mimamori/copy/notices/ja'
import { template as templateEn } from '@mimamori/copy/notices/template.en'
import { template as templateJa } from '@mimamori/copy/notices/template.ja'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { expect, type Locator, type Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { checkAccessibility, findViolations } from './accessibility-checks.ts'
import { test, waitForVisible } from './journey-fixtures.ts'
import { callFromPage, decideJobsOf, msToNextMonth, signInAnew, signInAt } from './month-steps.ts'
import { NOTICE_OUTLINE, SAFETY_ADDRESS } from './notice-outline.ts'
import { checkInBothSchemes, closeMonth, preview } from './notice-steps.ts'

const SEND_KEY = 'Control+Enter'
const COPY = {
  ja: { notices: ja, editor: editorJa, changes: changesJa, template: templateJa, document: documentJa },
  en: { notices: en, editor: editorEn, changes: changesEn, template: templateEn, document: documentEn },
}
const STANDARDS = 4
/** a folder for the picture of the notice in the docs */
const PICTURES = process.env.PICTURES
/** the limit for small counts that ships */
const BELOW = 5

const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true })
/** The field of a text of the notice. `section`: none for the title and the opening. */
const field = (page: Page, language: Language, part: string, section?: string) =>
  page.locator(`#notice-${language}-${part}${section ? `-${section}` : ''}`)
const said = (page: Page) => page.getByTestId('announcer')

/** Picks an entry of a menu as somebody without a mouse does. */
async function pickFrom(page: Page, menu: Locator, entry: string): Promise<void> {
  await menu.press('Enter')
  const item = page.locator('[popover]:popover-open').getByRole('menuitem', { name: entry })
  await waitForVisible(item)
  for (let presses = 0; presses < 40; presses++) {
    if (await item.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}

/** A month is closed that nothing happened in, and its notice is published, so that there is one before. */
async function publishEarlierNotice(writer: Page, approver: Page, month: string): Promise<void> {
  await closeMonth(writer, approver, addMonths(month, -1))
  const { noticeId } = await callFromPage<{ noticeId: string }>(writer, '/notices/begin', { month })
  const { edit, texts, standards } = await callFromPage<NoticeView>(writer, '/notices/get', { noticeId })
  const sections = texts.ja.sections.map((each) =>
    each.id === 'topics' ? { ...each, text: 'はじめてのお知らせです。' } : each,
  )
  const saved = { noticeId, edit, texts: { ...texts, ja: { ...texts.ja, sections } } }
  const { edit: now } = await callFromPage<{ edit: number }>(writer, '/notices/save', saved)
  const asked = await callFromPage<{ edit: number }>(writer, '/notices/request', { noticeId, edit: now })
  const { content } = await callFromPage<NoticeView>(approver, '/notices/get', { noticeId })
  const seen = { noticeId, edit: asked.edit, revision: 1, below: BELOW, standards, content }
  await callFromPage(approver, '/notices/approve', seen)
}

/** Jobs of the month by category; those below the limit of five are told together. */
const COUNTS = { direct_deal: 14, mlm: 9, external_terms: 7, stealth_marketing: 6, uncertain_reward: 2, free_sample: 3 }
const POOLED_CATEGORIES = 3
const TOTAL = 41

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks })
    test('a notice built like the committee’s is written by keyboard, approved by who sees what changed, published, and corrected with a visible note', async ({
      page,
      browser,
      baseURL,
      pair,
      copy,
    }) => {
      const { notices, editor, changes, template, document } = COPY[speaks]
      const languages: Language[] = speaks === 'ja' ? ['ja'] : ['ja', 'en']
      const outline = NOTICE_OUTLINE[speaks]
      const found: string[] = []
      const figuresMonth = monthOf(new Date().toISOString())
      const month = addMonths(figuresMonth, 1)
      const address = baseURL ?? ''
      const [aoi, mori] = [
        await addStaff(pair.desk, 'aoi', 'lead', speaks),
        await addStaff(pair.desk, 'mori', 'lead', speaks),
      ]
      await decideJobsOf(pair, COUNTS)
      const ahead = msToNextMonth()
      pair.desk.moveClock(ahead)
      await signInAt(page, '/notices', aoi, notices.title, ahead)
      const locale = speaks === 'ja' ? 'ja-JP' : 'en-US'
      const other = await (await browser.newContext({ baseURL: address, locale })).newPage()
      await signInAt(other, '/notices', mori, notices.title, ahead)
      await publishEarlierNotice(page, other, figuresMonth)
      await closeMonth(page, other, figuresMonth)

      // the sections of the notice before are there, with fresh topics
      await page.reload()
      await button(page, notices.begin(month)).press('Enter')
      await waitForVisible(page.getByRole('heading', { level: 1, name: notices.issue(month, 1) }))
      if (speaks === 'en') await button(page, notices.addEnglish).press('Enter')
      const inOwn = (id: string) => template.sections.find((each) => each.id === id)?.heading ?? ''

      // one that is not needed is taken out, put back, and taken out once more: its words are in the topics
      const standards = inOwn('standards')
      await button(page, editor.remove(standards)).press('Enter')
      await expect(button(page, editor.putBack)).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(field(page, speaks, 'heading', 'standards')).toBeFocused()
      await button(page, editor.remove(standards)).press('Enter')
      await button(page, editor.remove(inOwn('activities'))).press('Enter')
      await expect(page.locator('[data-section]')).toHaveCount(4)

      // a new one is added, and moved before the questions, the focus staying on its button
      await pickFrom(page, button(page, editor.add), editor.addEmpty)
      const heading = page.locator('[id*="-heading-s-"]:focus')
      await waitForVisible(heading)
      const added = (await heading.getAttribute('id'))?.replace(/^.*-heading-/, '') ?? ''
      await page.keyboard.type(outline.activities.heading)
      const up = button(page, editor.moveUp(outline.activities.heading))
      await up.press('Enter')
      await expect(said(page)).toHaveText(editor.moved(outline.activities.heading, 4, 5))
      await expect(up).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(said(page)).toHaveText(editor.moved(outline.activities.heading, 3, 5))
      await expect(page.locator('[data-section]').nth(2)).toHaveAttribute('data-section', added)

      // what it would be published without is listed, and leads to its field
      const flaws = page.getByRole('region', { name: editor.flaws })
      await flaws.getByRole('button', { name: notices.flaws.section_empty }).first().press('Enter')
      await expect(page.locator('textarea:focus')).toHaveAttribute('id', new RegExp(`-text-${added}$`))

      // every language in its own words
      if (speaks === 'en') {
        await page.getByRole('radio', { name: editor.both }).check()
        await waitForVisible(field(page, 'ja', 'title'))
      }
      for (const language of languages) {
        const words = NOTICE_OUTLINE[language]
        await field(page, language, 'title').fill(words.title)
        await field(page, language, 'opening').fill(words.opening)
        for (const id of ['topics', 'breakdown', 'faq', 'closing'] as const) {
          await field(page, language, 'heading', id).fill(words[id].heading)
          await field(page, language, 'text', id).fill(words[id].text)
        }
        await field(page, language, 'heading', added).fill(words.activities.heading)
        await field(page, language, 'text', added).fill(words.activities.text)
        // the link to the notice before comes from the menu, on a line of its own
        const insert = field(page, language, 'opening')
          .locator('xpath=../..')
          .getByRole('button', { name: editor.insert })
        await pickFrom(page, insert, editor.blocks.previous)
        await expect(field(page, language, 'opening')).toHaveValue(`${words.opening}\n\n{{previous}}`)
      }
      if (speaks === 'en') {
        await checkAccessibility(page, 'both languages side by side', found)
        await page.getByRole('radio', { name: notices.english }).check()
      }
      await waitForVisible(preview(page).getByText(outline.closing.text))
      await checkInBothSchemes(page, 'a notice in the writing', found)

      // a file that is no picture is refused in words; a picture is described in every language
      await waitForVisible(field(page, speaks, 'text', 'topics'))
      const card = page.locator('[data-section=topics]')
      const file = card.locator('input[type=file]').first()
      await file.setInputFiles({ name: 'badge.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') })
      await waitForVisible(card.getByText(editor.pictureProblems.type('badge.gif')))
      const png = await page.screenshot({ clip: { x: 0, y: 0, width: 120, height: 60 } })
      await file.setInputFiles({ name: 'badge.png', mimeType: 'image/png', buffer: png })
      await waitForVisible(card.locator('input[id^=notice-alt-]:focus'))
      await expect(flaws.getByText(notices.flaws.alt_missing).first()).toBeVisible()
      await expect(preview(page).locator('img')).toBeVisible()
      await checkInBothSchemes(page, 'a picture without its words', found)
      await waitForVisible(card)
      for (const language of languages)
        await card.locator(`[id^=notice-alt-${language}-]`).fill(NOTICE_OUTLINE[language].alt)
      await expect(flaws).toBeHidden()
      await expect(preview(page).getByRole('img', { name: outline.alt })).toBeVisible()
      await page.keyboard.press(SEND_KEY)
      await waitForVisible(button(page, notices.request))
      await page.keyboard.press(SEND_KEY)
      await waitForVisible(page.getByText(notices.requestedBy('aoi')))

      // the second lead sees what is different from the notice before
      const place = new URL(page.url()).pathname
      await other.goto(place)
      const changed = other.getByRole('region', { name: changes.title })
      await waitForVisible(changed.getByText(changes.neverLooked))
      await waitForVisible(changed.getByText(changes.compared(changes.sinceLastMonth(figuresMonth))))
      if (speaks === 'en') {
        await waitForVisible(changed.getByText(changes.languageAdded))
        await changed.getByRole('radio', { name: notices.japanese }).check()
      }
      const block = (name: string) => changed.getByRole('article').filter({ hasText: name })
      await waitForVisible(block(NOTICE_OUTLINE.ja.activities.heading).getByText(changes.kinds.added))
      await waitForVisible(
        block(templateJa.sections[1]?.heading ?? '')
          .getByText(changes.kinds.removed)
          .first(),
      )
      await waitForVisible(block(NOTICE_OUTLINE.ja.faq.heading).getByText(changes.kinds.renamed))
      await expect(block(notices.parts.title).locator('ins')).toContainText('委員会だより')
      await expect(block(notices.parts.title).locator('del')).toContainText('品質向上委員会')
      await waitForVisible(changed.getByText(changes.pictureAdded))
      await expect(changed.getByRole('row', { name: new RegExp(`^${changes.total}`) }).locator('ins')).toHaveText(
        changes.jobs(TOTAL),
      )
      await checkInBothSchemes(other, 'what changed since the month before', found)

      // sent back, it is changed in one place: that is what is shown the next time
      await waitForVisible(button(other, notices.approve))
      await other.keyboard.press('u')
      await waitForVisible(other.locator('textarea:focus'))
      await other.keyboard.type('closing')
      await other.keyboard.press(SEND_KEY)
      await waitForVisible(other.getByText(notices.states.draft, { exact: true }))
      await page.reload()
      await waitForVisible(page.getByText('closing', { exact: true }))
      if (speaks === 'en') await page.getByRole('radio', { name: notices.japanese }).first().check()
      await field(page, 'ja', 'text', 'closing').fill('これからも安心して使えるサイトにしてまいります。')
      await page.keyboard.press(SEND_KEY)
      await waitForVisible(button(page, notices.request))
      await page.keyboard.press(SEND_KEY)
      await waitForVisible(page.getByText(notices.requestedBy('aoi')))
      await other.goto(place)
      await waitForVisible(changed.getByRole('radio', { name: changes.sinceLook }))
      await expect(changed.getByRole('radio', { name: changes.sinceLook })).toBeChecked()
      if (speaks === 'en') {
        await waitForVisible(changed.getByText(changes.nothing))
        await changed.getByRole('radio', { name: notices.japanese }).check()
      }
      await expect(changed.getByRole('article')).toHaveCount(1)
      await expect(changed.locator('del')).toHaveText('場所')
      await expect(changed.locator('ins')).toHaveText('サイト')
      await checkInBothSchemes(other, 'what changed since the last look', found)
      await waitForVisible(button(other, notices.approve))
      await other.keyboard.press(SEND_KEY)
      await waitForVisible(other.getByText(notices.publishedBy('mori')))

      // readers have it in this order, with its links, its picture and its figures
      const reader = await (await browser.newContext({ baseURL: pair.marketplace.url, locale })).newPage()
      const title = outline.title.replace('{{notice_month}}', notices.month(month))
      const titled = reader.getByRole('link', { name: title })
      const list = `/notices?lang=${speaks}`
      const openPublished = async (count: number) => {
        await expect(async () => {
          await reader.goto(list)
          await expect(titled).toHaveCount(count, { timeout: 500 })
        }).toPass()
        await titled.first().press('Enter')
        await waitForVisible(reader.getByRole('heading', { level: 1, name: title }))
      }
      await openPublished(1)
      const filled = (line: string) =>
        line.replace('{{notice_month}}', notices.month(month)).replace('{{month}}', notices.month(figuresMonth))
      const parts = ['topics', 'breakdown', 'activities', 'faq', 'closing'] as const
      await expect(reader.getByRole('heading', { level: 2 })).toHaveText(
        parts.map((each) => filled(outline[each].heading)),
      )
      const below = await reader.getByRole('heading', { level: 3 }).allTextContents()
      expect(below.filter((each) => outline.headings.includes(each))).toEqual(outline.headings)
      expect(below.length, 'and one for each account standard').toBe(outline.headings.length + STANDARDS)
      await expect(reader.getByRole('link', { name: SAFETY_ADDRESS })).toHaveAttribute('href', SAFETY_ADDRESS)
      // a label for each slice, with count and share; small categories have one together
      const pie = reader.locator('figure svg[role=img]')
      await expect(pie).toContainText(copy.words.categories.direct_deal)
      await expect(pie).toContainText('34.1%')
      await expect(pie).toContainText('12.2%')
      await expect(reader.locator('tfoot')).toContainText(`${TOTAL}${speaks === 'ja' ? '件' : ' jobs'}`)
      await expect(reader.locator('figure + table')).toContainText(document.pooled.row(POOLED_CATEGORIES))
      const picture = reader.getByRole('img', { name: outline.alt })
      await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(120)
      expect(await findViolations(reader)).toEqual([])
      if (PICTURES) await reader.screenshot({ path: join(PICTURES, `notice-committee-${speaks}.png`), fullPage: true })
      await reader.emulateMedia({ colorScheme: 'dark' })
      expect(await findViolations(reader)).toEqual([])
      await reader.locator('main a[href^="/notices/"]').press('Enter')
      await expect(reader, 'the notice before').toHaveTitle(new RegExp(ja.month(figuresMonth)))

      // it is corrected, and says so
      await page.reload()
      await button(page, notices.reissue).press('Enter')
      await waitForVisible(page.getByRole('heading', { level: 1, name: notices.issue(month, 2) }))
      if (speaks === 'en') await page.getByRole('radio', { name: editor.both }).check()
      await waitForVisible(flaws.getByText(notices.flaws.correction_missing).first())
      for (const language of languages) {
        await field(page, language, 'correction').fill(NOTICE_OUTLINE[language].correction)
        const text = field(page, language, 'text', 'topics')
        await text.fill(
          (await text.inputValue()).replace('自動で', '翌日に').replace('comes by itself', 'comes the next day'),
        )
      }
      const mended = speaks === 'ja' ? '翌日に' : 'the next day'
      if (speaks === 'en') await page.getByRole('radio', { name: notices.english }).check()
      await waitForVisible(preview(page).getByText(mended))
      await checkInBothSchemes(page, 'a correction in the writing', found)
      await waitForVisible(button(page, notices.save))
      await page.keyboard.press(SEND_KEY)
      await waitForVisible(button(page, notices.request))
      await page.keyboard.press(SEND_KEY)
      await waitForVisible(page.getByText(notices.requestedBy('aoi')))
      await signInAnew(other, '/notices', mori, notices.title, ahead)
      await other.goto(new URL(page.url()).pathname)
      await expect(changed.getByRole('radio', { name: changes.sinceVersion(1) })).toBeChecked()
      await waitForVisible(block(notices.parts.correction).locator('ins').getByText(outline.correction))
      await expect(block(filled(outline.topics.heading)).or(block(outline.topics.heading)).locator('ins')).toHaveText(
        mended,
      )
      await waitForVisible(changed.getByText(changes.figuresSame))
      await checkInBothSchemes(other, 'what a correction changed', found)
      await waitForVisible(button(other, notices.approve))
      await other.keyboard.press(SEND_KEY)
      await waitForVisible(other.getByText(notices.publishedBy('mori')))
      await waitForVisible(other.getByText(outline.correction))
      await openPublished(2)
      await expect(reader.getByRole('complementary')).toContainText(outline.correction)

      // either version leads to the other
      await other.getByRole('link', { name: editor.toVersion(1) }).press('Enter')
      await waitForVisible(other.getByText(editor.correctedBy(2)))
      await checkInBothSchemes(other, 'a version that was corrected', found)
      await other.getByRole('link', { name: editor.toVersion(2) }).press('Enter')
      await waitForVisible(other.getByRole('heading', { level: 1, name: notices.issue(month, 2) }))
      expect(found).toEqual([])
    })
  })
}
