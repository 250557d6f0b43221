import { describe, expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'
import { folded } from './letters.ts'
import { comparable, likenessOf } from './likeness.ts'
import { fitForAddress, personalIn, queryOf } from './query.ts'
import { BINS, SIGNATURE_WORDS, shinglesOf, signatureOf, unpack } from './signature.ts'
import { filterTokens, pairsOf, tokensOf } from './tokens.ts'

const TEXT =
  '自社サイトに掲載する商品紹介文を、構成案に沿って執筆していただきます。一記事二千文字です。納期はご相談に応じます。'

describe('a query', () => {
  test('is its words, each as the pairs of its letters', () => {
    expect(queryOf('ＬＩＮＥ　登録')).toEqual({
      terms: ['line', '登録'],
      tokens: ['li', 'in', 'ne', '登録'],
      doubtful: true,
    })
    expect(queryOf('登録')).toMatchObject({ terms: ['登録'], doubtful: false })
  })

  test('of letters typed one by one is the word they make', () => {
    expect(queryOf('L I N E 登録')?.terms).toEqual(['line', '登録'])
  })

  test('without two letters in a row is none', () => {
    for (const typed of ['', ' ', 'あ', '。。', '★☆', '@']) expect(queryOf(typed), typed).toBeNull()
  })

  test('never asks the index for anything but letters', () => {
    for (const typed of ['"a" OR b*', "ab' NEAR cd", 'a\u0000b cd', '\ud800ab', '𠮷野家', 'col:ab^2', '{ab cd}']) {
      for (const token of queryOf(typed)?.tokens ?? []) expect(token).toMatch(/^[\p{L}\p{N}]{2}$/u)
    }
  })
})

describe('a mail address or a number', () => {
  test('is known as one in every spelling', () => {
    expect(personalIn('Taro＠Example.jp')).toEqual({ kind: 'email', value: 'taro@example.jp' })
    for (const typed of ['090-1234-5678', '+81 90 1234 5678', '０９０（１２３４）５６７８', '0081-90-1234-5678']) {
      expect(personalIn(typed), typed).toEqual({ kind: 'phone', value: '09012345678' })
    }
  })

  test('is not what is merely a figure or a word', () => {
    for (const typed of ['2026-11-24', '412', 'J-204815', '10000', 'line', '5,000円'])
      expect(personalIn(typed)).toBeNull()
  })

  test('is no part of an address, not even while it is being typed', () => {
    for (const typed of ['taro@', 'taro＠example', '090123', '090-1234-5678']) expect(fitForAddress(typed)).toBe(false)
    for (const typed of ['taro', '412', '0901', 'line 登録', '2026年11月']) expect(fitForAddress(typed)).toBe(true)
  })
})

test('pairs do not reach across a mark, and no text contains the token of a filter', () => {
  expect([...pairsOf(folded('東京。都内'))]).toEqual(['東京', '都内'])
  const filters = { type: 'job', authorId: 'U-1', state: 'hidden', category: 'mlm', format: 'task' } as const
  expect(filterTokens(filters).every((token) => token.length > 2)).toBe(true)
  const tokens = tokensOf(folded('xtjob xshidden'), { ...filters, state: 'visible', categories: [] })
  expect(tokens).not.toContain(filterTokens({ state: 'hidden' })[0])
  expect(filterTokens({ authorId: 'U-1' })).not.toEqual(filterTokens({ authorId: 'u-1' }))
})

describe('an excerpt', () => {
  test('shows what was found, near its beginning, and never half a character', () => {
    const { text, spans } = excerptOf(`${'👍'.repeat(60)}ここにＬＩＮＥがあります${'👍'.repeat(80)}`, ['line'])
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['ＬＩＮＥ'])
    expect(text.isWellFormed()).toBe(true)
    expect(spans[0]?.start).toBeLessThan(24)
  })

  test('of a text without it is the beginning', () => {
    expect(excerptOf('はじめ\nの文', ['終わり'])).toEqual({ text: 'はじめ の文', spans: [] })
  })
})

describe('signatures', () => {
  const apart = (a: string, b: string): number => {
    const [one, other] = [new Uint32Array(SIGNATURE_WORDS), new Uint32Array(SIGNATURE_WORDS)]
    unpack(signatureOf(folded(a)) ?? '', one, 0)
    unpack(signatureOf(folded(b)) ?? '', other, 0)
    let bins = 0
    for (let bin = 0; bin < BINS; bin++) {
      const two = (words: Uint32Array) => ((words[bin >>> 4] ?? 0) >>> (2 * (bin & 15))) & 3
      if (two(one) !== two(other)) bins += 1
    }
    return bins
  }

  test('of the same text in another order are close, of another text they are not', () => {
    const [first = '', ...rest] = TEXT.split('。')
    expect(apart(TEXT, [...rest, first].join('。'))).toBeLessThan(BINS * 0.25)
    expect(
      apart(TEXT, '詳細はチャットでご連絡ください。友だち追加のうえ、専用のページから登録をお願いいたします。'),
    ).toBeGreaterThan(BINS * 0.6)
  })

  test('are not made of too little', () => {
    expect(signatureOf(folded('よろしくお願いします'))).toBeNull()
    expect(signatureOf(folded(TEXT))).toMatch(/^[\w-]{43}$/)
  })

  test('shingles are exact: three letters, each once, marks between them or not', () => {
    expect(shinglesOf('あいう').size).toBe(1)
    expect(shinglesOf('あ、いう').size).toBe(1)
    expect(shinglesOf('あいうあいう').size).toBe(3)
  })
})

test('two texts are the same, respelt, reordered, reworded, or nothing of all that', () => {
  const like = (a: string, b: string) => likenessOf(comparable(a), comparable(b))
  const [first = '', ...rest] = TEXT.split('。').filter((part) => part !== '')
  expect(like(TEXT, ` ${TEXT}\n`)).toEqual({ score: 1, difference: 'copied' })
  expect(like(TEXT, TEXT.replace('サイト', 'ｻ･ｲ･ﾄ'))).toEqual({ score: 1, difference: 'respelt' })
  expect(like(TEXT, `${[...rest, first].join('。')}。`)?.difference).toBe('reordered')
  expect(like(TEXT, TEXT.replace('商品紹介文', '店舗紹介文'))?.difference).toBe('reworded')
  expect(like(TEXT, '友だち追加のうえ、専用のページから登録をお願いいたします。')).toBeNull()
})
