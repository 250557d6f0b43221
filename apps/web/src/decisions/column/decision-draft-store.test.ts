import { expect, test } from 'vitest'
import { EMPTY_DRAFT, reduceDraft } from './decision-draft.ts'
import { createDraftStore } from './decision-draft-store.ts'

const opened = reduceDraft(EMPTY_DRAFT, {
  type: 'open',
  panel: 'hide',
  at: 3,
  selectedId: null,
  category: 'direct_deal',
  passages: [],
})
const edited = reduceDraft(opened, { type: 'edit', text: '書き直した文面' })
const noted = reduceDraft(EMPTY_DRAFT, { type: 'note', note: '確認中' })

test('what was written is kept with the version it was written on, each case by itself', () => {
  const drafts = createDraftStore()
  drafts.keep('c1', { version: 2, draft: edited })
  drafts.keep('c2', { version: 1, draft: noted })
  expect(drafts.of('c1')).toEqual({ version: 2, draft: edited })
  drafts.keep('c1', null)
  expect(drafts.of('c1')).toBeUndefined()
  expect(drafts.of('c2')?.draft.note).toBe('確認中')
})

test('a panel that was only opened, or gone back from, is no draft in progress', () => {
  const drafts = createDraftStore()
  drafts.keep('c1', { version: 1, draft: opened })
  expect(drafts.of('c1')).toBeUndefined()
  drafts.keep('c1', { version: 1, draft: edited })
  drafts.keep('c1', { version: 1, draft: reduceDraft(edited, { type: 'close' }) })
  expect(drafts.of('c1')).toBeUndefined()
})

test('a correction that was gone back from is one, and is there when it is opened again', () => {
  const correct = {
    type: 'open',
    panel: 'request_correction',
    at: 0,
    selectedId: null,
    category: 'direct_deal',
    passages: [{ field: 'body', start: 0, end: 4, suggestion: '', included: true }],
  } as const
  const change = { type: 'passage', at: 0, change: { suggestion: 'サイト上で' } } as const
  const written = reduceDraft(reduceDraft(EMPTY_DRAFT, correct), change)
  const left = reduceDraft(written, { type: 'close' })
  const drafts = createDraftStore()
  drafts.keep('c1', { version: 1, draft: left })
  expect(drafts.of('c1')?.draft.panel).toBe('menu')
  // also after a look at another move
  const hiding = reduceDraft(left, { ...correct, panel: 'hide' })
  expect(hiding).toMatchObject({ touched: false, categories: [] })
  for (const from of [left, hiding]) expect(reduceDraft(from, correct).passages[0]?.suggestion).toBe('サイト上で')
  // what was taken out again leaves nothing to come back to
  const emptied = reduceDraft(written, { ...change, change: { suggestion: '' } })
  expect(reduceDraft(emptied, { type: 'close' }).putAside).toBeNull()
})

test('what is written, emptied and sent is told to what keeps it beyond the tab, and what was there before as well', () => {
  const told: [string, unknown][] = []
  const drafts = createDraftStore()
  drafts.keep('c1', { version: 1, draft: noted })
  drafts.keepBy({
    keep: (caseId, kept) => told.push([caseId, kept === null ? null : kept?.draft.note]),
    flush: async () => undefined,
  })
  drafts.keep('c2', { version: 1, draft: EMPTY_DRAFT })
  drafts.keep('c3', { version: 1, draft: noted })
  drafts.keep('c3', { version: 1, draft: EMPTY_DRAFT })
  // a case that is only opened has nothing to be emptied
  drafts.keep('c3', { version: 1, draft: EMPTY_DRAFT })
  drafts.keep('c1', null)
  drafts.keep('c1', null)
  expect(told).toEqual([
    ['c1', '確認中'],
    ['c3', '確認中'],
    ['c3', undefined],
    ['c1', null],
  ])
})
