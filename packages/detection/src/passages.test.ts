import type { Flag, Scannable, Span } from '@mimamori/policy/catalogue/detection-flag'
import { isInsideWord } from '@mimamori/policy/text/word-edges'
import { expect, test } from 'vitest'
import { detect } from './detector.ts'
import { readExamples } from './examples/labelled-examples.ts'
import { toScannable } from './examples/rule-example.ts'
import { atItsLevels } from './model/detection-model.ts'
import { createModelDetector } from './model/model-detector.ts'
import { readForModel } from './model/model-text.ts'
import { SHIPPED_MODEL } from './model/shipped-model.ts'
import { detectByRules } from './rule-detector.ts'

const readAtWidest = createModelDetector(atItsLevels(SHIPPED_MODEL), { desk: 'widest', categories: {} })
const detectByModel = (text: Scannable): readonly Flag[] => {
  const { flag } = readAtWidest(readForModel(text))
  return flag === null ? [] : [flag]
}

/** Posts of which one passage is the offence, and texts of writers of their own. */
const POSTS = ['one-clause', 'posts-*', 'held-out/posts'].flatMap(readExamples)
const HELD_OUT = readExamples('held-out/[ru]*')
const guilty = (texts: typeof POSTS) => texts.filter(({ passages }) => passages.length === 1)

/** The texts that are flagged with a passage, and the share of them whose first is in what makes them a violation. */
function judge(texts: typeof POSTS, find: (text: Scannable) => readonly Flag[]) {
  const marked = texts.flatMap(({ text, passages: [passage = ''] }) => {
    const [strongest] = find(text).flatMap(({ spans }) => spans)
    return strongest === undefined ? [] : [{ text, passage, strongest }]
  })
  const right = marked.filter(({ text, passage, strongest: { field, start, end } }) => {
    const from = text[field].indexOf(passage)
    return from !== -1 && start < from + passage.length && from < end
  })
  return { flagged: marked.length, share: right.length / marked.length }
}

test('of texts with one guilty passage nine in ten have their strongest mark in it, by rules, by the model, and by both', () => {
  const [byRules, byModel] = [judge(guilty(POSTS), detectByRules), judge(guilty(POSTS), detectByModel)]
  const byBoth = judge(guilty([...POSTS, ...HELD_OUT]), (text) => detect(text).flags)
  expect([byRules.flagged > 200, byModel.flagged > 300, byBoth.flagged > 500]).toEqual([true, true, true])
  expect(Math.min(byRules.share, byModel.share, byBoth.share)).toBeGreaterThanOrEqual(0.9)
})

/** What may stand beside a clause: the edge of the text, a sign, a number of a list, a space or a break. */
const EDGE = /^[^\p{L}\p{Nd}ー]?$/u
const SIGNS = /^[\s、。！？!?,.・:：■□●◆※\-ー]|[\s、。,.・:：ー]{2}$|[\s、。,.・]$/u

function cutWrongly(source: string, { start, end }: Span): boolean {
  const [before, behind] = [source.slice(Math.max(0, start - 1), start), source.slice(end, end + 1)]
  return !EDGE.test(before) || !EDGE.test(behind) || SIGNS.test(source.slice(start, end))
}

test('a mark begins and ends where a clause or a line does, without signs and spaces, and a flag has three at most', () => {
  const flags = [...POSTS, ...HELD_OUT].flatMap(({ text }) =>
    [...detectByRules(text), ...detectByModel(text)].map(({ rule, spans }) => ({ text, rule, spans })),
  )
  const wrong = flags.flatMap(({ text, rule, spans }) =>
    spans
      .filter((span) => cutWrongly(text[span.field], span))
      .map(({ field, start, end }) => `${rule}: ${JSON.stringify(text[field].slice(start - 1, end + 1))}`),
  )
  expect(wrong).toEqual([])
  expect(Math.max(...flags.map(({ spans }) => spans.length))).toBe(3)
})

test('of a sentence without an end, which is cut to be read, a mark still begins and ends where words do', () => {
  const endless = 'please contact me outside the platform and pay the deposit first '.repeat(8)
  const spans = [...detectByRules(toScannable(endless)), ...detectByModel(toScannable(endless))].flatMap(
    (flag) => flag.spans,
  )
  expect(spans.length).toBeGreaterThan(1)
  expect(spans.flatMap(({ start, end }) => [start, end]).filter((at) => isInsideWord(endless, at))).toEqual([])
})

const marksOf = (body: string, rule: string) =>
  detectByRules(toScannable(body))
    .find((flag) => flag.rule === rule)
    ?.spans.map(({ start, end }) => body.slice(start, end))

test.each([
  ['a bullet and a number', '・内容は記事の作成\n2. LINEで連絡ください\n・期日', ['LINEで連絡ください']],
  ['a heading', '【LINEで連絡】\n応募の方はLINEで連絡ください', ['応募の方はLINEで連絡ください']],
  ['a row of dashes', 'ーーーーー LINEで連絡ください ーーーーー', ['LINEで連絡ください']],
  ['the clause before', '興味のある方は、LINEで連絡ください、待っています。', ['LINEで連絡ください']],
  ['no comma in brackets', '（本業、副業）LINEで連絡ください。', ['（本業、副業）LINEで連絡ください']],
  ['no part of an address', 'LINEで連絡 https://a.example/?id=x です。', ['LINEで連絡 https://a.example/?id=x です']],
  ['both brackets or none', '（LINEで連絡ください）', ['（LINEで連絡ください）']],
])('a mark of a rule leaves out what is not the clause: %s', (_, body, marks) => {
  expect(marksOf(body, 'direct_deal.chat_contact')).toEqual(marks)
})
