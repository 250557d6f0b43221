import { expect, test } from 'vitest'
import { EMPTY_DRAFT } from './decision-draft.ts'
import { showKeptDraft } from './show-kept-draft.ts'
import { hasUnreadVersion, openVersionedDraft, reduceVersionedDraft, type VersionedDraft } from './versioned-draft.ts'

const OLD = { field: 'body' as const, start: 10, end: 24, suggestion: '削除', included: true }
const NEW = { ...OLD, start: 40, end: 54, suggestion: '' }

const draft = {
  ...EMPTY_DRAFT,
  panel: 'request_correction' as const,
  categories: ['direct_deal' as const],
  text: '書き直した文面',
  passages: [OLD],
  note: '前回と同じ',
  touched: true,
}
const open: VersionedDraft = { draft, version: 1, read: 1, shows: 0 }
const replaced = reduceVersionedDraft(open, { type: 'replaced', version: 2, passages: [NEW] })

test('a case counts as read in the version it is first seen in, not in one that came while it lay beneath', () => {
  const beneath = reduceVersionedDraft(openVersionedDraft(1, undefined, []), {
    type: 'replaced',
    version: 2,
    passages: [],
  })
  expect(hasUnreadVersion(beneath)).toBe(false)
  const seen = reduceVersionedDraft(beneath, { type: 'seen' })
  expect(seen.read).toBe(2)
  expect(reduceVersionedDraft({ ...seen, version: 3 }, { type: 'seen' }).read).toBe(2)
})

test('a replaced text voids passages and letter, and keeps note, categories and the version read', () => {
  expect(hasUnreadVersion(replaced)).toBe(true)
  expect(replaced).toEqual({ version: 2, read: 1, shows: 0, draft: { ...draft, text: null, passages: [NEW] } })
})

test('until it is acknowledged nothing but the note can be written', () => {
  for (const step of [
    { type: 'edit', text: 'x' },
    { type: 'toggle', category: 'direct_deal' },
    { type: 'focus', at: 2, selectedId: null },
    { type: 'add', passage: OLD },
    { type: 'open', panel: 'hide', at: 0, selectedId: null, category: 'direct_deal', passages: [] },
  ] as const) {
    expect(reduceVersionedDraft(replaced, step)).toBe(replaced)
  }
  expect(reduceVersionedDraft(replaced, { type: 'note', note: '追記' }).draft.note).toBe('追記')
  expect(reduceVersionedDraft(replaced, { type: 'close' }).draft.panel).toBe('menu')
})

test('once acknowledged the new version is the one read', () => {
  const read = reduceVersionedDraft(replaced, { type: 'acknowledge' })
  expect([hasUnreadVersion(read), read.read]).toEqual([false, 2])
  expect(reduceVersionedDraft(read, { type: 'edit', text: 'x' }).draft.text).toBe('x')
})

test('the text going back to what was read needs no acknowledgement', () => {
  expect(hasUnreadVersion(reduceVersionedDraft(replaced, { type: 'replaced', version: 1, passages: [OLD] }))).toBe(
    false,
  )
})

test('a kept draft comes back whole on the same text, and to be acknowledged on another', () => {
  expect(openVersionedDraft(1, { version: 1, draft }, [NEW])).toEqual(open)
  expect(openVersionedDraft(2, { version: 1, draft }, [NEW])).toEqual(replaced)
})

test('a kept draft comes back with the version it was written on, in place of what is on screen; discarded nothing is left', () => {
  const seen = reduceVersionedDraft(openVersionedDraft(2, undefined, []), { type: 'seen' })
  const show = (kept: { version: number; draft: typeof draft } | null) =>
    reduceVersionedDraft(seen, showKeptDraft(kept, [NEW]))
  expect(show({ version: 2, draft })).toEqual({ version: 2, read: 2, shows: 1, draft })
  const older = show({ version: 1, draft })
  expect(hasUnreadVersion(older)).toBe(true)
  expect(older.draft).toEqual({ ...draft, text: null, passages: [NEW] })
  expect(reduceVersionedDraft(older, showKeptDraft(null, []))).toMatchObject({
    draft: EMPTY_DRAFT,
    shows: 2,
  })
})
