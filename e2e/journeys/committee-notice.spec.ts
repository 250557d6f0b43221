import { join } from 'node:path'
import { changes } from '@mimamori/copy/notices/changes.en'
import { editor } from '@mimamori/copy/notices/editor.en'
import { notices } from '@mimamori/copy/notices/en'
import { template } from '@mimamori/copy/notices/template.en'
import { template as templateJa } from '@mimamori/copy/notices/template.ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { expect, type Locator, type Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { checkAccessibility, findViolations } from './accessibility-checks.ts'
import { addLead, closeMonth, openAs, readDemoMonths } from './demo-months.ts'
import { test, waitForVisible } from './journey-fixtures.ts'
import { checkNoticeScreen, preview, readDraft, requestPublication, SEND_KEY, saveSection } from './notice-steps.ts'

/** a folder for the picture of the notice in the docs */
const PICTURES = process.env.PICTURES
const ADDED = { ja: 'サイトの取り組み', en: 'What this site does' }
const WORDS = { ja: 'すべての依頼を担当者が読みます。', en: 'Our staff read every request.' }
const TITLE = { ja: '{{notice_month}}度 委員会だより', en: 'Committee letter, {{notice_month}}' }
const HEADING = '読者の質問'
const TOPICS = { ja: '表示は自動で付きます。', en: 'A badge comes by itself.' }
const ALT = { ja: '表示の見本', en: 'What a badge looks like' }
const CORRECTION = { ja: 'トピックスの案内を直しました。', en: 'A hint under topics was mended.' }
const LANGUAGES: readonly Language[] = ['ja', 'en']

const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true })
/** The field of a text of the notice. `section`: none for the title and the opening. */
const field = (page: Page, language: Language, part: string, section?: string) =>
  page.locator(`#notice-${language}-${part}${section ? `-${section}` : ''}`)
const headingOf = (id: string) => template.sections.find((each) => each.id === id)?.heading ?? ''

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

/** Sections are taken out, put back, added and moved with the keys alone, and the focus is where it is needed. Answers the new one. */
async function arrangeSections(page: Page): Promise<string> {
  const sections = await page.locator('[data-section]').count()
  await button(page, editor.remove(headingOf('standards'))).press('Enter')
  await expect(button(page, editor.putBack)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field(page, 'en', 'heading', 'standards')).toBeFocused()
  await button(page, editor.remove(headingOf('standards'))).press('Enter')
  await button(page, editor.remove(headingOf('activities'))).press('Enter')
  await expect(page.locator('[data-section]')).toHaveCount(sections - 2)

  await pickFrom(page, button(page, editor.add), editor.addEmpty)
  const heading = page.locator('[id*="-heading-s-"]:focus')
  await waitForVisible(heading)
  const added = (await heading.getAttribute('id'))?.replace(/^.*-heading-/, '') ?? ''
  await page.keyboard.type(ADDED.en)
  const up = button(page, editor.moveUp(ADDED.en))
  for (const place of [sections - 2, sections - 3]) {
    await up.press('Enter')
    await expect(page.getByTestId('announcer')).toHaveText(editor.moved(ADDED.en, place, sections - 1))
    await expect(up).toBeFocused()
  }
  await expect(page.locator('[data-section]').nth(sections - 4)).toHaveAttribute('data-section', added)

  // what it would be published without is listed, and leads to its field
  const flaws = page.getByRole('region', { name: editor.flaws })
  await flaws.getByRole('button', { name: notices.flaws.section_empty }).first().press('Enter')
  await expect(page.locator('textarea:focus')).toHaveAttribute('id', new RegExp(`-text-${added}$`))
  return added
}

/** Both languages side by side, each in its own words; a link to the notice before comes from the menu, on a line of its own. */
async function writeBoth(page: Page, added: string, found: string[]): Promise<void> {
  await page.getByRole('radio', { name: editor.both }).check()
  await waitForVisible(field(page, 'ja', 'title'))
  for (const language of LANGUAGES) {
    await field(page, language, 'title').fill(TITLE[language])
    await field(page, language, 'heading', added).fill(ADDED[language])
    await field(page, language, 'text', added).fill(WORDS[language])
    await field(page, language, 'text', 'topics').fill(TOPICS[language])
    const opening = field(page, language, 'opening')
    await opening.fill(ADDED[language])
    const insert = opening.locator('xpath=../..').getByRole('button', { name: editor.insert })
    await pickFrom(page, insert, editor.blocks.previous)
    await expect(opening).toHaveValue(`${ADDED[language]}\n\n{{previous}}`)
  }
  await field(page, 'ja', 'heading', 'faq').fill(HEADING)
  await field(page, 'ja', 'text', 'closing').fill('これからも安心して使える場所にしてまいります。')
  await checkAccessibility(page, 'both languages side by side', found)
  await page.getByRole('radio', { name: notices.english }).check()
  await waitForVisible(preview(page).getByText(WORDS.en))
}

/** A file that is no picture is refused in words; a picture is described in every language. */
async function addPicture(page: Page): Promise<void> {
  const flaws = page.getByRole('region', { name: editor.flaws })
  const card = page.locator('[data-section=topics]')
  const file = card.locator('input[type=file]').first()
  await file.setInputFiles({ name: 'badge.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') })
  await waitForVisible(card.getByText(editor.pictureProblems.type('badge.gif')))
  const png = await page.screenshot({ clip: { x: 0, y: 0, width: 120, height: 60 } })
  await file.setInputFiles({ name: 'badge.png', mimeType: 'image/png', buffer: png })
  await waitForVisible(card.locator('input[id^=notice-alt-]:focus'))
  await expect(flaws.getByText(notices.flaws.alt_missing).first()).toBeVisible()
  await expect(preview(page).locator('img')).toBeVisible()
  for (const language of LANGUAGES) await card.locator(`[id^=notice-alt-${language}-]`).fill(ALT[language])
  await expect(flaws).toBeHidden()
  await expect(preview(page).getByRole('img', { name: ALT.en })).toBeVisible()
}

const changesOn = (page: Page) => page.getByRole('region', { name: changes.title })
const blockOf = (page: Page, name: string) => changesOn(page).getByRole('article').filter({ hasText: name })

/** What is different from the notice of the month before, for who sees it for the first time. */
async function compareWithLastMonth(page: Page, before: string): Promise<void> {
  const changed = changesOn(page)
  await waitForVisible(changed.getByText(changes.neverLooked))
  await waitForVisible(changed.getByText(changes.compared(changes.sinceLastMonth(before))))
  await changed.getByRole('radio', { name: notices.japanese }).check()
  await waitForVisible(blockOf(page, ADDED.ja).getByText(changes.kinds.added).first())
  const removed = blockOf(page, templateJa.sections[1]?.heading ?? '').getByText(changes.kinds.removed)
  await waitForVisible(removed.first())
  await waitForVisible(blockOf(page, HEADING).getByText(changes.kinds.renamed))
  await expect(blockOf(page, notices.parts.title).locator('ins')).toContainText('委員会だより')
  await expect(blockOf(page, notices.parts.title).locator('del')).toContainText('品質向上委員会')
  await waitForVisible(changed.getByText(changes.pictureAdded))
  await expect(changed.getByRole('row', { name: new RegExp(`^${changes.total}`) }).locator('ins')).toHaveText(/\d/)
}

/** What another lead changed: since the version that is corrected, and since the last look. */
async function compareWithVersion(page: Page): Promise<void> {
  const changed = changesOn(page)
  await expect(changed.getByRole('radio', { name: changes.sinceVersion(1) })).toBeChecked()
  await waitForVisible(blockOf(page, notices.parts.correction).locator('ins').getByText(CORRECTION.en))
  await expect(blockOf(page, 'by').locator('ins').filter({ hasText: 'the next day' })).toHaveCount(1)
  await waitForVisible(changed.getByText(changes.figuresSame))
  await changed.getByRole('radio', { name: changes.sinceLook }).check()
  await waitForVisible(changed.getByText(changes.nothing))
  await changed.getByRole('radio', { name: notices.japanese }).check()
  await expect(changed.getByRole('article')).toHaveCount(1)
  await expect(changed.locator('del')).toHaveText('場所')
  await expect(changed.locator('ins')).toHaveText('サイト')
}

test.use({ demo: { opening: 0 }, speaks: 'en' })

test('a notice is built by keyboard like the committee’s, in two languages with a picture, read by readers, and corrected', {
  tag: '@verify',
}, async ({ page, browser, pair: { desk, marketplace } }) => {
  const found: string[] = []
  const { last } = await readDemoMonths(desk)
  const [aoi, mori] = [await addStaff(desk, 'aoi', 'lead', 'en'), await addLead(desk, 'mori')]
  await closeMonth(mori, await addLead(desk, 'hiro'), last)
  const { id, month } = await readDraft(mori)
  await openAs(page, aoi.cookie, `/notices/${id}`, notices.issue(month, 1))
  await button(page, notices.addEnglish).press('Enter')

  const added = await arrangeSections(page)
  await writeBoth(page, added, found)
  await addPicture(page)
  await checkNoticeScreen(page, 'a notice in the writing', found)
  await page.keyboard.press(SEND_KEY)
  await waitForVisible(button(page, notices.request))
  await page.keyboard.press(SEND_KEY)
  await waitForVisible(page.getByText(notices.requestedBy('aoi')))
  const other = await (await browser.newContext({ baseURL: desk.url, locale: 'en-US' })).newPage()
  await openAs(other, (await addStaff(desk, 'rui', 'lead', 'en')).cookie, `/notices/${id}`, notices.issue(month, 1))
  await compareWithLastMonth(other, last)
  await checkNoticeScreen(other, 'what changed since the month before', found)
  await other.keyboard.press(SEND_KEY)
  await waitForVisible(other.getByText(notices.publishedBy('rui')))
  await other.context().close()
  await waitForVisible(page.getByText(notices.publishedBy('rui')))

  // readers have it, with its picture
  const reader = await (await browser.newContext({ baseURL: marketplace.url, locale: 'en-US' })).newPage()
  const { documents } = await mori.client.notices.get({ noticeId: id })
  const title = documents.find(({ language }) => language === 'en')?.title ?? ''
  await expect(async () => {
    await reader.goto('/notices?lang=en')
    await reader.getByRole('link', { name: title }).click({ timeout: 500 })
  }).toPass()
  await waitForVisible(reader.getByRole('heading', { level: 1, name: title }))
  const picture = reader.getByRole('img', { name: ALT.en })
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(120)
  expect(await findViolations(reader)).toEqual([])
  if (PICTURES) await reader.screenshot({ path: join(PICTURES, 'notice-committee-en.png'), fullPage: true })
  await reader.emulateMedia({ colorScheme: 'dark' })
  expect(await findViolations(reader)).toEqual([])

  // it is corrected, and says so; either version leads to the other
  await button(page, notices.reissue).press('Enter')
  await waitForVisible(page.getByRole('heading', { level: 1, name: notices.issue(month, 2) }))
  await page.getByRole('radio', { name: editor.both }).check()
  const flaws = page.getByRole('region', { name: editor.flaws })
  await waitForVisible(flaws.getByText(notices.flaws.correction_missing).first())
  for (const language of LANGUAGES) {
    await field(page, language, 'correction').fill(CORRECTION[language])
    const text = field(page, language, 'text', 'topics')
    await text.fill((await text.inputValue()).replace('自動で', '翌日に').replace('by itself', 'the next day'))
  }
  await page.getByRole('radio', { name: notices.english }).check()
  await waitForVisible(preview(page).getByText('the next day'))
  await checkNoticeScreen(page, 'a correction in the writing', found)
  await page.keyboard.press(SEND_KEY)
  await waitForVisible(button(page, notices.request))
  const again = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await saveSection(mori, again, 'closing', 'これからも安心して使えるサイトにしてまいります。')
  await requestPublication(mori, again)
  await button(page, notices.seeChanges).press('Enter')
  await compareWithVersion(page)
  await checkNoticeScreen(page, 'what changed since the last look', found)
  await page.keyboard.press(SEND_KEY)
  await waitForVisible(page.getByText(notices.publishedBy('aoi')))
  await waitForVisible(page.getByText(CORRECTION.ja))
  await page.getByRole('link', { name: editor.toVersion(1) }).press('Enter')
  await waitForVisible(page.getByText(editor.correctedBy(2)))
  await checkNoticeScreen(page, 'a version that was corrected', found)
  await page.getByRole('link', { name: editor.toVersion(2) }).press('Enter')
  await waitForVisible(page.getByRole('heading', { level: 1, name: notices.issue(month, 2) }))
  expect(found).toEqual([])
})
