import { expect, test } from 'vitest'
import { categoriesOf, EMPTY_DRAFT, reduceDraft } from './decision-draft.ts'

const opened = reduceDraft(EMPTY_DRAFT, {
  type: 'open',
  panel: 'hide',
  at: 3,
  selectedId: null,
  category: 'direct_deal',
  passages: [],
})

test('hiding confirms the category in focus', () => {
  expect(categoriesOf(opened, null)).toEqual(['direct_deal'])
})

test('a further category comes before the one that commits, and none twice', () => {
  const further = reduceDraft(opened, { type: 'toggle', category: 'stealth_marketing' })
  expect(categoriesOf(further, null)).toEqual(['stealth_marketing', 'direct_deal'])
  expect(categoriesOf(reduceDraft(opened, { type: 'toggle', category: 'direct_deal' }), null)).toEqual(['direct_deal'])
  expect(categoriesOf(reduceDraft(further, { type: 'toggle', category: 'stealth_marketing' }), null)).toEqual([
    'direct_deal',
  ])
})

test('an edited letter is dropped when another template comes into focus, not when the same does', () => {
  const edited = reduceDraft(opened, { type: 'edit', text: '書き直した文面' })
  expect(reduceDraft(edited, { type: 'focus', at: 3, selectedId: null }).text).toBe('書き直した文面')
  expect(reduceDraft(edited, { type: 'focus', at: 1, selectedId: null }).text).toBeNull()
})

test('going back to the menu keeps the internal note', () => {
  const noted = reduceDraft(opened, { type: 'note', note: '前回と同じ文面' })
  expect(reduceDraft(noted, { type: 'close' })).toMatchObject({ panel: 'menu', note: '前回と同じ文面' })
})
