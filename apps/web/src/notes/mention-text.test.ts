import { expect, test } from 'vitest'
import {
  insertMention,
  mentionedIds,
  mentionQueryAt,
  splitAtMentions,
  suggestColleagues,
  unmatchedMentions,
} from './mention-text.ts'

const person = (id: string, alias: string, names = {}) => {
  return { id, alias, login: `login-${id}`, kana: '', latinName: '', role: 'moderator' as const, ...names }
}
const PEOPLE = [
  person('1', '佐藤', { kana: 'さとう', latinName: 'Sato' }),
  person('2', 'Maya'),
  person('3', 'May'),
  person('4', '佐々木'),
]

test('an @ calls, after Japanese without a space too, and full-width as an IME gives it', () => {
  expect(mentionQueryAt('@', 1)).toEqual({ from: 0, name: '' })
  expect(mentionQueryAt('お願いします@佐', 8)).toEqual({ from: 6, name: '佐' })
  expect(mentionQueryAt('見て ＠Ma', 6)).toEqual({ from: 3, name: 'Ma' })
})

test('a mail address calls nobody, nor does what lies behind the caret or a space', () => {
  expect(mentionQueryAt('kantan@example', 14)).toBeNull()
  expect(mentionQueryAt('@佐藤 さん', 6)).toBeNull()
  expect(mentionQueryAt('何も @佐', 2)).toBeNull()
})

test('those whose name begins with it come before those whose name holds it', () => {
  expect(suggestColleagues(PEOPLE, 'ｍＡ').map(({ alias }) => alias)).toEqual(['Maya', 'May'])
  expect(suggestColleagues(PEOPLE, '佐').map(({ alias }) => alias)).toEqual(['佐藤', '佐々木'])
  expect(suggestColleagues(PEOPLE, 'ya').map(({ alias }) => alias)).toEqual(['Maya'])
  expect(suggestColleagues(PEOPLE, '')).toHaveLength(4)
})

test('a colleague is suggested by their username and by how their name is read, too', () => {
  for (const typed of ['sat', 'さと', 'サト', 'login-1'])
    expect(suggestColleagues(PEOPLE, typed).map(({ alias }) => alias)).toEqual(['佐藤'])
})

test('who is taken stands in the text with one space behind, and writing goes on there', () => {
  const text = '前の件を@佐お願いします'
  expect(insertMention(text, { from: 4, name: '佐' }, PEOPLE[0] as (typeof PEOPLE)[0])).toEqual({
    text: '前の件を@佐藤 お願いします',
    caret: 8,
  })
  expect(insertMention('@M x', { from: 0, name: 'M' }, PEOPLE[1] as (typeof PEOPLE)[0])).toEqual({
    text: '@Maya x',
    caret: 6,
  })
})

test('who is called is read from the text, the longer of two names that fit', () => {
  expect(mentionedIds('@Maya と @佐藤 へ、@Maya', PEOPLE)).toEqual(['2', '1'])
  expect(mentionedIds('@May, ＠佐々木', PEOPLE)).toEqual(['3', '4'])
  expect(mentionedIds('佐藤さん、kantan@Maya', PEOPLE)).toEqual([])
})

test('a text in pieces is the same text', () => {
  const text = '@Maya、@佐藤 前の @誰か も@'
  const pieces = splitAtMentions(text, PEOPLE)
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.filter(({ who }) => who.length > 0).map((piece) => piece.text)).toEqual(['@Maya', '@佐藤'])
})

test('an @ that meets nobody is named, once; a mail address and a lone @ are none', () => {
  expect(unmatchedMentions('@sat 見てください。@佐藤 さんも、@sat', PEOPLE)).toEqual(['@sat'])
  expect(unmatchedMentions('＠山田、お願いします', PEOPLE)).toEqual(['＠山田'])
  expect(unmatchedMentions('kantan@example.jp に @ で', PEOPLE)).toEqual([])
  expect(unmatchedMentions('@Maya どうぞ', PEOPLE)).toEqual([])
})
