import type { Scannable, Span } from '@mimamori/policy/catalogue/detection-flag'
import { endsLine } from '../readings/clauses.ts'
import { type RepairedText, repairText } from '../readings/text-repair.ts'

/** A sentence, as a half-open range of a field's reading. */
export type Sentence = { readonly field: Span['field']; readonly from: number; readonly to: number }

/** A text as the model reads it: both fields repaired and cut into sentences, in reading order. */
export type ModelText = {
  readonly scannable: Scannable
  readonly title: RepairedText
  readonly body: RepairedText
  readonly sentences: readonly Sentence[]
}

/** Shorter ones are joined with the next: alone they look like anything. */
const SHORTEST_SENTENCE = 12
/** A line that ends without a sign, as a heading or an item of a list does, ends a sentence of at least so many letters. */
const SHORTEST_LINES = 24
/** An endless sentence is cut here. */
const LONGEST_SENTENCE = 160
const SENTENCE_ENDS = '。!?\n'

function sentencesOf(field: Span['field'], reading: RepairedText, source: string): readonly Sentence[] {
  const { text } = reading
  const sentences: Sentence[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const length = at + 1 - from
    const ends =
      (length >= SHORTEST_SENTENCE && SENTENCE_ENDS.includes(text.charAt(at))) ||
      (length >= SHORTEST_LINES && endsLine(reading, source, at)) ||
      length >= LONGEST_SENTENCE
    if (!ends) continue
    sentences.push({ field, from, to: at + 1 })
    from = at + 1
  }
  if (from < text.length) sentences.push({ field, from, to: text.length })
  return sentences
}

/** Cuts a text for the model. `title`, `body`: its fields, repaired. */
export function cutForModel(scannable: Scannable, title: RepairedText, body: RepairedText): ModelText {
  const sentences = [...sentencesOf('title', title, scannable.title), ...sentencesOf('body', body, scannable.body)]
  return { scannable, title, body, sentences }
}

/** Reads a text for the model alone. */
export const readForModel = (text: Scannable): ModelText =>
  cutForModel(text, repairText(text.title), repairText(text.body))
