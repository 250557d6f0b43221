import { expect, test } from 'vitest'
import { findPeople, isKanaName, isLatinName } from './person-names.ts'

const sato = { alias: '佐藤', login: 'hanako.sato', kana: 'さとう はなこ', latinName: 'Sato Hanako' }
const kato = { alias: '加藤', login: 'kt01', kana: 'カトウ', latinName: 'Katō' }
const maya = { alias: 'Maya', login: 'maya', kana: '', latinName: '' }
const everybody = [sato, kato, maya]
const found = (typed: string) => findPeople(everybody, typed).map(({ alias }) => alias)

test('a colleague is found by alias, username, kana of either kind and Latin letters, from the begin of any of their names', () => {
  for (const typed of ['佐', 'sat', 'ＳＡＴ', 'hanako', 'さと', 'サトウ', 'はな', 'satou', 'Satō', 'sato h'])
    expect([typed, found(typed)]).toEqual([typed, ['佐藤']])
  for (const typed of ['kat', 'katou', 'かとう', 'kt0']) expect([typed, found(typed)]).toEqual([typed, ['加藤']])
  expect(found('ya')).toEqual(['Maya'])
})

test('whose name begins with it comes first, and everybody is there while nothing is typed', () => {
  expect(findPeople([{ ...maya, alias: 'Amaya', login: 'a' }, maya], 'ma').map(({ alias }) => alias)).toEqual([
    'Maya',
    'Amaya',
  ])
  expect(found('  ')).toEqual(['佐藤', '加藤', 'Maya'])
  expect(found('xyz')).toEqual([])
})

test('a reading is in kana, and a Latin name in Latin letters', () => {
  expect(['', 'さとう はなこ', 'サトウ', 'ヴァン・ダイク'].map(isKanaName)).toEqual([true, true, true, true])
  expect(['佐藤', 'sato', 'さとう1'].map(isKanaName)).toEqual([false, false, false])
  expect(['', 'Sato', 'O’Neill', 'Jean-Luc', 'Ōta'].map(isLatinName)).toEqual([true, true, true, true, true])
  expect(['佐藤', 'さとう', 'Sato1'].map(isLatinName)).toEqual([false, false, false])
})
