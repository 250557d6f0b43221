import { expect, test } from 'vitest'
import { blockBetween, picturesIn, withAlt, withoutPicture, withPicture } from './picture-text.ts'

const id = 'a'.repeat(64)
const other = 'b'.repeat(64)

test('a picture stands in a paragraph of its own, once', () => {
  const body = withPicture('一行目\n二行目', id, 3)
  expect(body).toBe(`一行目\n\n![](picture:${id})\n\n二行目`)
  expect(withPicture(body, id)).toBe(body)
  expect(withPicture('', id)).toBe(`![](picture:${id})`)
})

test('an alternative text is kept as it is typed, with the space at its end', () => {
  const body = withAlt(withPicture('文', id), id, 'グラフの ')
  expect(picturesIn(body)).toEqual([{ id, alt: 'グラフの ', whole: `![グラフの ](picture:${id})` }])
})

test('brackets and line ends in an alternative text do not end it', () => {
  const body = withAlt(withPicture('', id), id, 'a ](x) b\nc')
  expect(picturesIn(body)).toHaveLength(1)
  expect(picturesIn(body)[0]?.alt).toBe('a  (x) b c')
})

test('an alternative text with signs of a replacement stays as it is', () => {
  expect(picturesIn(withAlt(withPicture('', id), id, '$& $1'))[0]?.alt).toBe('$& $1')
})

test('a picture is taken out with the gap it leaves, others stay', () => {
  const body = `前\n\n![x](picture:${id})\n\n後\n\n![y](picture:${other})`
  expect(withoutPicture(body, id)).toBe(`前\n\n後\n\n![y](picture:${other})`)
})

test('a block is put between empty lines, without more of them than it needs', () => {
  expect(blockBetween('あいう', 1, 2, '{{breakdown}}')).toBe('\n\n{{breakdown}}\n\n')
  expect(blockBetween('あ\n\nう', 3, 3, '{{breakdown}}')).toBe('{{breakdown}}\n\n')
  expect(blockBetween('あ\nう', 1, 1, '{{breakdown}}')).toBe('\n\n{{breakdown}}\n')
  expect(blockBetween('', 0, 0, '{{breakdown}}')).toBe('{{breakdown}}')
})
