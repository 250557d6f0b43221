import { claim, decide, measures, UNDO_OVER_MS } from './recorded-cases.ts'
import { type RecordedDesk, stepUp } from './recorded-desk.ts'
import { type Intake, TEXTS } from './recorded-intake.ts'
import { type Cast, HOUR_MS, MINUTE_MS } from './recorded-people.ts'

const MONTH = '2026-09'
const TEXT = {
  topics: '今月のお知らせです。{{month}}は{{total}}でした。',
  standards: '### レギュラー\n\n- 本人確認が済んでいること',
  breakdown: '{{month}}の内訳です。\n\n{{breakdown}}\n\n{{definitions}}',
  activities: 'すべての仕事依頼を人の目で確認しています。',
  faq: '### 質問\n\n[規約](https://example.com/terms)をご覧ください。',
}

/** Two leads close a month, and publish its notice. */
export async function closeMonth(
  desk: RecordedDesk,
  { tanaka, nakano, noda, sato, admin }: Cast,
  intake: Intake,
): Promise<void> {
  await desk.call(noda, 'breakdown/period', { period: MONTH })
  await desk.call(noda, 'breakdown/period', { period: MONTH, targetType: 'message' })
  await desk.call(noda, 'breakdown/trend', { until: MONTH })
  const figure = { period: MONTH, targetType: 'job', dimension: 'category', key: 'direct_deal' }
  await desk.call(noda, 'breakdown/cases', figure)
  await desk.call(noda, 'breakdown/cases', { ...figure, order: { by: 'source', rising: true } })
  await desk.call(noda, 'breakdown/cases', { ...figure, dimension: 'taken', key: 'hide' })
  await desk.call(admin, 'breakdown/cases', figure, { as: 'not permitted' })
  await desk.call(tanaka, 'breakdown/export', { sheet: 'period', period: MONTH })
  await desk.call(tanaka, 'breakdown/export', { sheet: 'trend', period: MONTH })
  await desk.call(tanaka, 'coverage/days', { from: '2026-09-28', to: '2026-10-01' })
  await desk.call(tanaka, 'coverage/days', { from: '2026-09-28', to: '2026-09-01' }, { as: 'backwards' })
  await desk.call(tanaka, 'closings/list')
  await desk.call(sato, 'closings/state', { month: MONTH }, { as: 'not permitted' })
  await desk.call(tanaka, 'closings/state', { month: MONTH })
  await desk.call(tanaka, 'closings/propose', { month: '2026-10' }, { as: 'a month that runs' })
  const first = await desk.call<{ closingId: string; hash: string }>(tanaka, 'closings/propose', { month: MONTH })
  await desk.call(nakano, 'closings/sendBack', { closingId: first.closingId, reason: '見直してください' })
  const second = await desk.call<{ closingId: string; hash: string }>(
    tanaka,
    'closings/propose',
    { month: MONTH },
    { as: 'again' },
  )
  await desk.call(nakano, 'closings/propose', { month: MONTH }, { as: 'beside another' })
  await stepUp(desk, nakano)
  await stepUp(desk, tanaka)
  await desk.call(tanaka, 'closings/approve', { closingId: second.closingId, hash: second.hash }, { as: 'their own' })
  await desk.call(
    nakano,
    'closings/approve',
    { closingId: second.closingId, hash: '0'.repeat(64) },
    { as: 'other figures' },
  )
  await desk.call(nakano, 'closings/approve', { closingId: second.closingId, hash: second.hash })
  await desk.call(noda, 'closings/changes', { closingId: second.closingId })
  await desk.call(admin, 'closings/changes', { closingId: second.closingId }, { as: 'not permitted' })
  const note = { day: '2026-09-24', text: '検出ルールを追加' }
  const { noteId } = await desk.call<{ noteId: string }>(tanaka, 'breakdown/notes/write', note)
  await desk.call(tanaka, 'breakdown/notes/write', { ...note, day: '2999-12-31' }, { as: 'to come' })
  await desk.call(noda, 'breakdown/notes/list', { from: MONTH, until: MONTH })
  await desk.call(nakano, 'breakdown/notes/remove', { noteId })
  await desk.call(nakano, 'breakdown/notes/remove', { noteId }, { as: 'again' })
  await desk.call(nakano, 'breakdown/notes/putBack', { noteId })
  await desk.call(noda, 'closings/revision', { month: MONTH })
  await desk.call(tanaka, 'closings/propose', { month: MONTH, reason: '訂正' }, { as: 'nothing has changed' })

  await desk.call(tanaka, 'notices/list')
  const { noticeId } = await desk.call<{ noticeId: string }>(tanaka, 'notices/begin', { month: '2026-10' })
  await desk.call(nakano, 'notices/begin', { month: '2026-10' }, { as: 'begun already' })
  await desk.call(tanaka, 'notices/request', { noticeId, edit: 1 }, { as: 'empty' })
  const texts = { ja: TEXT, en: null }
  await desk.call(tanaka, 'notices/save', { noticeId, edit: 1, texts })
  await desk.call(nakano, 'notices/save', { noticeId, edit: 1, texts }, { as: 'on an old text' })
  await desk.call(tanaka, 'notices/preview', { noticeId, texts: { ja: { ...TEXT, faq: '' }, en: null } })
  await desk.call(tanaka, 'notices/request', { noticeId, edit: 2 })
  await desk.call(nakano, 'notices/refuse', { noticeId, edit: 2, reason: '言い回し' })
  await desk.call(tanaka, 'notices/request', { noticeId, edit: 2 }, { as: 'again' })
  await desk.call(tanaka, 'notices/settings')
  await stepUp(desk, admin)
  await desk.call(admin, 'notices/setSettings', { below: 4, draftDay: null, address: '/notices/{id}' })
  await stepUp(desk, nakano)
  const { content } = await desk.call<{ content: string }>(nakano, 'notices/get', { noticeId }, { as: 'requested' })
  const seen = { noticeId, edit: 2, revision: 1, below: 4, standards: 0, content }
  await desk.call(nakano, 'notices/approve', { ...seen, below: 3 }, { as: 'another limit' })
  await desk.call(nakano, 'notices/approve', seen)
  await desk.advance(0)
  await desk.call(noda, 'notices/get', { noticeId }, { as: 'published' })
  await intake.withoutKey()
  const unknown = { measureId: '00000000-0000-4000-8000-000000000000', text: '誤解です。', appealedAt: intake.now() }
  await intake.post('/appeals', { id: 'A-6', memberId: 'U-1002', ...unknown }, 'no such measure')
  await intake.get(`/notices/${noticeId}`)
  await intake.get(`/notices/${noticeId}?lang=ja&format=figures`)
  await desk.call(tanaka, 'notices/begin', { month: '2026-10' }, { as: 'the next version' })
}

/** The guideline gets new versions; it is searched for texts. */
export async function changeGuideline(desk: RecordedDesk, { sato, tanaka, noda }: Cast): Promise<void> {
  await desk.call(tanaka, 'catalogue/list', { kind: 'reason' })
  const label = { ja: '新しい理由', en: 'A new reason' }
  const reason = { kind: 'reason', id: 'new_reason', after: 0, data: { label, category: 'other', active: true } }
  await desk.call(tanaka, 'catalogue/add', { ...reason, effectiveFrom: '2026-01-01' }, { as: 'in the past' })
  await desk.call(tanaka, 'catalogue/add', { ...reason, effectiveFrom: '2026-12-01' })
  await desk.call(
    tanaka,
    'catalogue/add',
    { ...reason, effectiveFrom: '2026-12-01' },
    { as: 'a version that is taken' },
  )
  await desk.call(noda, 'catalogue/add', { ...reason, effectiveFrom: '2026-12-01' }, { as: 'not permitted' })
  await desk.call(tanaka, 'catalogue/history', { kind: 'reason', id: 'new_reason' })
  await desk.call(tanaka, 'catalogue/history', { kind: 'reason', id: 'unknown' }, { as: 'unknown' })
  await desk.call(sato, 'search/find', { q: 'ブログ記事' })
  await desk.call(sato, 'search/find', {
    q: 'LINE',
    type: 'job',
    state: 'visible',
    from: '2026-09-01',
    to: '2026-10-31',
  })
  await desk.call(sato, 'search/find', { q: 'あ' }, { as: 'too short' })
}

/** A receiver fails, asks to wait, is gone for good, and is opened again. */
export async function troubleDelivery(
  desk: RecordedDesk,
  { sato, tanaka, admin }: Cast,
  intake: Intake,
): Promise<void> {
  const advise = async (id: string) => {
    await intake.job(id, 'U-1002', TEXTS.direct)
    const held = await claim(desk, sato, id)
    await decide(desk, sato, held, measures(['advice'], 'direct_deal', 'G-4'), 'advice')
  }
  await advise('J-20')
  desk.answerNext('member.advised', 500)
  await desk.advance(UNDO_OVER_MS)
  await desk.call(tanaka, 'deliveries/list', { list: 'retrying' })
  await desk.advance(MINUTE_MS)
  await advise('J-21')
  desk.answerNext('member.advised', 503, { 'retry-after': '600' })
  await desk.advance(UNDO_OVER_MS)
  await desk.call(tanaka, 'deliveries/list', { list: 'retrying' }, { as: 'asked to wait' })
  await desk.advance(11 * MINUTE_MS)
  await advise('J-22')
  desk.answerNext('member.advised', 410)
  await desk.clock.advanceAtRest(UNDO_OVER_MS)
  type Endpoints = { readonly endpoints: readonly { readonly disabledAt: string | null }[] }
  await desk.until('an endpoint that is gone', async () => {
    const { endpoints } = await desk.look<Endpoints>(tanaka, 'deliveries/list', { list: 'dead' })
    return endpoints.some(({ disabledAt }) => disabledAt !== null)
  })
  const { rows } = await desk.call<{ rows: { id: string }[] }>(
    tanaka,
    'deliveries/list',
    { list: 'retrying' },
    { as: 'gone' },
  )
  await desk.call(admin, 'deliveries/enable')
  await desk.advance(0)
  for (const { id } of rows.slice(0, 1)) await desk.call(tanaka, 'deliveries/redeliver', { id })
  await desk.advance(0)
  await desk.advance(MINUTE_MS)
  await desk.call(sato, 'deliveries/enable', undefined, { as: 'not permitted' })
  await desk.call(admin, 'deliveries/enable', undefined, { as: 'open already' })
  await desk.call(tanaka, 'deliveries/redeliver', { id: 'msg_none' }, { as: 'none such' })
}

/** Keys, settings of what is kept, the clock, erasure. */
export async function runDesk(desk: RecordedDesk, { admin, sato, tanaka }: Cast): Promise<void> {
  await stepUp(desk, admin)
  const key = { name: 'another', scopes: ['intake:write'] }
  const { key: made } = await desk.call<{ key: { id: string } }>(admin, 'apiKeys/add', key)
  await desk.call(admin, 'apiKeys/replace', { id: made.id, overlapHours: 2 })
  await desk.call(admin, 'apiKeys/revoke', { id: made.id })
  await desk.call(admin, 'apiKeys/revoke', { id: made.id }, { as: 'once more' })
  await desk.call(tanaka, 'apiKeys/list', undefined, { as: 'not permitted' })
  await desk.call(admin, 'apiKeys/list')
  const { days } = await desk.call<{ days: object }>(admin, 'retention/state')
  await desk.call(admin, 'retention/dryRun', { days })
  await desk.call(admin, 'retention/set', { days: { ...days, correspondence: 1 } }, { as: 'out of range' })
  await desk.call(admin, 'retention/set', { days: { ...days, correspondence: 400 } })
  await desk.call(admin, 'clock/state')
  await desk.call(admin, 'clock/confirm', undefined, { as: 'not in doubt' })
  // the desk looks for erasures once a second: it has just looked, and looks again when the clock is moved behind the erasure
  await desk.advance(1_000)
  await desk.call(admin, 'erasure/find', { memberId: 'U-1005' })
  await desk.call(admin, 'erasure/find', { memberId: 'U-1002' }, { as: 'with unfinished cases' })
  const erase = { memberId: 'U-1005', reason: 'member_request', lastFour: '1005' }
  await desk.call(sato, 'erasure/erase', erase, { as: 'not permitted' })
  await desk.call(admin, 'erasure/erase', { ...erase, lastFour: '0000' }, { as: 'a wrong id' })
  await desk.call(admin, 'erasure/erase', { ...erase, memberId: 'U-1002', lastFour: '1002' }, { as: 'unfinished' })
  await desk.call(admin, 'erasure/erase', erase)
  await desk.call(admin, 'erasure/erase', erase, { as: 'once more' })
  await desk.call(sato, 'members/page', { memberId: 'U-1005' }, { as: 'erased' })
  await desk.advance(2_000)
  await desk.call(admin, 'erasure/list')
}

/** Who saw what, the whole audit log, its file and its proof. */
export async function readLog(desk: RecordedDesk, { noda, sato, admin, tanaka }: Cast): Promise<void> {
  const until = new Date(desk.clock.now() + HOUR_MS).toISOString()
  const span = { from: '2026-09-01T00:00:00.000Z', until }
  await desk.call(noda, 'incidents/ask', { by: 'member', id: 'U-1003', ...span })
  await desk.call(noda, 'incidents/export', { by: 'member', id: 'U-1003', ...span })
  await desk.call(noda, 'incidents/ask', { by: 'member', id: 'U-none', ...span }, { as: 'nobody known' })
  await desk.call(sato, 'incidents/people', undefined, { as: 'not permitted' })
  await desk.call(noda, 'incidents/lookupsRefused')
  await desk.call(noda, 'audit/people')
  await desk.call(noda, 'audit/publicKey')
  await desk.call(sato, 'audit/list', { limit: 5 }, { as: 'their own' })
  await desk.call(noda, 'audit/list', { group: 'privacy', limit: 3 })
  await desk.call(noda, 'audit/sign')
  await desk.advance(0)
  await desk.call(noda, 'audit/verify')
  await desk.call(noda, 'audit/export', { format: 'csv', reason: 'review' }, { as: 'all of it' })
  const { id } = await desk.call<{ id: string }>(noda, 'audit/export', {
    format: 'jsonl',
    reason: 'review',
    group: 'notices',
  })
  const cookie = [...noda.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  await desk.request('/api/desk/audit/file', { id }, { headers: { 'x-mimamori': 'desk', cookie } })
  await desk.call(admin, 'audit/export', { format: 'csv', reason: 'review' }, { as: 'not permitted' })
  await desk.call(tanaka, 'audit/list', { action: 'case.decided', limit: 2 })
  for (const words of [['audit', 'verify'], ['recount'], ['delivery', 'list']]) await desk.command(...words)
}
