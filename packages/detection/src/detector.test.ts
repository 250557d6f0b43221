import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import { describe, expect, test } from 'vitest'
import { combineDetectors, detect } from './detector.ts'
import { toScannable } from './examples/rule-example.ts'

const cuts = (title: string, body: string, rule: string) =>
  (detect({ ...toScannable(body), title }).find((flag) => flag.rule === rule)?.spans ?? []).map(
    ({ field, start, end }) => `${field}: ${(field === 'title' ? title : body).slice(start, end)}`,
  )

test('a LINE contact spaced out letter by letter is found where it stands in the original', () => {
  expect(cuts('', '詳細は「Ｌ I・N Ｅ」で連絡ください。', 'direct_deal.chat_contact')).toEqual([
    'body: Ｌ I・N Ｅ」で連絡ください',
  ])
})

test('a title and a body each get their own spans, title first', () => {
  expect(cuts('ラインで連絡', 'LINEで連絡。またはLINEのIDを。', 'direct_deal.chat_contact')).toEqual([
    'title: ラインで連絡',
    'body: LINEで連絡',
    'body: LINEのID',
  ])
})

test('a phone number written in kanji is found whole', () => {
  expect(cuts('', '番号は〇九〇‐一二三四‐五六七八です', 'direct_deal.phone_number')).toEqual([
    'body: 〇九〇‐一二三四‐五六七八',
  ])
})

test('after escrow a LINE contact is no breach in the project format, and stays one in a task', () => {
  const message = { ...toScannable('LINEで連絡しましょう'), type: 'message', escrowed: true } as const
  expect(detect({ ...message, format: 'project' })).toEqual([])
  expect(detect({ ...message, format: 'task' })).toHaveLength(1)
})

test('escrow excuses contact, never payment outside', () => {
  const message = { ...toScannable('報酬は銀行口座へ直接振り込みます'), type: 'message', escrowed: true } as const
  expect(detect(message).map(({ rule }) => rule)).toContain('direct_deal.direct_payment')
})

test('a lure is not excused by forbidding the messages of the site', () => {
  const rules = detect(toScannable('サイト内での連絡は禁止されているのでLINEで連絡ください')).map(({ rule }) => rule)
  expect(rules).toContain('direct_deal.chat_contact')
})

test('what one sentence forbids excuses nothing in the next', () => {
  const rulesOf = (body: string) => detect(toScannable(body)).map(({ rule }) => rule)
  expect(rulesOf('禁止事項: LINEで連絡。')).not.toContain('direct_deal.chat_contact')
  for (const end of ['。', '!', '?', '\n'])
    expect(rulesOf(`禁止事項をお読みください${end}LINEで連絡ください。`)).toContain('direct_deal.chat_contact')
})

test('an invitation in the form of a question is not taken for a denial', () => {
  expect(detect(toScannable('LINEを交換しませんか')).map(({ rule }) => rule)).toContain('direct_deal.chat_contact')
})

test('a rejection alone is harmless, and a lure once it leads to the parent company', () => {
  const rejection = '今回は採用を見送りとさせていただきます。'
  expect(detect(toScannable(rejection))).toEqual([])
  const categories = detect(toScannable(`${rejection}親会社のお仕事をご案内します。 https://example.com/a`)).map(
    ({ category }) => category,
  )
  expect(new Set(categories)).toEqual(new Set(['mlm']))
})

describe('a flag weighs', () => {
  const scoreOf = (body: string) =>
    detect(toScannable(body)).find(({ rule }) => rule === 'direct_deal.chat_contact')?.score ?? 0
  const once = scoreOf('LINEで連絡ください。')

  test.each([
    [1, 0],
    [2, 0.02],
    [3, 0.04],
    [4, 0.06],
    [5, 0.06],
    [9, 0.06],
  ])('with %i places so much more than with one: %d', (places, more) => {
    expect(scoreOf('LINEで連絡ください。'.repeat(places)) - once).toBeCloseTo(more, 10)
  })

  test('more with graver words', () => {
    expect(scoreOf('簡単なお仕事です。LINEで連絡ください。')).toBeGreaterThan(once)
  })

  test('never as much as what is certain', () => {
    const all = '副業です。LINEで連絡ください。LINEのIDを教えて。LINE追加。LINEで相談。ID:abcd1234。'.repeat(3)
    expect(scoreOf(all)).toBe(0.99)
  })
})

test('flags come highest score first, with two decimals, one per rule', () => {
  const flags = detect(
    toScannable('LINEで連絡ください。テストライティングは無償です。090-1234-5678。成果報酬のみです。'),
  )
  const scores = flags.map(({ score }) => score)
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  expect(scores.every((score) => Math.round(score * 100) / 100 === score)).toBe(true)
  expect(new Set(flags.map(({ rule }) => rule)).size).toBe(flags.length)
})

test('an empty text has no flags', () => {
  expect(detect(toScannable(''))).toEqual([])
})

test('of two detectors that name the same rule the surer one is heard, and the surest finding comes first', () => {
  const flag: Flag = { category: 'mlm', rule: 'mlm.model', spans: [], score: 0.4, reason: 'network_business' }
  const both = combineDetectors([
    () => [flag],
    () => [
      { ...flag, score: 0.7 },
      { ...flag, rule: 'mlm.other', score: 0.9 },
    ],
  ])
  expect(both(toScannable('')).map(({ rule, score }) => [rule, score])).toEqual([
    ['mlm.other', 0.9],
    ['mlm.model', 0.7],
  ])
})

test('in a hostile text, one endless sentence of hits, every hit is marked once', () => {
  const flags = detect(toScannable('テレグラムで連絡を'.repeat(2000)))
  expect(flags.find(({ rule }) => rule === 'other.dark_job')?.spans).toHaveLength(2000)
})
