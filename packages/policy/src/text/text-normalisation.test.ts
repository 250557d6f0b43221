import { expect, test } from 'vitest'
import { normaliseText, type View } from './text-normalisation.ts'

const originalOf = (source: string, view: View, words: string) => {
  const at = view.text.indexOf(words)
  return at < 0 ? null : source.slice(view.starts[at], view.ends[at + words.length - 1])
}

test.each([
  ['ＬＩＮＥ', 'line'],
  ['ﾗｲﾝ', 'らいん'],
  ['ライン', 'らいん'],
  ['ⓛⓘⓝⓔ', 'line'],
  ['𝐋𝐈𝐍𝐄', 'line'],
  ['🅻🅸🅽🅴', 'line'],
  ['L1NE', 'line'],
  ['1ine', 'line'],
  ['LІNЕ', 'line'],
  ['ΛΙΝΕ'.replace('Λ', 'L'), 'line'],
  ['LÍNÉ', 'line'],
  ['ʟɪɴᴇ', 'line'],
  ['L\u200bI\u200dN\ufeffE', 'line'],
  ['ｶﾞｲﾄﾞ', 'がいど'],
  ['カ\u3099イト゛', 'がいど'],
  ['㍿', '株式会社'],
  ['㌔', 'きろ'],
  ['メ－ル', 'めーる'],
  ['メ-ル', 'めーる'],
  ['工ンジニア', 'えんじにあ'],
  ['力カオ', 'かかお'],
  ['サ一バー', 'さーばー'],
  ['〇◯○', '○○○'],
  ['①②', '12'],
])('%s reads as %s', (source, reading) => {
  expect(normaliseText(source).plain.text).toBe(reading)
})

test.each([
  ['加工データ', '加工でーた'],
  ['口コミ', '口こみ'],
  ['データ一覧', 'でーた一覧'],
  ['協力ライター', '協力らいたー'],
  ['3D制作 100円', '3d制作 100円'],
  ['２人', '2人'],
])('%s keeps its own letters: %s', (source, reading) => {
  expect(normaliseText(source).plain.text).toBe(reading)
})

test.each([
  ['L I N E', 'line'],
  ['L・I・N・E', 'line'],
  ['ラ-イ-ン', 'らいん'],
  ['ラ　イ　ン', 'らいん'],
  ['L★I☆N♪E', 'line'],
  ['「LINE」', 'line'],
  ['L\nI\nN\nE', 'line'],
  ['L😀I👩‍💻N🇯🇵E', 'line'],
])('%j is one word once squeezed', (source, word) => {
  expect(normaliseText(source).squeezed.text).toBe(word)
})

test('sentences and lines stay apart when squeezed', () => {
  expect(normaliseText('済みです。\n連絡は 不要').squeezed.text).toBe('済みです。\n連絡は不要')
})

test.each([
  ['あの㍿の件', '株式会社', '㍿'],
  ['月に㌔単位', 'きろ', '㌔'],
  ['👩‍💻か\u3099く習', 'がく', 'か\u3099く'],
  ['前ｶﾞｲﾄﾞ後', 'がいど', 'ｶﾞｲﾄﾞ'],
  ['前𝐋𝐈𝐍𝐄後', 'line', '𝐋𝐈𝐍𝐄'],
  ['前L\u200bI\u00adN\ufe0fE後', 'line', 'L\u200bI\u00adN\ufe0fE'],
  ['𠮷野で1\ufe0f\u20e32', '12', '1\ufe0f\u20e32'],
])('in %j the reading %s leads back to %j', (source, words, original) => {
  expect(originalOf(source, normaliseText(source).plain, words)).toBe(original)
})

test('a word of the squeezed view leads back to the spaced original', () => {
  const source = '連絡は(Ｌ I・N E)で'
  expect(originalOf(source, normaliseText(source).squeezed, 'line')).toBe('Ｌ I・N E')
})

test('every position holds a range that is not empty, and ranges never go backwards', () => {
  const source = 'か\u3099👨‍👩‍👧㍿ﾗｲﾝ\u200b\ud800Ａ\u0301😀\u3099'
  const { starts, ends, text } = normaliseText(source).plain
  for (let at = 0; at < text.length; at++) {
    expect(starts[at]).toBeLessThan(ends[at] ?? 0)
    if (at > 0) expect(starts[at]).toBeGreaterThanOrEqual(starts[at - 1] ?? 0)
  }
})

test('a mark with nothing before it says nothing and breaks nothing', () => {
  expect(normaliseText('\u3099\u200dあ').plain.text).toBe('あ')
})
