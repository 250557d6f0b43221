import { expect, test } from 'vitest'
import { newSince } from './use-seen-notice.ts'

const by = (id: string) => ({ by: { id, alias: id }, at: '2026-12-01T00:00:00.000Z' })
const notice = { edit: 2, edited: by('ueno'), figures: null, standards: 0, content: 'a' }
const seen = { edit: 2, revision: 0, below: 0, standards: 0, content: 'a' }

test('what comes in while a notice is open is not seen, unless this person has saved it', () => {
  expect(newSince(seen, notice, 'mori')).toBe('nothing')
  expect(newSince(seen, { ...notice, edit: 3, content: 'b' }, 'mori')).toBe('others')
  expect(newSince(seen, { ...notice, edit: 3, content: 'b' }, 'ueno')).toBe('own')
  // the same words, beside other figures or another notice before
  expect(newSince(seen, { ...notice, content: 'b' }, 'mori')).toBe('others')
  expect(newSince(seen, { ...notice, content: 'b' }, 'ueno')).toBe('others')
})
