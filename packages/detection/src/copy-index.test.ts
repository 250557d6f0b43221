import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { expect, test } from 'vitest'
import { createCopyIndex, type HiddenText } from './copy-index.ts'
import { type ComparedText, gramsOf } from './near-duplicates.ts'

const LURE =
  '在宅で無理なく続けられるお仕事です。はじめに説明会へご参加いただき、仕組みを理解された方からチームに加わっていただきます。ご家族やご友人を紹介された方には、翌月から特別な手当をお支払いします。'
const OTHER =
  '自社サイトに掲載する商品紹介文を、構成案に沿って執筆していただきます。一記事二千文字で、画像の選定は不要です。納期は発注から一週間、修正は二回までお願いする予定です。'

const job = (id: string): Target => ({ type: 'job', id })
const text = (body: string, title = 'お仕事のご案内'): ComparedText => ({ title, body })
function hidden(target: Target, of: ComparedText, authorId = 'U-1'): HiddenText {
  const grams = gramsOf(of)
  if (!grams) throw new Error('too short')
  return { target, authorId, category: 'mlm', grams }
}
function indexOf(...texts: HiddenText[]) {
  const index = createCopyIndex(10)
  for (const each of texts) index.add(each)
  return index
}

test('a text that is nearly a hidden one is flagged with its category and the passages they share', () => {
  const index = indexOf(hidden(job('J-1'), text(LURE)))
  const body = LURE.replace('翌月から特別な手当', '来月から豪華な賞品')
  const flag = index.find(text(body, '別の題名'), job('J-2'))
  expect(flag).toMatchObject({
    category: 'mlm',
    rule: 'mlm.hidden_copy',
    reason: 'copy_of_hidden',
    score: 0.9,
    copies: job('J-1'),
  })
  const passages = flag?.spans.map(({ field, start, end }) => `${field}: ${body.slice(start, end)}`)
  expect(passages).toEqual([`body: ${body.slice(0, body.indexOf('、来月'))}`, 'body: をお支払いします'])
})

test('width, spacing and ornaments hide no copy; another text is none', () => {
  const index = indexOf(hidden(job('J-1'), text(LURE)))
  expect(index.find(text([...LURE].join(' ')), job('J-2'))).not.toBeNull()
  expect(index.find(text(OTHER), job('J-2'))).toBeNull()
})

test('a hidden text within a longer one is a copy, and a long part of a hidden one', () => {
  const index = indexOf(hidden({ type: 'message', id: 'M-1' }, text(LURE, '')))
  expect(index.find(text(OTHER + LURE + OTHER), job('J-2'))).not.toBeNull()
  expect(index.find(text(LURE.slice(0, 70), ''), { type: 'message', id: 'M-2' })).not.toBeNull()
})

test('a text under sixty letters is never compared', () => {
  expect(gramsOf(text(LURE.slice(0, 55), ''))).toBeNull()
  expect(indexOf(hidden(job('J-1'), text(LURE))).find(text(LURE.slice(0, 55), ''), job('J-2'))).toBeNull()
})

test('a text is no copy of itself, but of another with the same words', () => {
  const index = indexOf(hidden(job('J-1'), text(LURE)))
  expect(index.find(text(LURE), job('J-1'))).toBeNull()
  index.add(hidden(job('J-2'), text(LURE)))
  expect(index.find(text(LURE), job('J-1'))).not.toBeNull()
})

test('what is removed is found no more, and the oldest makes room for the newest', () => {
  const index = indexOf(hidden(job('J-1'), text(LURE)), hidden(job('J-2'), text(OTHER), 'U-2'))
  index.remove(({ authorId }) => authorId === 'U-1')
  expect(index.find(text(LURE), job('J-9'))).toBeNull()
  for (let n = 0; n < 45; n++) index.add(hidden(job(`N-${n}`), text(LURE)))
  expect(index.size()).toBe(10)
  expect(index.find(text(OTHER), job('J-9'))).toBeNull()
  expect(index.find(text(LURE), job('J-9'))).not.toBeNull()
})

test('of texts that begin and end with the same formulas the right one is found', () => {
  const formula =
    'ご覧いただきありがとうございます。少しでもご興味をお持ちいただけましたら、お気軽にお問い合わせください。'
  const index = createCopyIndex(2000)
  const bodyOf = (n: number) =>
    `${formula}${Array.from({ length: 20 }, (_, at) => String.fromCodePoint(0x4e00 + ((n * 7919 + at * 104_729) % 9000))).join('の')}${formula.slice(0, 20)}`
  for (let n = 0; n < 1500; n++) index.add(hidden(job(`${n}`), text(bodyOf(n), '')))
  const found = index.find(text(bodyOf(77), ''), job('x'))
  expect(found?.spans).toEqual([{ field: 'body', start: 0, end: bodyOf(77).length }])
})
