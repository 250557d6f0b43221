import { expect, test } from 'vitest'
import { diffText } from './diff-text.ts'

const before = '報酬は500円です。\n詳細はLINEでご連絡ください。'
const after = '報酬は800円です。\n詳細はメッセージでご連絡ください。'

test('same and removed make the text before, same and added the text after', () => {
  const changes = diffText(before, after)
  const without = (kind: string) =>
    changes
      .filter((change) => change.kind !== kind)
      .map((change) => change.text)
      .join('')
  expect(without('added')).toBe(before)
  expect(without('removed')).toBe(after)
})

test('only what changed is marked', () => {
  expect(diffText(before, after).filter((change) => change.kind !== 'same')).toEqual([
    { kind: 'removed', text: '500' },
    { kind: 'added', text: '800' },
    { kind: 'removed', text: 'LINE' },
    { kind: 'added', text: 'メッセージ' },
  ])
})

test('equal texts have no change', () => {
  expect(diffText(before, before)).toEqual([{ kind: 'same', text: before }])
  expect(diffText('', '')).toEqual([])
})
