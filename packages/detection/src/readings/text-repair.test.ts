import { describe, expect, test } from 'vitest'
import { createDetector } from '../detector.ts'
import { DISGUISES } from '../examples/disguises.ts'
import { labelledExamples } from '../examples/labelled-examples.ts'
import { atItsLevels } from '../model/detection-model.ts'
import { SHIPPED_MODEL } from '../model/shipped-model.ts'
import { readRomaji } from './romaji-to-kana.ts'
import { repairText, withoutSpaces } from './text-repair.ts'

test.each([
  ['連絡は\nらい\nんで\nお願いします', '連絡はらいんでお願いします'],
  ['報酬は固定です。\n納期は月末です', '報酬は固定です。\n納期は月末です'],
  ['【報酬】\n・1万円\n・税込', '報酬\n1万円\n税込'],
  ['らいん。で連絡。して。くだ。さいね。', 'らいんで連絡してくださいね'],
  ['確認します。納品します。請求書をお送りします。', '確認します。納品します。請求書をお送りします。'],
  ['L〇NEで連〇ください', 'lineで連絡ください'],
  ['成〇報酬のみ', '成果報酬のみ'],
  ['〇月〇日に納品', '○月○日に納品'],
  ['ra-inで送って、meeruでも', 'らいんで送って、めーるでも'],
  ['kochira no rain ni tuika onegai shimasu', 'こちらのらいんについかおねがいします'],
  ['Please design a note for our home page', 'please design a note for our home page'],
  ['I pay by hour. Send a quote.', 'i pay by hour。send a quote。'],
  ['L I N E', 'line'],
])('%j is read as %j', (source, reading) => {
  expect(repairText(source).text).toBe(reading)
})

test('a text that nobody disguised has nothing repaired, and costs the rules no second reading', () => {
  expect(repairText('会社案内のデザインをお願いします。\n報酬は3万円です。').isRepaired).toBe(false)
  expect(repairText('会社案内のデザ\nインをお願いします。').isRepaired).toBe(true)
})

test('every letter of a reading says where it stands in the original', () => {
  const source = '連絡はra-inで\nL〇NEも'
  const { text, starts, ends } = repairText(source)
  const original = (word: string) => {
    const at = text.indexOf(word)
    return source.slice(starts[at], ends[at + word.length - 1])
  }
  expect(original('らいん')).toBe('ra-in')
  expect(original('line')).toBe('L〇NE')
})

test('without its spaces every letter still says where it stands', () => {
  const source = 'send me a mail'
  const { text, starts, ends } = withoutSpaces(repairText(source))
  expect(text).toBe('sendmeamail')
  expect(source.slice(starts[text.indexOf('mail')], ends[text.length - 1])).toBe('mail')
})

test.each([
  ['kyakka', 'きゃっか'],
  ['shinnyuu', 'しんゆう'],
  ["kin'yuu", 'きんゆう'],
  ['matcha', 'まっちゃ'],
  ['sampuru', 'さんぷる'],
  ['line', null],
  ['please', null],
])('the romaji %s is %s', (word, kana) => {
  expect(
    readRomaji(word)
      ?.map((one) => one.kana)
      .join('') ?? null,
  ).toBe(kana)
})

describe('of the texts that are caught in plain', () => {
  const detect = createDetector(atItsLevels(SHIPPED_MODEL))
  const caught = labelledExamples(12)
    .filter(({ expect: category }) => category !== 'none')
    .map(({ text }) => text)
    .filter((text) => detect(text).flags.length > 0)

  test('there are enough to measure by', () => {
    expect(caught.length).toBeGreaterThan(80)
  })

  test.each([
    ['look-alike letters', 0.9],
    ['a break every 12 letters', 0.9],
    ['a break every 4 letters', 0.9],
    ['a period every 5 letters', 0.9],
    ['kana and Latin words masked', 0.9],
    ['kanji words masked, too', 0.75],
    ['katakana words in romaji', 0.9],
    ['all kana in romaji', 0.75],
  ])('%s hide no more than they may', (name, least) => {
    const disguise = DISGUISES[name] ?? (() => '')
    const still = caught.filter(
      (text) => detect({ ...text, title: disguise(text.title), body: disguise(text.body) }).flags.length > 0,
    )
    expect(still.length / caught.length).toBeGreaterThanOrEqual(least)
  })
})
