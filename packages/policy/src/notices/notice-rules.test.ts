import { expect, test } from 'vitest'
import type { AccountEligibility } from '../people/eligibility-rules.ts'
import type { Role } from '../staff/role-permissions.ts'
import { beginNotice, discardNotice, saveNotice } from './notice-draft-rules.ts'
import type { Notice } from './notice-model.ts'
import { fillPlaceholders, splitAtBlocks } from './notice-placeholders.ts'
import { approveNotice, type NoticeBasis, refuseNotice, requestNotice } from './notice-publication-rules.ts'

const lead = (id: string) => ({ id, alias: id, role: 'lead' }) as const
const [ueno, mori] = [lead('ueno'), lead('mori')]
const admin = { id: 'admin', alias: 'admin', role: 'admin' } as const

const account = (id: string) => ({
  id,
  role: 'lead' as Role,
  disabledAt: null,
  accessChangedAt: '',
  confirmedAt: '2026-11-01T00:00:00.000Z',
})
/** Ueno wrote it and has asked for it; this person decides an hour later, on a desk with enough leads. */
const asked = (id: string) => ({
  proposer: account('ueno'),
  account: account(id),
  context: { now: '2026-12-01T01:00:00.000Z', smallDesk: false },
  waitsSince: '2026-12-01T00:00:00.000Z',
})

const draft: Notice = { id: 'n-1', month: '2026-12', version: 1, state: 'draft', edit: 3, editorId: 'ueno' }
const requested: Notice = { ...draft, state: 'requested' }
const basis: NoticeBasis = {
  closed: { revision: 2, intact: true },
  flawed: false,
  people: asked('mori'),
  below: 5,
  standards: 7,
  content: 'c',
}
const seen = { edit: 3, revision: 2, below: 5, standards: 7, content: 'c' }
const answer = (verdict: { ok: boolean; refusal?: string }) => (verdict.ok ? 'ok' : verdict.refusal)

test('a notice is published by another lead than who wrote it last, on a month that is closed', () => {
  const by = (it: Notice, who: Parameters<typeof approveNotice>[1], of: Partial<NoticeBasis> = {}) =>
    answer(approveNotice(it, who, { ...basis, people: asked(who.id), ...of }, seen))
  expect(by(requested, mori)).toBe('ok')
  expect(by(requested, ueno)).toBe('own_text')
  expect(by(requested, admin)).toBe('not_permitted')
  expect(by(draft, mori)).toBe('not_requested')
  expect(by({ ...requested, state: 'published' }, mori)).toBe('notice_published')
  expect(by(requested, mori, { closed: null })).toBe('month_not_closed')
  expect(by(requested, mori, { closed: { revision: 2, intact: false } })).toBe('snapshot_altered')
  expect(by(requested, mori, { flawed: true })).toBe('text_flawed')
  const writer = (change: Partial<AccountEligibility>) => ({
    people: { ...asked('mori'), proposer: { ...account('ueno'), ...change } },
  })
  expect(by(requested, mori, writer({ role: 'moderator' }))).toBe('author_gone')
  expect(by(requested, mori, writer({ disabledAt: '2026-12-01' }))).toBe('author_gone')
  expect(by(requested, mori, writer({ confirmedAt: null }))).toBe('proposer_ineligible')
})

test('what is published is what was on screen: the words, the revision of the figures, which of them are hidden, and the standards', () => {
  const with_ = (it: Notice, at: typeof seen) => answer(approveNotice(it, mori, basis, at))
  expect(with_(requested, { ...seen, edit: 2 })).toBe('notice_edited')
  expect(with_({ ...draft, edit: 4 }, seen)).toBe('notice_edited')
  expect(with_(requested, { ...seen, revision: 1 })).toBe('month_revised')
  expect(with_(requested, { ...seen, below: 0 })).toBe('limit_changed')
  expect(with_(requested, { ...seen, below: 10 })).toBe('limit_changed')
  expect(with_(requested, { ...seen, standards: 6 })).toBe('standards_changed')
  expect(with_(requested, { ...seen, content: 'of another notice before' })).toBe('notice_changed')
  const without = answer(approveNotice(requested, mori, { ...basis, standards: null }, { ...seen, standards: 6 }))
  expect(without, 'a text without the standards of the desk').toBe('ok')
})

test('a draft is discarded by whoever may write it, and only while it is one', () => {
  expect(answer(discardNotice(draft, mori, 3))).toBe('ok')
  expect(answer(discardNotice(draft, admin, 3))).toBe('not_permitted')
  expect(answer(discardNotice(draft, mori, 2))).toBe('notice_edited')
  expect(answer(discardNotice(requested, ueno, 3))).toBe('notice_requested')
  expect(answer(discardNotice({ ...draft, state: 'published' }, ueno, 3))).toBe('notice_published')
})

test('publication is asked for once the month is closed and the text has no flaw, and is refused with a reason', () => {
  expect(answer(requestNotice(draft, ueno, basis, 3))).toBe('ok')
  expect(answer(requestNotice(draft, ueno, { ...basis, closed: null }, 3))).toBe('month_not_closed')
  expect(answer(requestNotice(draft, ueno, { ...basis, flawed: true }, 3))).toBe('text_flawed')
  expect(answer(requestNotice(draft, ueno, basis, 2))).toBe('notice_edited')
  expect(answer(requestNotice(requested, ueno, basis, 3))).toBe('already_requested')
  expect(answer(refuseNotice(requested, mori, 3, '表現を直してください'))).toBe('ok')
  expect(answer(refuseNotice(requested, mori, 3, ' '))).toBe('reason_required')
  expect(answer(refuseNotice(draft, mori, 3, 'x'))).toBe('not_requested')
  expect(answer(refuseNotice(requested, mori, 2, '表現を直してください'))).toBe('notice_edited')
})

test('nobody saves over what somebody else has saved, or over what was published', () => {
  expect(saveNotice(requested, mori, 3)).toEqual({ ok: true, event: { type: 'notice.saved', edit: 4 } })
  expect(answer(saveNotice(draft, mori, 2))).toBe('notice_edited')
  expect(answer(saveNotice({ ...draft, state: 'published' }, mori, 3))).toBe('notice_published')
  expect(answer(saveNotice(draft, admin, 3))).toBe('not_permitted')
})

test('a notice begins once the month of its figures has begun, one at a time', () => {
  const of = { month: '2026-12', now: '2026-10-31T14:59:59.999Z', open: false, published: 0 }
  expect(answer(beginNotice(of, ueno))).toBe('notice_too_early')
  expect(answer(beginNotice({ ...of, now: '2026-10-31T15:00:00.000Z' }, ueno))).toBe('ok')
  const now = '2026-12-05T00:00:00.000Z'
  expect(answer(beginNotice({ ...of, now, open: true }, ueno))).toBe('notice_open')
  expect(beginNotice({ ...of, now, published: 1 }, ueno)).toMatchObject({ event: { version: 2 } })
})

test('a section is cut at its blocks, and its placeholders are filled', () => {
  expect(splitAtBlocks('前\n\n{{breakdown}}\n後')).toEqual([{ text: '前\n' }, { block: 'breakdown' }, { text: '後' }])
  expect(fillPlaceholders('{{ total }}と{{x}}と{{share:mlm}}', (it) => `<${it.kind}>`)).toBe('<total>と{{x}}と<share>')
})
