import { expect, test } from 'vitest'
import type { Choice } from '../decisions/decision-choice.ts'
import type { CatalogueEntry, CatalogueEntryOf, ClauseData, ReasonData, TemplateData } from './catalogue-entry.ts'
import { addVersion, earliestEffectiveDay } from './catalogue-version-rules.ts'
import { checkChoiceInForce, dependsOnGuidelineDate } from './choice-in-force-rules.ts'
import { catalogueFor, entriesInForce, guidelineDateOf, reasonsOfferedOn } from './entries-in-force.ts'
import { clauseForTemplate, templateFor } from './template-selection.ts'

const TODAY = '2026-11-24'
const say = (words: string) => ({ ja: words, en: words })

const clause = (
  version: number,
  effectiveFrom: string,
  change: Partial<ClauseData> = {},
): CatalogueEntryOf<'clause'> => ({
  kind: 'clause',
  id: 'G-4',
  version,
  effectiveFrom,
  data: { label: say('連絡先'), text: say(`第${version}版`), categories: ['direct_deal'], url: null, ...change },
})
const template = (id: string, change: Partial<TemplateData> = {}, version = 1): CatalogueEntryOf<'template'> => ({
  kind: 'template',
  id,
  version,
  effectiveFrom: '2019-11-01',
  data: {
    label: say(id),
    measures: ['warn'],
    category: null,
    clause: null,
    text: say('{{job_title}} {{clause_title}}'),
    active: true,
    ...change,
  },
})
const reason = (id: string, change: Partial<ReasonData> = {}): CatalogueEntryOf<'reason'> => ({
  kind: 'reason',
  id,
  version: 1,
  effectiveFrom: '2019-11-01',
  data: { label: say(id), category: 'other', active: true, ...change },
})

const versionOn = (entries: readonly CatalogueEntry[], day: string) => entriesInForce(entries, day)[0]?.version

test('a version holds from its day on, and the one before it until then', () => {
  const entries = [clause(1, '2019-11-01'), clause(2, '2028-02-29')]
  expect(versionOn(entries, '2019-10-31')).toBeUndefined()
  expect(versionOn(entries, '2019-11-01')).toBe(1)
  expect(versionOn(entries, '2028-02-28')).toBe(1)
  expect(versionOn(entries, '2028-02-29')).toBe(2)
  expect(versionOn(entries, '2028-03-01')).toBe(2)
})

test('of two versions that begin on one day the later one holds, whatever their order in the list', () => {
  const entries = [clause(1, '2019-11-01'), clause(3, '2026-12-01'), clause(2, '2026-12-01'), clause(4, '2026-11-30')]
  expect(versionOn(entries, '2026-11-30')).toBe(4)
  expect(versionOn(entries, '2026-12-01')).toBe(3)
})

const job = (postedAt: string) => ({ type: 'job', postedAt }) as Parameters<typeof guidelineDateOf>[0]

test.each([
  ['2026-11-30T14:59:59.999Z', '2026-11-30', 1],
  ['2026-11-30T15:00:00.000Z', '2026-12-01', 2],
  ['2028-02-28T15:00:00.000Z', '2028-02-29', 2],
  ['2028-02-29T15:00:00.000Z', '2028-03-01', 3],
])('a job posted at %s is judged by the guideline of %s in Japan', (postedAt, day, version) => {
  const entries = [clause(1, '2019-11-01'), clause(2, '2026-12-01'), clause(3, '2028-03-01')]
  const posted = guidelineDateOf(job(postedAt), '2030-01-01T00:00:00.000Z')
  expect(posted).toBe(day)
  expect(catalogueFor(entries, posted, '2030-01-01').clauses[0]?.version).toBe(version)
})

test('a letter is judged by the day it was sent, a member by the day the desk heard of them', () => {
  const sentAt = '2026-11-23T15:00:00.000Z'
  expect(guidelineDateOf({ type: 'snapshot', sentAt }, '2026-11-25T00:00:00.000Z')).toBe('2026-11-24')
  expect(guidelineDateOf({ type: 'member' }, '2026-11-25T15:00:00.000Z')).toBe('2026-11-26')
})

test('templates are those of today, and a retired one is not offered', () => {
  const later: CatalogueEntry = { ...template('a', { active: false }, 2), effectiveFrom: TODAY }
  const entries = [template('a'), template('b'), later]
  expect(catalogueFor(entries, '2026-01-01', '2026-11-23').templates.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(catalogueFor(entries, '2026-01-01', TODAY).templates.map(({ id }) => id)).toEqual(['b'])
  expect(reasonsOfferedOn([reason('x'), reason('y', { active: false })], TODAY).map(({ id }) => id)).toEqual(['x'])
})

test('a form names its clause, unless that says nothing about the category: then the category’s own holds', () => {
  const clauses = [clause(1, '2019-11-01'), { ...clause(1, '2019-11-01'), id: 'G-8' }]
  expect(clauseForTemplate({ clauses }, 'direct_deal')?.id).toBe('G-4')
  expect(clauseForTemplate({ clauses }, 'direct_deal', 'G-8')?.id).toBe('G-8')
  expect(clauseForTemplate({ clauses }, 'mlm', 'G-8')).toBeUndefined()
})

test('a measure alone has the form of its category, else the one for any', () => {
  const forms = [
    template('two', { measures: ['warn', 'hide'], category: 'mlm' }),
    template('any', { measures: ['hide'] }),
    template('own', { measures: ['hide'], category: 'mlm' }),
    template('both', { measures: ['hide', 'warn'], category: 'mlm' }),
  ]
  expect(templateFor(forms, 'hide', 'mlm')?.id).toBe('own')
  expect(templateFor(forms, 'hide', 'other')?.id).toBe('any')
})

const lead = { id: 'tanaka', alias: '田中', role: 'lead' } as const
const base: readonly CatalogueEntry[] = [
  clause(1, '2019-11-01'),
  template('warn'),
  template('other', { category: 'other' }),
  reason('x'),
]

const tried = (
  draft: Partial<Omit<CatalogueEntry, 'version'>>,
  change: Partial<Parameters<typeof addVersion>[0]> = {},
) => {
  const whole = { ...template('other'), effectiveFrom: TODAY, ...draft } as CatalogueEntry
  const verdict = addVersion({ actor: lead, today: TODAY, entries: base, after: 1, ...change }, whole)
  return verdict.ok ? verdict.event.entry.version : verdict.refusal
}
const text = (ja: string, en = ja) => ({ data: { ...template('other').data, text: { ja, en } } })

test('a lead adds the next version, from today on or from a later day', () => {
  expect(tried({})).toBe(2)
  expect(tried({ effectiveFrom: '2027-04-01' })).toBe(2)
  expect(tried({ id: 'fresh' }, { after: 0 })).toBe(1)
})

test('a version follows the one before it of the same thing, and the first of something follows none', () => {
  const follows = (id: string, after: number) => {
    const verdict = addVersion(
      { actor: lead, today: TODAY, entries: base, after },
      { ...template(id), effectiveFrom: TODAY },
    )
    return verdict.ok ? verdict.event.follows : verdict.refusal
  }
  expect([follows('other', 1), follows('fresh', 0)]).toEqual([1, null])
})

test.each(['moderator', 'admin'] as const)('a %s adds nothing', (role) => {
  expect(tried({}, { actor: { ...lead, role } })).toBe('not_permitted')
})

test('a version that is to begin in the past is refused', () => {
  expect(tried({ effectiveFrom: '2026-11-23' })).toBe('begins_in_past')
})

test('who posted this morning is bound by the words of this morning: a guideline begins tomorrow at the earliest', () => {
  expect(tried({ ...clause(1, TODAY), effectiveFrom: TODAY })).toBe('begins_too_soon')
  expect(tried({ ...clause(1, TODAY), effectiveFrom: '2026-11-25' })).toBe(2)
  expect(earliestEffectiveDay('category', '2028-02-28')).toBe('2028-02-29')
  expect(earliestEffectiveDay('category', '2026-12-31')).toBe('2027-01-01')
})

test('who has not seen the newest version does not replace it', () => {
  expect(tried({}, { after: 0 })).toBe('version_taken')
  expect(tried({}, { after: 2 })).toBe('version_taken')
})

test.each([
  ['without words in one language', text('{{job_title}}', ' '), 'words_missing'],
  ['longer than a letter may be', text('あ'.repeat(3001)), 'words_too_long'],
  ['with a variable nobody knows', text('{{name}}様'), 'variable_unknown'],
  ['with a variable in single braces', text('{job_title}'), 'variable_unknown'],
  ['with a deadline where none is set', text('{{deadline}}までに'), 'variable_not_here'],
  ['that says less in English', text('{{job_title}} {{category}}', '{{job_title}}'), 'variables_differ'],
  ['of a clause there is none of', { data: { ...template('o').data, clause: 'G-9' } }, 'clause_unknown'],
  ['that shows and warns', { data: { ...template('o').data, measures: ['show', 'warn'] } }, 'measures_impossible'],
  [
    'for a job and for a member',
    { data: { ...template('o').data, measures: ['hide', 'restrict'] } },
    'measures_impossible',
  ],
  ['that warns twice', { data: { ...template('o').data, measures: ['warn', 'warn'] } }, 'measures_impossible'],
  ['that does nothing', { data: { ...template('o').data, measures: [] } }, 'measures_impossible'],
  ['of an eighth category', { kind: 'category', id: 'spam' }, 'category_unknown'],
  ['of a clause published nowhere', clause(1, '2026-11-25', { url: 'http://example.jp/' }), 'address_wrong'],
  ['of a clause about nothing', { ...clause(1, '2026-11-25', { categories: [] }) }, 'categories_missing'],
] as const)('a version %s is refused', (_, draft, refusal) => {
  expect(tried(draft as Parameters<typeof tried>[0])).toBe(refusal)
})

test('the last reason, and the last form of a measure, are not retired', () => {
  expect(tried({ ...reason('x', { active: false }), effectiveFrom: TODAY })).toBe('last_active')
  const retired = { data: { ...template('other', { category: 'other' }).data, active: false } }
  expect(tried(retired)).toBe(2)
  expect(tried({ id: 'warn', data: { ...template('warn').data, active: false } })).toBe('last_active')
})

const chosen = (change: Partial<Extract<Choice, { kind: 'measures' }>>): Choice => ({
  kind: 'measures',
  measures: ['warn'],
  categories: ['direct_deal'],
  clause: 'G-4',
  template: null,
  text: '。',
  passages: [],
  ...change,
})

test('a decision stands on a clause of the posting day and on today’s version of a form', () => {
  const entries = [...base, { ...clause(1, '2026-11-20'), id: 'G-8' }]
  const days = { judgedOn: '2026-11-19', today: TODAY }
  const of = (change: Parameters<typeof chosen>[0], on = days) => checkChoiceInForce(entries, chosen(change), on)
  expect(of({})).toBeNull()
  expect(of({ clause: 'G-9' })).toBe('clause_not_in_force')
  expect(of({ clause: 'G-8' })).toBe('clause_not_in_force')
  expect(of({ clause: 'G-8' }, { ...days, judgedOn: '2026-11-20' })).toBeNull()
  expect(of({ template: { id: 'warn', version: 1 } })).toBeNull()
  expect(of({ template: { id: 'warn', version: 2 } })).toBe('template_not_in_force')
  expect(of({ template: { id: 'nothing', version: 1 } })).toBe('template_not_in_force')
  expect(checkChoiceInForce(entries, { kind: 'no_violation' }, days)).toBeNull()
})

test('only a clause that has not always been there makes the posting day matter', () => {
  const entries = [...base, { ...clause(1, '2026-11-20'), id: 'G-8' }]
  expect(dependsOnGuidelineDate(entries, chosen({}))).toBe(false)
  expect(dependsOnGuidelineDate(entries, chosen({ clause: 'G-8' }))).toBe(true)
  expect(dependsOnGuidelineDate(entries, { kind: 'no_violation' })).toBe(false)
})
