import type { Player, RecordedDesk } from './recorded-desk.ts'
import { CLEAN, type Intake, TEXTS } from './recorded-intake.ts'
import { type Cast, MINUTE_MS, SECOND_MS } from './recorded-people.ts'

export type Held = {
  readonly id: string
  readonly fence: number
  readonly contentVersion: number
  readonly target: { readonly type: string; readonly id: string }
}
type Decided = { readonly decisionId: string }

const UNKNOWN = '00000000-0000-4000-8000-000000000000'
export const LETTER = '規約に反するおそれのある内容が確認されました。内容をご確認ください。'
/** behind the undo window */
export const UNDO_OVER_MS = 11 * SECOND_MS

const LISTS = ['flagged', 'patrol', 'reports', 'escalated', 'snoozed', 'mine'] as const

type FoundCase = { readonly id: string; readonly state: string; readonly target: { readonly id: string } }

/** The unfinished case about this target. */
async function findCase(desk: RecordedDesk, who: Player, targetId: string): Promise<string> {
  const cases = await desk.look<FoundCase[]>(who, 'cases/find', { text: targetId })
  const found = cases.find(({ state, target }) => target.id === targetId && state !== 'closed' && state !== 'held')
  if (!found) throw new Error(`no open case is about ${targetId}`)
  return found.id
}

export async function claim(desk: RecordedDesk, who: Player, targetId: string): Promise<Held> {
  return await desk.call<Held>(who, 'cases/claim', { caseId: await findCase(desk, who, targetId) }, { as: targetId })
}

export const measures = (kinds: readonly string[], category: string, clause: string, more: object = {}) => ({
  kind: 'measures',
  measures: kinds,
  categories: [category],
  clause,
  template: null,
  text: LETTER,
  passages: [],
  ...more,
})

/** Decide a held case; `as` says what is chosen. */
export async function decide(
  desk: RecordedDesk,
  who: Player,
  { id: caseId, fence, contentVersion }: Held,
  choice: object,
  as: string,
  key?: string,
): Promise<Decided> {
  const input = { caseId, fence, contentVersion, choice, note: '記録の確認' }
  const options = key ? { as, headers: { 'idempotency-key': key } } : { as }
  const answer = await desk.call<Decided>(who, 'decisions/decide', input, options)
  return { decisionId: answer.decisionId }
}

/** Lists, counts, saved views, and what a case shows. */
export async function lookAround(desk: RecordedDesk, { sato, maya, tanaka, noda, admin }: Cast): Promise<void> {
  for (const view of LISTS) await desk.call(sato, 'queue/list', { view }, { as: view })
  await desk.call(sato, 'queue/counts')
  await desk.call(maya, 'queue/list', { view: 'patrol' }, { as: 'a queue that is not hers' })
  await desk.call(sato, 'queue/list', {
    view: 'flagged',
    sort: 'age',
    limit: 1,
    filters: { categories: ['direct_deal'] },
  })
  await desk.call(sato, 'queue/list', { view: 'nothing', limit: 0 }, { as: 'bad fields' })
  await desk.call(admin, 'queue/list', { view: 'flagged' }, { as: 'not permitted' })
  const view = { name: '直接取引', query: { view: 'flagged', sort: 'due' }, shared: false, key: 'q' }
  const { id } = await desk.call<{ id: string }>(sato, 'queue/views/add', view)
  await desk.call(sato, 'queue/views/add', view, { as: 'a key that is taken' })
  await desk.call(sato, 'queue/views/change', { id, ...view, shared: true, key: null })
  await desk.call(tanaka, 'queue/views/list')
  await desk.call(sato, 'queue/views/remove', { id })
  const caseId = await findCase(desk, sato, 'J-1')
  await desk.call(noda, 'cases/get', { caseId }, { as: 'an auditor' })
  await desk.call(sato, 'cases/get', { caseId: UNKNOWN }, { as: 'no such case' })
  await desk.call(sato, 'cases/find', { text: 'J-1' })
  await desk.call(sato, 'cases/find', { text: '#1' })
  await desk.call(sato, 'catalogue/forCase', { caseId })
  await desk.call(sato, 'catalogue/preview', { caseId, id: 'warn.direct_deal', version: 1, language: 'ja' })
  await desk.call(sato, 'catalogue/preview', { caseId, id: 'warn.direct_deal', version: 9, language: 'en' })
  const page = '11111111-2222-4333-8444-555555555555'
  await desk.call(sato, 'live/presence', { page, caseId, doing: 'viewing' })
}

/** A case is claimed, renewed, let go of, put aside in every way, and its lease ends. */
export async function handleCases(desk: RecordedDesk, { sato, maya, tanaka, noda }: Cast): Promise<void> {
  const held = await claim(desk, sato, 'J-1')
  const of = { caseId: held.id, fence: held.fence }
  await desk.call(maya, 'cases/claim', { caseId: held.id }, { as: 'held by somebody else' })
  await desk.call(noda, 'cases/claim', { caseId: held.id }, { as: 'not permitted' })
  await desk.call(sato, 'cases/renew', of)
  await desk.call(sato, 'cases/renew', { ...of, fence: held.fence + 7 }, { as: 'a fence that is over' })
  await desk.call(sato, 'cases/release', of)
  await desk.call(sato, 'cases/renew', of, { as: 'released' })
  const next = await desk.call<Held>(sato, 'cases/claimNext', { view: 'flagged' })
  await desk.call(sato, 'cases/reserve', { view: 'flagged', count: 2 })
  await desk.advance(2 * MINUTE_MS + SECOND_MS)
  await desk.call(sato, 'cases/renew', { caseId: next.id, fence: next.fence }, { as: 'the lease has ended' })
  await desk.call(sato, 'queue/list', { view: 'mine' }, { as: 'mine is empty' })

  const again = await claim(desk, sato, 'J-3')
  const late = { caseId: again.id, fence: again.fence }
  const at = (ms: number) => new Date(desk.clock.now() + ms).toISOString()
  await desk.call(sato, 'cases/snooze', { ...late, until: at(SECOND_MS) }, { as: 'too soon' })
  await desk.call(sato, 'cases/snooze', { ...late, until: at(10 * MINUTE_MS) })
  await desk.advance(10 * MINUTE_MS + SECOND_MS)
  await desk.call(sato, 'cases/get', { caseId: again.id }, { as: 'woken' })

  const odd = await claim(desk, sato, 'J-3')
  const why = { caseId: odd.id, fence: odd.fence, why: '判断に迷います' }
  await desk.call(sato, 'cases/escalate', { ...why, why: '' }, { as: 'without a reason' })
  await desk.call(sato, 'cases/escalate', why)
  await desk.call(sato, 'cases/claim', { caseId: odd.id }, { as: 'waits for a lead' })
  const led = await claim(desk, tanaka, 'J-3')
  await desk.call(tanaka, 'cases/sendBack', { caseId: led.id, fence: led.fence, why: '続けてください' })
  await desk.call(sato, 'cases/pin', { caseId: led.id }, { as: 'not permitted' })
  await desk.call(tanaka, 'cases/pin', { caseId: led.id })
  await desk.call(tanaka, 'cases/pin', { caseId: led.id }, { as: 'once more' })
  await desk.call(tanaka, 'cases/unpin', { caseId: led.id })
  await desk.call(tanaka, 'cases/unpin', { caseId: led.id }, { as: 'once more' })
  const patrol = await claim(desk, sato, 'J-9')
  await desk.call(sato, 'cases/raise', { caseId: patrol.id, fence: patrol.fence, why: '' })
  const colleagues = await desk.call<{ id: string }[]>(sato, 'notes/colleagues')
  const note = { caseId: led.id, text: '確認をお願いします', mentions: colleagues.slice(0, 1).map(({ id }) => id) }
  await desk.call(sato, 'notes/add', note, { headers: { 'idempotency-key': 'note-1' } })
  await desk.call(sato, 'notes/add', note, { headers: { 'idempotency-key': 'note-1' }, as: 'again' })
  await desk.call(sato, 'notes/add', { ...note, text: ' ' }, { as: 'empty' })
  await desk.call(sato, 'notes/add', { ...note, mentions: [UNKNOWN] }, { as: 'somebody unknown' })
  await desk.call(sato, 'notes/add', { caseId: led.id, text: '書き間違いです' }, { as: 'to be undone' })
  await desk.call(sato, 'acts/undo', {})
  await desk.call(sato, 'notes/list', { caseId: led.id })
  for (const who of [tanaka, maya]) await desk.call(who, 'inbox/list', { unread: false })
  await desk.call(noda, 'notes/add', note, { as: 'not permitted' })
}

/** Every measure, every way a choice is refused, undo, and the same again under its key. */
export async function decideCases(desk: RecordedDesk, { sato, maya, tanaka }: Cast, intake: Intake): Promise<void> {
  const first = await claim(desk, sato, 'J-1')
  const hide = measures(['hide', 'warn'], 'direct_deal', 'G-4')
  const wrong: readonly (readonly [string, object])[] = [
    ['no category', { ...hide, categories: [] }],
    ['no clause', { ...hide, clause: null }],
    ['a clause that is not in force', { ...hide, clause: 'G-99' }],
    ['no text', { ...hide, text: ' ' }],
    ['a variable that is open', { ...hide, text: '{{job_title}}' }],
    ['an old template', { ...hide, template: { id: 'hide', version: 7 } }],
    ['not hidden', measures(['show'], 'other', 'G-7', { categories: [], clause: null })],
    ['restrict a job', measures(['restrict'], 'other', 'G-7')],
    ['no passages', measures(['request_correction'], 'direct_deal', 'G-4')],
    ['a passage outside', { ...hide, passages: [{ field: 'title', start: 0, end: 9_999, suggestion: '' }] }],
    ['nothing to reverse', { kind: 'reverse', reverses: [UNKNOWN], template: null, text: LETTER }],
    ['bad fields', { kind: 'measures', measures: ['nothing'] }],
  ]
  for (const [as, choice] of wrong) await decide(desk, sato, first, choice, as)
  await decide(desk, maya, first, hide, 'held by somebody else')
  await decide(desk, sato, { ...first, fence: 99 }, hide, 'a fence that is over')
  await decide(desk, sato, { ...first, contentVersion: 99 }, hide, 'another text')
  const decided = await decide(desk, sato, first, hide, 'hide and warn', 'decide-1')
  await decide(desk, sato, first, hide, 'the same again', 'decide-1')
  await decide(
    desk,
    sato,
    first,
    { kind: 'no_violation', reason: 'false_detection' },
    'another under the same key',
    'decide-1',
  )
  await decide(desk, sato, first, hide, 'decided already')
  await desk.call(maya, 'decisions/undo', decided, { as: "somebody else's" })
  await desk.call(sato, 'decisions/undo', decided)
  await desk.call(sato, 'decisions/undo', decided, { as: 'once more' })
  const again = await desk.look<Held>(sato, 'cases/get', { caseId: first.id })
  const stands = await decide(desk, sato, again, hide, 'hide and warn, anew')
  await desk.call(sato, 'decisions/recent')
  await desk.call(sato, 'deliveries/list', { list: 'held' })
  await desk.advance(UNDO_OVER_MS)
  await desk.call(sato, 'decisions/undo', stands, { as: 'too late' })
  await desk.call(sato, 'decisions/recent', undefined, { as: 'stands' })

  const passages = [{ field: 'body', start: 0, end: 5, suggestion: '報酬をお支払いします' }]
  const sample = await claim(desk, sato, 'J-4')
  await decide(desk, sato, sample, measures(['request_correction'], 'free_sample', 'G-6', { passages }), 'a correction')
  const template = { id: 'advice.direct_deal', version: 1 }
  const advised = await claim(desk, maya, 'J-5')
  await decide(desk, maya, advised, measures(['advice'], 'direct_deal', 'G-4', { template }), 'advice')
  const message = await claim(desk, sato, 'M-1')
  await decide(desk, sato, message, measures(['warn'], 'direct_deal', 'G-4'), 'a warning')
  await desk.advance(UNDO_OVER_MS)
  await intake.job('J-4', 'U-1002', CLEAN)
  await intake.job('J-1', 'U-1001', `${TEXTS.direct}急募です。`)
  const shown = await claim(desk, sato, 'J-1')
  await decide(desk, sato, shown, hide, 'hidden already')
  await decide(desk, sato, shown, measures(['show'], 'other', 'G-7', { categories: [], clause: null }), 'shown again')
  const lines = await desk.call<{ claimed: Held[] }>(tanaka, 'cases/claimPage', { view: 'patrol', count: 3 })
  const page = lines.claimed.map(({ id: caseId, fence, contentVersion }) => ({ caseId, fence, contentVersion }))
  const cases = page.map(({ caseId, fence }) => ({ caseId, fence }))
  await desk.call(tanaka, 'cases/renewMany', { cases: [...cases, { caseId: UNKNOWN, fence: 1 }] })
  const many = {
    choice: { kind: 'no_violation', reason: 'false_detection' },
    note: '',
    cases: [...page, { caseId: UNKNOWN, fence: 1, contentVersion: 1 }],
  }
  const done = await desk.call<{ decided: Decided | null }[]>(tanaka, 'decisions/decideMany', many)
  const decisionIds = done.flatMap(({ decided: each }) => (each ? [each.decisionId] : []))
  await desk.call(tanaka, 'decisions/undoMany', { decisionIds: [...decisionIds.slice(0, 1), UNKNOWN] })
  await desk.advance(UNDO_OVER_MS)
  await desk.call(tanaka, 'cases/releaseMany', { cases: cases.slice(0, 1) })
}
