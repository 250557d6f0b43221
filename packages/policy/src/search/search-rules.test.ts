import { describe, expect, test } from 'vitest'
import { buildExcerpt } from './search-excerpt.ts'
import { isSafeInUrl, parseContact, parseSearchQuery } from './search-query.ts'
import { characterPairs, documentTokens, filterTokens } from './search-tokens.ts'
import { compareTexts, prepareComparison } from './text-likeness.ts'
import { computeSignature, SIGNATURE_BINS, SIGNATURE_WORDS, shinglesIn, unpackSignature } from './text-signature.ts'
import { foldForSearch } from './word-characters.ts'

const TEXT =
  '自社サイトに掲載する商品紹介文を、構成案に沿って執筆していただきます。一記事二千文字です。納期はご相談に応じます。'

describe('a query', () => {
  test('is its words, each as the pairs of its letters', () => {
    expect(parseSearchQuery('ＬＩＮＥ　登録')).toEqual({
      terms: ['line', '登録'],
      tokens: ['li', 'in', 'ne', '登録'],
      doubtful: true,
    })
    expect(parseSearchQuery('登録')).toMatchObject({ terms: ['登録'], doubtful: false })
  })

  test('of letters typed one by one is the word they make', () => {
    expect(parseSearchQuery('L I N E 登録')?.terms).toEqual(['line', '登録'])
  })

  test('without two letters in a row is none', () => {
    for (const typed of ['', ' ', 'あ', '。。', '★☆', '@']) expect(parseSearchQuery(typed), typed).toBeNull()
  })

  test('never asks the index for anything but letters', () => {
    for (const typed of ['"a" OR b*', "ab' NEAR cd", 'a\u0000b cd', '\ud800ab', '𠮷野家', 'col:ab^2', '{ab cd}']) {
      for (const token of parseSearchQuery(typed)?.tokens ?? []) expect(token).toMatch(/^[\p{L}\p{N}]{2}$/u)
    }
  })
})

describe('a mail address or a number', () => {
  test('is known as one in every spelling', () => {
    expect(parseContact('Taro＠Example.jp')).toEqual({ kind: 'email', value: 'taro@example.jp' })
    for (const typed of ['090-1234-5678', '+81 90 1234 5678', '０９０（１２３４）５６７８', '0081-90-1234-5678']) {
      expect(parseContact(typed), typed).toEqual({ kind: 'phone', value: '09012345678' })
    }
  })

  test('is not what is merely a figure or a word', () => {
    for (const typed of ['2026-11-24', '412', 'J-204815', '10000', 'line', '5,000円'])
      expect(parseContact(typed)).toBeNull()
  })

  test('is no part of an address, not even while it is being typed', () => {
    for (const typed of ['taro@', 'taro＠example', '090123', '090-1234-5678']) expect(isSafeInUrl(typed)).toBe(false)
    for (const typed of ['taro', '412', '0901', 'line 登録', '2026年11月']) expect(isSafeInUrl(typed)).toBe(true)
  })
})

test('pairs of a text are each told once, in their order, whatever was read before and however long it is', () => {
  expect(characterPairs('abcab')).toEqual(['ab', 'bc', 'ca'])
  expect(characterPairs('abcab')).toEqual(['ab', 'bc', 'ca'])
  const long = Array.from({ length: 9_000 }, (_, n) => String.fromCharCode(0x4e00 + ((n * n) % 8_000))).join('')
  const pairs = Array.from({ length: long.length - 1 }, (_, at) => long.slice(at, at + 2))
  expect(characterPairs(long)).toEqual([...new Set(pairs)])
})

test('pairs do not reach across a mark, and no text contains the token of a filter', () => {
  expect(characterPairs(foldForSearch('東京。都内'))).toEqual(['東京', '都内'])
  const filters = { type: 'job', authorId: 'U-1', state: 'hidden', category: 'mlm', format: 'task' } as const
  expect(filterTokens(filters).every((token) => token.length > 2)).toBe(true)
  const tokens = documentTokens(foldForSearch('xtjob xshidden'), { ...filters, state: 'visible', categories: [] })
  expect(tokens).not.toContain(filterTokens({ state: 'hidden' })[0])
  expect(filterTokens({ authorId: 'U-1' })).not.toEqual(filterTokens({ authorId: 'u-1' }))
})

describe('an excerpt', () => {
  test('shows what was found, near its beginning, and never half a character', () => {
    const { text, spans } = buildExcerpt(`${'👍'.repeat(60)}ここにＬＩＮＥがあります${'👍'.repeat(80)}`, ['line'])
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['ＬＩＮＥ'])
    expect(text.isWellFormed()).toBe(true)
    expect(spans[0]?.start).toBeLessThan(24)
  })

  test('marks every place, the first letter of a text and one after another too', () => {
    const { text, spans } = buildExcerpt('LINEとline、LINE。', ['line'])
    expect(text).toBe('LINEとline、LINE。')
    expect(spans).toEqual([0, 5, 10].map((start) => ({ start, end: start + 4 })))
  })

  test('where two words begin at one place the longer is marked', () => {
    const { text, spans } = buildExcerpt('副業紹介のお知らせ', ['副業', '副業紹介'])
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['副業紹介'])
  })

  test('of a text without it is the beginning', () => {
    expect(buildExcerpt('はじめ\nの文', ['終わり'])).toEqual({ text: 'はじめ の文', spans: [] })
  })
})

describe('signatures', () => {
  const apart = (a: string, b: string): number => {
    const [one, other] = [new Uint32Array(SIGNATURE_WORDS), new Uint32Array(SIGNATURE_WORDS)]
    unpackSignature(computeSignature(foldForSearch(a)) ?? '', one, 0)
    unpackSignature(computeSignature(foldForSearch(b)) ?? '', other, 0)
    let bins = 0
    for (let bin = 0; bin < SIGNATURE_BINS; bin++) {
      const two = (words: Uint32Array) => ((words[bin >>> 4] ?? 0) >>> (2 * (bin & 15))) & 3
      if (two(one) !== two(other)) bins += 1
    }
    return bins
  }

  test('of the same text in another order are close, of another text they are not', () => {
    const [first = '', ...rest] = TEXT.split('。')
    expect(apart(TEXT, [...rest, first].join('。'))).toBeLessThan(SIGNATURE_BINS * 0.25)
    expect(
      apart(TEXT, '詳細はチャットでご連絡ください。友だち追加のうえ、専用のページから登録をお願いいたします。'),
    ).toBeGreaterThan(SIGNATURE_BINS * 0.6)
  })

  test('are not made of too little, and stay what is stored of a text', () => {
    expect(computeSignature(foldForSearch('よろしくお願いします'))).toBeNull()
    expect(computeSignature(foldForSearch('よろしくお願いします'.repeat(9)))).toBeNull()
    expect(computeSignature(foldForSearch(TEXT))).toBe('r8O6Rd74o6_HWYw15ERY-syHLft-nyvv94nZj640P8M')
  })

  test('shingles are exact: three letters, each once, marks between them or not', () => {
    expect(shinglesIn('あいう').size).toBe(1)
    expect(shinglesIn('あ、いう').size).toBe(1)
    expect(shinglesIn('あいうあいう').size).toBe(3)
  })
})

test('two texts are the same, respelt, reordered, reworded, or nothing of all that', () => {
  const like = (a: string, b: string) => compareTexts(prepareComparison(a), prepareComparison(b))
  const [first = '', ...rest] = TEXT.split('。').filter((part) => part !== '')
  expect(like(TEXT, ` ${TEXT}\n`)).toEqual({ score: 1, difference: 'copied' })
  expect(like(TEXT, TEXT.replace('サイト', 'ｻ･ｲ･ﾄ'))).toEqual({ score: 1, difference: 'respelt' })
  expect(like(TEXT, `${[...rest, first].join('。')}。`)?.difference).toBe('reordered')
  expect(like(TEXT, TEXT.replace('商品紹介文', '店舗紹介文'))?.difference).toBe('reworded')
  expect(like(TEXT, '友だち追加のうえ、専用のページから登録をお願いいたします。')).toBeNull()
})
