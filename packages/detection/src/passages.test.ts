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
import { detectByRules as readByRules } from './rule-detector.ts'

type Finder = (text: Scannable) => readonly Flag[]

/** Reads each text once. */
function keeping(find: Finder): Finder {
  const kept = new Map<Scannable, readonly Flag[]>()
  return (text) => {
    const found = kept.get(text) ?? find(text)
    kept.set(text, found)
    return found
  }
}

const readAtWidest = createModelDetector(atItsLevels(SHIPPED_MODEL), { desk: 'widest', categories: {} })
const detectByModel = keeping((text) => {
  const { flag } = readAtWidest(readForModel(text))
  return flag === null ? [] : [flag]
})
const detectByRules = keeping(readByRules)

const guiltyOf = (files: readonly string[]) =>
  files.flatMap(readExamples).filter(({ passages }) => passages.length === 1)
/** Posts of which one passage is the offence, and texts of writers of their own. */
const POSTS = guiltyOf(['one-clause', 'posts-*', 'held-out/posts'])
const HELD_OUT = guiltyOf(['held-out/[ru]*'])

/** The texts that are flagged with a passage, and the share of them whose first is in what makes them a violation. */
function judge(texts: typeof POSTS, find: Finder) {
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
  const [byRules, byModel] = [judge(POSTS, detectByRules), judge(POSTS, detectByModel)]
  const byBoth = judge([...POSTS, ...HELD_OUT], (text) => detect(text).flags)
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
  for (const wording of [
    'please contact me outside the platform and pay the deposit first ',
    '在宅作業者様への連絡はLINEで連絡',
  ]) {
    const endless = wording.repeat(40)
    const spans = [...detectByRules(toScannable(endless)), ...detectByModel(toScannable(endless))].flatMap(
      (flag) => flag.spans,
    )
    expect(spans.length).toBeGreaterThan(1)
    expect(spans.flatMap(({ start, end }) => [start, end]).filter((at) => isInsideWord(endless, at))).toEqual([])
    expect(Math.max(...spans.map(({ start, end }) => end - start))).toBeLessThan(300)
  }
})

const marksOf = (body: string) =>
  detectByRules(toScannable(body))[0]?.spans.map(({ start, end }) => body.slice(start, end))

test.each([
  ['a bullet and a number', '・内容は記事の作成\n2. LINEで連絡ください\n・期日', ['LINEで連絡ください']],
  ['a heading', '【LINEで連絡】\n応募の方はLINEで連絡ください', ['応募の方はLINEで連絡ください']],
  ['a row of dashes', 'ーーーーー LINEで連絡ください ーーーーー', ['LINEで連絡ください']],
  ['the clause before', '興味のある方は、LINEで連絡ください、待っています。', ['LINEで連絡ください']],
  ['no comma in brackets', '（本業、副業）LINEで連絡ください。', ['（本業、副業）LINEで連絡ください']],
  ['no part of an address', 'LINEで連絡 https://a.example/?id=x です。', ['LINEで連絡 https://a.example/?id=x です']],
  [
    'half of what is said over a comma',
    '先に納品していただき、その後契約します。',
    ['先に納品していただき、その後契約します'],
  ],
  ['both brackets or none', '（LINEで連絡ください）', ['（LINEで連絡ください）']],
])('a mark of a rule leaves out what is not the clause: %s', (_, body, marks) => {
  expect(marksOf(body)).toEqual(marks)
})
