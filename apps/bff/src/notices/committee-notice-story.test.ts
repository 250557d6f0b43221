import { copy as copyEn } from '@mimamori/copy/en'
import { copy as copyJa } from '@mimamori/copy/ja'
import { document as documentEn } from '@mimamori/copy/notices/document.en'
import { document as documentJa } from '@mimamori/copy/notices/document.ja'
import { notices as en } from '@mimamori/copy/notices/en'
import { notices as ja } from '@mimamori/copy/notices/ja'
import { template as templateEn } from '@mimamori/copy/notices/template.en'
import { withEnglish } from '@mimamori/policy/notices/begin-notice-texts'
import type { NoticeText } from '@mimamori/policy/notices/notice-model'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { afterEach, expect, test } from 'vitest'
import { type DeskStory, openStory } from '../testing/desk-story.ts'
import { closeMonth, DECEMBER, decideJobsOf, goToDecember, NOVEMBER } from '../testing/story-months.ts'
import { NOTICE_OUTLINE, type NoticeOutline, SAFETY_ADDRESS } from '../testing/story-notice-outline.ts'
import { noticesOnSite, openNotice, readSitePage, withSections } from '../testing/story-notices.ts'
import { aPng } from '../testing/test-pictures.ts'

let story: DeskStory
afterEach(() => story.close())

const WORDS = {
  ja: { notices: ja, document: documentJa, categories: copyJa.words.categories, jobs: (n: number) => `${n}件` },
  en: { notices: en, document: documentEn, categories: copyEn.words.categories, jobs: (n: number) => `${n} jobs` },
}
const PARTS = ['topics', 'breakdown', 'activities', 'faq', 'closing'] as const
const ADDED = 's-added'
const STANDARDS = 4
/** Jobs of the month by category; those below the limit of five are told together. */
const COUNTS = { direct_deal: 14, mlm: 9, external_terms: 7, stealth_marketing: 6, uncertain_reward: 2, free_sample: 3 }
const POOLED_CATEGORIES = 3
const TOTAL = 41

/** A text in the words of the outline: the standards and activities of the month before taken out, a section added before the questions. */
function outlined(outline: NoticeOutline, before: NoticeText, picture: string): NoticeText {
  const sections = PARTS.map((part) => ({ id: part === 'activities' ? ADDED : part, ...outline[part] })).map((each) =>
    each.id === 'topics' ? { ...each, text: `${each.text}\n\n${picture}` } : each,
  )
  return { ...before, title: outline.title, opening: `${outline.opening}\n\n{{previous}}`, sections }
}

const textsOf = (html: string, tag: string): string[] =>
  [...html.matchAll(new RegExp(`<${tag}(?: [^>]*)?>(.*?)</${tag}>`, 'gs'))].map(([, inner = '']) =>
    inner.replace(/<[^>]+>/g, ''),
  )

test('a notice built like the committee’s is written in two languages, approved by who sees what changed, published, and corrected with a visible note', async () => {
  story = await openStory()
  await decideJobsOf(story, COUNTS)
  goToDecember(story)
  const [aoi, mori] = [await story.signIn('lead'), await story.signIn('lead')]

  // a month is closed that nothing happened in, and its notice is published, so that there is one before
  await closeMonth(aoi, mori, '2026-10')
  const earlier = openNotice(aoi, (await aoi.client.notices.begin({ month: NOVEMBER })).noticeId)
  await earlier.save(withSections({ topics: 'はじめてのお知らせです。' }))
  await earlier.request()
  await openNotice(mori, earlier.id).approve()
  await closeMonth(aoi, mori, NOVEMBER)

  // the sections of the notice before are there, with fresh topics
  const own = openNotice(aoi, (await aoi.client.notices.begin({ month: DECEMBER })).noticeId)
  const begun = await own.view()
  const before = (await earlier.view()).texts.ja
  expect(begun.texts.ja.sections.map(({ id }) => id)).toEqual(before.sections.map(({ id }) => id))
  expect(begun.texts.ja.sections[0]?.text).not.toContain('はじめてのお知らせ')
  expect(begun.texts.ja.opening).toContain('{{previous}}')

  // a file that is no picture is refused; a picture is described in every language
  const { id: noticeId } = own
  const gif = { noticeId, data: Buffer.from('GIF89a').toString('base64') }
  expect(await aoi.ask('/notices/addPicture', gif)).toMatchObject({ status: 422 })
  const data = aPng({ width: 120, height: 60 }).toString('base64')
  const picture = await aoi.client.notices.addPicture({ noticeId, data })
  expect(picture).toMatchObject({ mediaType: 'image/png', width: 120, height: 60 })
  const written = (alt: (outline: NoticeOutline) => string) => {
    const both = withEnglish(begun.texts, templateEn)
    const english = both.en ?? both.ja
    const line = (language: Language) => `![${alt(NOTICE_OUTLINE[language])}](picture:${picture.id})`
    return {
      ...both,
      ja: outlined(NOTICE_OUTLINE.ja, both.ja, line('ja')),
      en: outlined(NOTICE_OUTLINE.en, english, line('en')),
    }
  }
  await own.save(() => written(() => ''))
  expect((await own.view()).flaws.map(({ flaw, language, section }) => [flaw, language, section])).toEqual([
    ['alt_missing', 'ja', 'topics'],
    ['alt_missing', 'en', 'topics'],
  ])
  // what it would be published without is listed
  const emptied = withSections({ [ADDED]: '' })((await own.view()).texts)
  const { flaws } = await aoi.client.notices.preview({ noticeId, texts: structuredClone(emptied) as never })
  expect(flaws).toContainEqual(expect.objectContaining({ flaw: 'section_empty', section: ADDED }))
  await own.save(() => written(({ alt }) => alt))
  expect((await own.view()).flaws).toEqual([])
  await own.request()

  // the second lead sees what is different from the notice before
  const other = openNotice(mori, noticeId)
  const changes = await mori.client.notices.changes({ noticeId })
  expect(changes.sinceLook).toBe(null)
  expect(changes.sinceLastMonth).toMatchObject({
    id: earlier.id,
    month: NOVEMBER,
    version: 1,
    texts: { ja: before, en: null },
  })
  const seen = await other.view()
  expect(seen.figures?.total).toBe(TOTAL)
  await mori.client.notices.look({ noticeId, edit: seen.edit })

  // sent back, it is changed in one place: that is what is shown the next time
  await mori.client.notices.refuse({ noticeId, edit: seen.edit, reason: 'closing' })
  await own.save(withSections({ closing: 'これからも安心して使えるサイトにしてまいります。' }))
  await own.request()
  const since = (await mori.client.notices.changes({ noticeId })).sinceLook
  const now = await other.view()
  expect(since?.texts.en).toEqual(now.texts.en)
  expect(since?.texts.ja.sections.filter((each, n) => each.text !== now.texts.ja.sections[n]?.text)).toEqual([
    { id: 'closing', ...NOTICE_OUTLINE.ja.closing },
  ])
  await other.approve()

  // readers have it in this order, with its links, its picture and its figures
  await story.turn()
  for (const language of ['ja', 'en'] as const) {
    const { notices, document, categories, jobs } = WORDS[language]
    const outline = NOTICE_OUTLINE[language]
    const filled = (line: string) =>
      line.replace('{{notice_month}}', notices.month(DECEMBER)).replace('{{month}}', notices.month(NOVEMBER))
    const [newest] = await noticesOnSite(story, language)
    expect(newest?.title).toBe(filled(outline.title))
    const html = await readSitePage(story, newest?.path ?? '')
    expect(textsOf(html, 'h1')).toEqual([filled(outline.title)])
    expect(textsOf(html, 'h2')).toEqual(PARTS.map((each) => filled(outline[each].heading)))
    const below = textsOf(html, 'h3')
    expect(below.filter((each) => outline.headings.includes(each))).toEqual(outline.headings)
    expect(below.length, 'and one for each account standard').toBe(outline.headings.length + STANDARDS)
    expect(html).toContain(`href="${SAFETY_ADDRESS}"`)
    // a label for each slice, with count and share; small categories have one together
    const [pie = ''] = /<svg[^>]*role="img".*?<\/svg>/s.exec(html) ?? []
    for (const label of [categories.direct_deal, '34.1%', '12.2%']) expect(pie).toContain(label)
    expect(textsOf(html, 'tfoot').join()).toContain(jobs(TOTAL))
    expect(textsOf(html, 'table').join()).toContain(document.pooled.row(POOLED_CATEGORIES))
    expect(html).toMatch(new RegExp(`<img [^>]*alt="${outline.alt}"`))
    // the notice before
    const [, previous = ''] = /<main.*?<a href="(\/notices\/[^"]+)"/s.exec(html) ?? []
    expect(textsOf(await readSitePage(story, previous), 'title').join()).toContain(ja.month(NOVEMBER))
  }

  // it is corrected, and says so
  const again = openNotice(aoi, (await aoi.client.notices.begin({ month: DECEMBER })).noticeId)
  expect((await again.view()).flaws.map(({ flaw, language }) => [flaw, language])).toEqual([
    ['correction_missing', 'ja'],
    ['correction_missing', 'en'],
  ])
  await again.save(({ ja: text, en: english, ...rest }) => {
    const mend = (of: NoticeText, language: Language, from: string, to: string): NoticeText => ({
      ...of,
      correction: NOTICE_OUTLINE[language].correction,
      sections: of.sections.map((each) =>
        each.id === 'topics' ? { ...each, text: each.text.replace(from, to) } : each,
      ),
    })
    return {
      ...rest,
      ja: mend(text, 'ja', '自動で', '翌日に'),
      en: english && mend(english, 'en', 'comes by itself', 'comes the next day'),
    }
  })
  await again.request()
  const corrected = await openNotice(mori, again.id).view()
  expect(corrected.figures).toEqual((await own.view()).figures)
  expect(corrected.versions.map(({ id, version }) => [id, version])).toEqual([
    [again.id, 2],
    [own.id, 1],
  ])
  await openNotice(mori, again.id).approve()
  await story.turn()
  for (const [language, mended] of [
    ['ja', '翌日に'],
    ['en', 'the next day'],
  ] as const) {
    const [newest, replaced] = await noticesOnSite(story, language)
    expect(replaced?.title).toBe(newest?.title)
    const html = await readSitePage(story, newest?.path ?? '')
    expect(textsOf(html, 'aside').join()).toContain(NOTICE_OUTLINE[language].correction)
    expect(html).toContain(mended)
    expect(await readSitePage(story, replaced?.path ?? '')).not.toContain(mended)
  }
  // either version leads to the other
  expect((await own.view()).versions.map(({ version }) => version)).toEqual([2, 1])
})
