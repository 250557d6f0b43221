import { join } from 'node:path'
import { atItsLevels } from '@mimamori/detection/model/detection-model'
import { createModelDetector } from '@mimamori/detection/model/model-detector'
import { readForModel } from '@mimamori/detection/model/model-text'
import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import { isInsideWord } from '@mimamori/policy/text/word-edges'
import { expect, test } from 'vitest'
import { projectRoot } from '../config/program-files.ts'
import { readLabelledTexts } from './labelled-lines.ts'

const FILES = ['one-clause', 'posts-1', 'posts-2', 'posts-3', 'posts-4', 'held-out/posts']
/** What may stand beside a clause: the edge of the text, a sign, a space or a break. */
const EDGE = /^[^\p{L}\p{N}ー]?$/u

const texts = FILES.flatMap((file) => {
  const { texts: all } = readLabelledTexts(join(projectRoot(), 'packages/detection/texts', `${file}.jsonl`))
  return all.filter(({ expect: label }) => label !== 'none')
})
const readAtWidest = createModelDetector(atItsLevels(SHIPPED_MODEL), { desk: 'widest', categories: {} })
const marked = texts.flatMap(({ text, passages }) => {
  const spans = readAtWidest(readForModel(text)).flag?.spans ?? []
  return spans.length === 0 ? [] : [{ text, passages, spans }]
})

test('of texts with one guilty clause nine in ten have their strongest mark in it', () => {
  const isInGuilty = ({ text, passages, spans: [strongest] }: (typeof marked)[number]) =>
    strongest !== undefined &&
    passages.some((passage) => {
      const from = text[strongest.field].indexOf(passage)
      return from !== -1 && strongest.start < from + passage.length && from < strongest.end
    })
  expect(marked.length).toBeGreaterThanOrEqual(300)
  expect(marked.filter(isInGuilty).length / marked.length).toBeGreaterThanOrEqual(0.9)
})

test('a mark of the model begins and ends where a clause or a line does, and a text has three at most', () => {
  const cut = marked.flatMap(({ text, spans }) =>
    spans.filter(({ field, start, end }) => {
      const source = text[field]
      return !(EDGE.test(source.slice(Math.max(0, start - 1), start)) && EDGE.test(source.slice(end, end + 1)))
    }),
  )
  expect(cut).toEqual([])
  expect(Math.max(...marked.map(({ spans }) => spans.length))).toBe(3)
})

test('of a sentence without an end, which is cut to be read, a mark still begins and ends where words do', () => {
  const endless = 'please contact me outside the platform and pay the deposit first '.repeat(8)
  const [text] = texts
  if (text === undefined) throw new Error('no text')
  const spans = readAtWidest(readForModel({ ...text.text, title: '', body: endless })).flag?.spans ?? []
  expect(spans.length).toBeGreaterThan(1)
  expect(spans.flatMap(({ start, end }) => [start, end]).filter((at) => isInsideWord(endless, at))).toEqual([])
})
