import { createDetector } from '@mimamori/detection/detector'
import { labelledExamples } from '@mimamori/detection/examples/labelled-examples'
import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'
import { type Figure, latencyPercentiles, roundTo } from './bench-figures.ts'

const LENGTH = 300
const LONGEST = 20_000
const TEXTS = 500
const SECONDS = 3
const LONG_RUNS = 20

const asMessage = (body: string): Scannable => ({
  type: 'message',
  title: '',
  body,
  format: 'project',
  escrowed: false,
  reward: null,
})

/** Pieces of the labelled texts, violations and honest ones mixed, all of one length. */
function piecesOf(length: number, count: number): readonly Scannable[] {
  const all = labelledExamples(1)
    .map(({ text }) => text.body)
    .join('\n')
  const pieces = Array.from({ length: count }, (_, n) => all.slice(n * length, (n + 1) * length))
  return pieces.filter((piece) => piece.length === length).map(asMessage)
}

/** Texts a second, over and over for some seconds; once before, for Node to compile. */
function measureSpeed(texts: readonly Scannable[], detect: (text: Scannable) => unknown): number {
  for (const text of texts) detect(text)
  const from = performance.now()
  let read = 0
  while (performance.now() - from < SECONDS * 1000) {
    for (const text of texts) detect(text)
    read += texts.length
  }
  return (read * 1000) / (performance.now() - from)
}

/** N30: how fast texts are read on one core, rules and model, spans included, and what the longest takes. */
export async function benchDetection(): Promise<Figure[]> {
  const texts = piecesOf(LENGTH, TEXTS)
  const both = createDetector(SHIPPED_MODEL)
  const rules = createDetector(null)
  const flagged = texts.filter((text) => both(text).flags.length > 0).length
  const of = { id: 'N30', engine: 'none', unit: 'texts/s', n: texts.length } as const
  const long = piecesOf(LONGEST, LONG_RUNS)
  // once before, for Node to compile
  for (const text of long) both(text)
  const latencies = long.map((text) => {
    const from = performance.now()
    both(text)
    return performance.now() - from
  })
  const spread = latencyPercentiles(latencies)
  return [
    { ...of, name: 'texts of 300 characters, rules and model', value: roundTo(measureSpeed(texts, both), 0), flagged },
    { ...of, name: 'texts of 300 characters, rules alone', value: roundTo(measureSpeed(texts, rules), 0) },
    { ...of, name: 'a text of 20,000 characters', value: spread.max_ms, unit: 'ms', n: long.length, ...spread },
  ]
}
