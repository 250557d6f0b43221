import { claim, decide, type Held, LETTER, measures, UNDO_OVER_MS } from './recorded-cases.ts'
import { type Player, type RecordedDesk, stepUp } from './recorded-desk.ts'
import { type Intake, TEXTS } from './recorded-intake.ts'
import { type Cast, MINUTE_MS } from './recorded-people.ts'

const KINDS = ['job', 'proposal', 'message', 'report', 'decision']
const MAIL = 'u-1001@example.jp'

/** A member's page, and what of them may be seen by whom. */
export async function lookAtMembers(desk: RecordedDesk, cast: Cast, intake: Intake): Promise<void> {
  const { sato, tanaka, noda, admin } = cast
  await desk.call(sato, 'members/page', { memberId: 'U-1001' })
  await desk.call(admin, 'members/page', { memberId: 'U-1001' }, { as: 'not permitted' })
  await desk.call(sato, 'members/page', { memberId: 'U-none' }, { as: 'nobody known' })
  await desk.call(sato, 'members/timeline', { memberId: 'U-1001', kinds: KINDS })
  await desk.call(sato, 'members/related', { memberId: 'U-1001', reason: 'duplicate_accounts' })
  const note = { memberId: 'U-1001', text: '以前にも連絡がありました' }
  await desk.call(sato, 'members/notes/add', note, { headers: { 'idempotency-key': 'member-note-1' } })
  await desk.call(sato, 'members/notes/list', { memberId: 'U-1001' })
  await desk.call(sato, 'members/lookUp', { value: MAIL, reason: 'fraud_enquiry' })
  await desk.call(sato, 'members/lookUp', { value: 'nobody@example.jp', reason: 'other' }, { as: 'nobody' })
  await desk.call(sato, 'members/lookUp', { value: 'not one', reason: 'other' }, { as: 'no contact' })
  await desk.call(noda, 'members/lookUp', { value: MAIL, reason: 'other' }, { as: 'not permitted' })
  const field = { memberId: 'U-1003', field: 'email', reason: 'report_contact' }
  await desk.call(sato, 'members/reveal', field, { as: 'without a case' })
  await desk.call(tanaka, 'members/reveal', field, { as: 'a lead' })
  await desk.call(tanaka, 'members/reveal', { ...field, reason: 'other' }, { as: 'no words' })
  await desk.call(admin, 'members/reveal', field, { as: 'not permitted' })
  await intake.job('J-10', 'U-1003', TEXTS.direct)
  const held = await claim(desk, sato, 'J-10')
  await desk.call(sato, 'members/reveal', { ...field, caseId: held.id }, { as: 'of their case' })
  await desk.call(sato, 'members/reveal', { ...field, memberId: 'U-1001', caseId: held.id }, { as: 'of another' })
  await desk.call(sato, 'search/find', { q: MAIL }, { as: 'a mail address' })
  await desk.call(sato, 'search/find', { q: 'U-1003' }, { as: "a member's id" })
  await desk.call(sato, 'decisions/reversible', { caseId: held.id })
  await decide(desk, sato, held, measures(['hide', 'advice'], 'direct_deal', 'G-4'), 'hide and advise')
  await desk.advance(UNDO_OVER_MS)
}

/** An earlier measure is taken back; reporters in bad faith. */
export async function reverseMeasures(desk: RecordedDesk, { sato, tanaka, noda }: Cast, intake: Intake): Promise<void> {
  await intake.job('J-11', 'U-1003', TEXTS.sample)
  const held = await claim(desk, sato, 'J-11')
  const lines = await desk.call<{ measureId: string }[]>(sato, 'decisions/reversible', { caseId: held.id })
  const reverses = lines.slice(0, 1).map(({ measureId }) => measureId)
  await decide(desk, sato, held, { kind: 'reverse', reverses, template: null, text: LETTER }, 'an earlier measure')
  await desk.advance(UNDO_OVER_MS)
  await desk.call(sato, 'members/page', { memberId: 'U-1003' }, { as: 'behind a reversal' })
  await desk.call(sato, 'members/timeline', { memberId: 'U-1003', kinds: ['decision'] })
  await desk.call(sato, 'reports/invalidate', { reportId: 'R-1', reason: 'harassment' })
  await desk.call(sato, 'reports/invalidate', { reportId: 'R-none', reason: 'harassment' }, { as: 'no such report' })
  await desk.call(noda, 'reports/restore', { reportId: 'R-1' }, { as: 'not permitted' })
  await desk.call(tanaka, 'reports/restore', { reportId: 'R-1' })
  await desk.call(tanaka, 'reports/restore', { reportId: 'R-1' }, { as: 'none is invalid' })
  for (const measureId of reverses) await intake.get(`/measures/${measureId}`)
}

/** The measure ids of a member's decisions, as the marketplace heard of them. */
function measureIds(desk: RecordedDesk, memberId: string, type: string): string[] {
  const bodies = desk.lines.filter(({ step }) => step === 'webhook').map(({ body }) => body)
  const events = bodies as { type: string; data: { measureId: string; memberId: string } }[]
  return events
    .filter((each) => each.type === type && each.data.memberId === memberId)
    .map(({ data }) => data.measureId)
}

/** Members appeal; one is granted, one upheld, one taken back and decided anew. */
export async function decideAppeals(desk: RecordedDesk, cast: Cast, intake: Intake): Promise<void> {
  const { sato, maya, tanaka, kimura, noda } = cast
  const [warned = ''] = measureIds(desk, 'U-1001', 'member.warned')
  const [hidden = ''] = measureIds(desk, 'U-1003', 'content.hidden')
  const [corrected = ''] = measureIds(desk, 'U-1002', 'job.correction_requested')
  const appealedAt = intake.now()
  const appeal = (id: string, memberId: string, measureId: string, as?: string) =>
    intake.post('/appeals', { id, memberId, measureId, text: '誤解です。', appealedAt }, as)
  await appeal('A-1', 'U-1001', warned)
  await appeal('A-1', 'U-1001', warned, 'again')
  await appeal('A-2', 'U-1001', warned, 'beside another')
  await appeal('A-3', 'U-1002', warned, "another member's")
  await appeal('A-4', 'U-1003', hidden)
  await appeal('A-5', 'U-1002', corrected)
  for (const list of ['open', 'past', 'refused']) await desk.call(tanaka, 'appeals/list', { list }, { as: list })
  const answer = (appealId: string, outcome: string, reason = '確認しました') => ({
    appealId,
    outcome,
    text: LETTER,
    reason,
  })
  await desk.call(sato, 'appeals/get', { appealId: 'A-1' })
  await desk.call(sato, 'appeals/decide', answer('A-1', 'granted'), { as: 'who had part in it' })
  await desk.call(noda, 'appeals/decide', answer('A-1', 'granted'), { as: 'not permitted' })
  await desk.call(tanaka, 'appeals/decide', answer('A-1', 'granted', ''), { as: 'without a reason' })
  await desk.call(tanaka, 'appeals/decide', answer('A-none', 'granted'), { as: 'no such appeal' })
  await desk.call(tanaka, 'appeals/decide', answer('A-1', 'upheld'))
  await desk.call(maya, 'appeals/undo', { appealId: 'A-1' }, { as: "somebody else's" })
  await desk.call(tanaka, 'appeals/undo', { appealId: 'A-1' })
  await desk.call(tanaka, 'appeals/decide', answer('A-1', 'granted'), { as: 'anew' })
  await desk.call(kimura, 'appeals/decide', answer('A-4', 'upheld'))
  await desk.advance(UNDO_OVER_MS)
  await desk.call(kimura, 'appeals/undo', { appealId: 'A-4' }, { as: 'too late' })
  await desk.call(kimura, 'appeals/get', { appealId: 'A-1' }, { as: 'granted' })
  await desk.call(kimura, 'appeals/list', { list: 'past' }, { as: 'past, after two' })
  for (const id of ['A-1', 'A-4', 'A-5']) await intake.get(`/appeals/${id}`)
}

type Draft = { readonly candidates: readonly { readonly ref: object }[] }

async function propose(desk: RecordedDesk, who: Player, held: Held, as: string, more: object = {}): Promise<string> {
  const { id: caseId, fence, contentVersion, target } = held
  const evidence = [{ kind: 'text', type: target.type, id: target.id, version: contentVersion }]
  const words = {
    template: null,
    text: '会員登録を終了いたしました。',
    note: '再三の勧誘',
    categories: ['mlm'],
    clause: 'G-1',
  }
  const input = { caseId, fence, contentVersion, evidence, lastFour: '1004', ...words, ...more }
  return (await desk.call<{ withdrawalId: string }>(who, 'withdrawals/propose', input, { as }))?.withdrawalId
}

/** Forced withdrawals: sent back, taken back, stopped, carried out by two people, and reversed. */
export async function endMemberships(desk: RecordedDesk, cast: Cast): Promise<void> {
  const { sato, kimura, tanaka, nakano, noda, admin } = cast
  await stepUp(desk, admin)
  const settings = {
    warningDays: 365,
    restricting: true,
    holdMinutes: 5,
    withdrawalsAnHour: 5,
    appealDays: 30,
    undoSeconds: 10,
  }
  await desk.call(admin, 'ledger/settings')
  await desk.call(admin, 'ledger/setSettings', { ...settings, holdMinutes: 1 }, { as: 'out of range' })
  await desk.call(sato, 'ledger/setSettings', settings, { as: 'not permitted' })
  await desk.call(admin, 'ledger/setSettings', settings, { as: 'a looser one' })
  const standing = await desk.call<{ settings: { id: string }[] }>(tanaka, 'people/standing')
  await stepUp(desk, nakano)
  await desk.call(nakano, 'ledger/agree', { id: standing.settings[0]?.id })
  await desk.advance(0)
  await desk.call(admin, 'ledger/settings', undefined, { as: 'agreed to' })

  let held = await claim(desk, sato, 'J-7')
  const draft = await desk.call<Draft>(sato, 'withdrawals/prepare', { caseId: held.id, fence: held.fence })
  await propose(desk, sato, held, 'without evidence', { evidence: [] })
  await propose(desk, sato, held, 'a wrong id', { lastFour: '0000' })
  await propose(desk, sato, held, 'without a category', { categories: [] })
  const evidence = draft.candidates.map(({ ref }) => ref)
  let withdrawalId = await propose(desk, sato, held, 'with all there is', { evidence })
  await desk.call(sato, 'withdrawals/takeBack', { withdrawalId })
  held = await claim(desk, sato, 'J-7')
  withdrawalId = await propose(desk, sato, held, 'once more')
  await desk.call(kimura, 'withdrawals/sendBack', { withdrawalId, reason: '' }, { as: 'without a reason' })
  await desk.call(kimura, 'withdrawals/sendBack', { withdrawalId, reason: '証拠が足りません' })
  held = await claim(desk, sato, 'J-7')
  withdrawalId = await propose(desk, sato, held, 'a third time')
  await desk.call(kimura, 'withdrawals/list', { view: 'waiting' })
  await desk.call(noda, 'withdrawals/list', { view: 'waiting' }, { as: 'an auditor' })
  await desk.call(kimura, 'withdrawals/get', { withdrawalId })
  await stepUp(desk, kimura)
  await desk.call(kimura, 'withdrawals/approve', { withdrawalId }, { as: 'unopened' })
  await desk.call(kimura, 'withdrawals/open', { withdrawalId, n: 1 })
  await desk.call(kimura, 'withdrawals/open', { withdrawalId, n: 99 }, { as: 'no such piece' })
  await desk.call(sato, 'withdrawals/approve', { withdrawalId }, { as: 'their own' })
  await desk.call(kimura, 'withdrawals/approve', { withdrawalId })
  await desk.call(kimura, 'withdrawals/approve', { withdrawalId }, { as: 'once more' })
  await desk.call(tanaka, 'withdrawals/stop', { withdrawalId, reason: '確認のため' })
  held = await claim(desk, sato, 'J-7')
  withdrawalId = await propose(desk, sato, held, 'a fourth time')
  await desk.call(kimura, 'withdrawals/open', { withdrawalId, n: 1 })
  await desk.advance(6 * MINUTE_MS)
  await desk.call(kimura, 'withdrawals/approve', { withdrawalId }, { as: 'the second factor is old' })
  await stepUp(desk, kimura)
  await desk.call(kimura, 'withdrawals/approve', { withdrawalId }, { as: 'in time' })
  await desk.call(tanaka, 'people/standing', undefined, { as: 'one is held' })
  await desk.advance(5 * MINUTE_MS + 1_000)
  await desk.call(kimura, 'withdrawals/get', { withdrawalId }, { as: 'gone out' })
  await desk.call(sato, 'members/page', { memberId: 'U-1004' }, { as: 'withdrawn' })

  await desk.call(sato, 'withdrawals/prepareReversal', { withdrawalId })
  const words = { template: null, text: '会員登録を元に戻しました。', note: '', lastFour: '1004' }
  const proof = [{ kind: 'text', type: 'job', id: 'J-7', version: 1 }]
  const back = await desk.call<{ withdrawalId: string }>(sato, 'withdrawals/proposeReversal', {
    withdrawalId,
    evidence: proof,
    ...words,
  })
  await desk.call(kimura, 'withdrawals/open', { withdrawalId: back.withdrawalId, n: 1 })
  await stepUp(desk, kimura)
  await desk.call(kimura, 'withdrawals/approve', { withdrawalId: back.withdrawalId }, { as: 'a reversal' })
  await desk.advance(5 * MINUTE_MS + 1_000)
  await desk.call(kimura, 'withdrawals/list', { view: 'past' })
  await desk.call(nakano, 'withdrawals/resume', undefined, { as: 'nothing is paused' })
}
