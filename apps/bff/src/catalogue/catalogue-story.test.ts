import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import type { CatalogueEntryOf, EntryKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { afterEach, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { choiceOf } from '../testing/test-decisions.ts'

let story: DeskStory
afterEach(() => story.close())

const [TODAY, TOMORROW] = ['2026-11-24', '2026-11-25']
const TITLE = '商品レビューの記事作成'
const WARN = 'warn.direct_deal'
const SILENT = 'reminder.payment_confirmed.silent'
const DEFINITION = { ja: '明日からの新しい定義です。', en: 'From tomorrow.' }
const TEMPLATE_TEXT = {
  ja: '「{{job_title}}」を確認しました。{{clause_title}}に反する記載があります。連絡はサイト内でお願いいたします。',
  en: '{{job_title}} {{clause_title}}',
}

/** The newest shipped version, which a new one begins with. */
function shipped<Kind extends EntryKind>(kind: Kind, id: string): CatalogueEntryOf<Kind> {
  const entry = SHIPPED_CATALOGUE.findLast((each) => each.kind === kind && each.id === id)
  if (!entry) throw new Error(`no ${kind} ${id}`)
  return entry as CatalogueEntryOf<Kind>
}

type NewVersion = Parameters<StoryPerson['client']['catalogue']['add']>[0]
const versionOf = (entry: CatalogueEntryOf<EntryKind>, effectiveFrom: string, change: object): NewVersion =>
  structuredClone({
    ...{ kind: entry.kind, id: entry.id, effectiveFrom, after: entry.version },
    data: { ...entry.data, ...change },
  }) as NewVersion

test('a form a lead adds today is the letter of the next warning; a definition of tomorrow leaves today’s job as it is', async () => {
  story = await openStory()
  const description =
    'ご応募ありがとうございます。やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'
  const { arrival } = await story.site.post({ kind: 'job', truth: 'direct_deal', body: { title: TITLE, description } })
  const [hana, rin] = [await story.signIn('moderator'), await story.signIn('lead')]
  const held = await hana.client.cases.claimNext({ view: 'flagged' })
  if (!held) throw new Error('nothing is flagged')

  const letter = versionOf(shipped('template', WARN), TODAY, { text: TEMPLATE_TEXT })
  const { version } = await rin.client.catalogue.add(letter)
  expect(version).toBe(letter.after + 1)
  await rin.client.catalogue.add(versionOf(shipped('category', 'direct_deal'), TOMORROW, { definition: DEFINITION }))
  const categories = await rin.client.catalogue.list({ kind: 'category' })
  expect(categories.entries.find(({ entry }) => entry.id === 'direct_deal')).toMatchObject({
    inForce: true,
    newest: 2,
    coming: { version: 2, effectiveFrom: TOMORROW },
  })
  const { versions } = await rin.client.catalogue.history({ kind: 'template', id: WARN })
  expect(versions[0]).toMatchObject({ entry: { version }, state: 'in_force', by: 'lead' })

  // the case is judged by what was in force on its day, and its letter is today's
  const forCase = await hana.client.catalogue.forCase({ caseId: held.id })
  expect(JSON.stringify(forCase)).not.toContain(DEFINITION.ja)
  expect(forCase.templates.find(({ id }) => id === WARN)?.version).toBe(version)
  const asked = { caseId: held.id, id: WARN, version, language: 'ja' } as const
  const { text, open } = await hana.client.catalogue.preview(asked)
  expect(open).toEqual([])
  expect(text).toContain(`「${TITLE}」を確認しました。連絡先の交換・直接取引に反する`)
  const choice = { ...choiceOf('warn'), template: { id: WARN, version }, text }
  await hana.client.decisions.decide(decisionOf(held, choice))
  const site = () => story.site.job(arrival.body.id) as unknown as Promise<{ notices: { text: string }[] }>
  await story.turn()
  expect((await site()).notices).toEqual([])
  story.wait(11)
  await story.turn()
  expect((await site()).notices.map((notice) => notice.text)).toEqual([text])
})

test('a lead rewrites a letter of contact reminders, which is never retired, and adds an answer to enquiries', async () => {
  story = await openStory()
  const rin = await story.signIn('lead')
  const silent = shipped('template', SILENT)
  const text = {
    ja: '「{{job_title}}」の{{amount}}を、{{deadline}}の期限のあとに確定しました。',
    en: '{{job_title}} {{amount}} {{deadline}}',
  }
  expect(await rin.ask('/catalogue/add', versionOf(silent, TODAY, { text, active: false }))).toMatchObject({
    refusal: 'reminder_letter_retired',
  })
  const added = { ...versionOf(silent, TODAY, { text }), id: 'reminder.of_our_own', after: 0 }
  expect(await rin.ask('/catalogue/add', added)).toMatchObject({ refusal: 'reminder_letters_fixed' })
  const measured = versionOf(silent, TODAY, { text, measures: ['warn'] })
  expect(await rin.ask('/catalogue/add', measured)).toMatchObject({ refusal: 'letter_with_measures' })
  expect(await rin.client.catalogue.add(versionOf(silent, TODAY, { text }))).toEqual({ version: 2 })

  const both = (words: string) => ({ ja: words, en: words })
  const answer = { label: both('警察への相談'), text: both('「{{job_title}}」の件です。') }
  const enquiry = versionOf(shipped('template', 'enquiry.paid'), TODAY, answer)
  expect(await rin.client.catalogue.add({ ...enquiry, id: 'enquiry.police', after: 0 } as NewVersion)).toEqual({
    version: 1,
  })
  const { entries } = await rin.client.catalogue.list({ kind: 'template' })
  const police = entries.find(({ entry }) => entry.id === 'enquiry.police')
  expect(police).toMatchObject({ inForce: true, entry: { data: { use: 'enquiry', label: both('警察への相談') } } })
})
