import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { type LearnedTerm, termProbability } from '../model/learned-terms.ts'
import { type ModelText, readForModel } from '../model/model-text.ts'
import type { LabelledText } from './labelled-text.ts'
import { guiltySentences } from './training-samples.ts'

const SHORTEST = 2
const LONGEST = 6
/** Hiragana alone is a word only from here on; shorter runs are endings and particles. */
const SHORTEST_KANA = 4
const KANA_ONLY = /^[ぁ-ゖー]+$/
const SEPARATOR = /[^\p{L}\p{N}ー]/u
/** Texts of different families that a term must tell, and how many of them that no other term tells. */
const LEAST_TEXTS = 3
const LEAST_NEW_TEXTS = 2
const LEAST_PROBABILITY = 0.7
const MAX_TERMS = 400
/** Violations known before that may have the word, for each decided one: what they share more often, the scores have learned. */
const MOST_KNOWN = 1 / 3

/** The runs of letters of a text that may be terms, once each. `sentences`: those that are looked at. */
function candidatesIn(text: ModelText, sentences: readonly boolean[]): ReadonlySet<string> {
  const found = new Set<string>()
  text.sentences.forEach(({ field, from, to }, place) => {
    if (sentences[place] === false) return
    for (const run of text[field].text.slice(from, to).split(SEPARATOR)) addRuns(run, found)
  })
  return found
}

function addRuns(run: string, found: Set<string>): void {
  for (let from = 0; from < run.length; from++)
    for (let to = from + SHORTEST; to <= Math.min(run.length, from + LONGEST); to++) {
      const term = run.slice(from, to)
      if (term.length >= SHORTEST_KANA || !KANA_ONLY.test(term)) found.add(term)
    }
}

type Read = { readonly labelled: LabelledText; readonly candidates: ReadonlySet<string> }

function readTexts(texts: readonly LabelledText[], pause: () => void): readonly Read[] {
  return texts.map((labelled) => {
    pause()
    const text = readForModel(labelled.text)
    const guilty = guiltySentences(text, labelled.passages)
    const looked = labelled.expect !== 'none' && guilty.includes(true) ? guilty : guilty.map(() => true)
    return { labelled, candidates: candidatesIn(text, looked) }
  })
}

/** Of each run of letters in violations of a category, the texts that have it, each family once. */
function textsByRun(violations: readonly Read[]): ReadonlyMap<string, readonly Read[]> {
  const byRun = new Map<string, Read[]>()
  const families = new Map<string, Set<string>>()
  for (const read of violations)
    for (const run of read.candidates) {
      const known = families.get(run) ?? new Set()
      if (known.has(read.labelled.family)) continue
      families.set(run, known.add(read.labelled.family))
      byRun.set(run, [...(byRun.get(run) ?? []), read])
    }
  return byRun
}

type Candidate = { readonly term: LearnedTerm; readonly texts: readonly Read[] }

/** Takes the terms that tell the most texts first, and of the others those that tell enough that are not told yet. */
function coverTexts(candidates: readonly Candidate[]): readonly LearnedTerm[] {
  const told = new Set<Read>()
  const chosen: LearnedTerm[] = []
  const byReach = candidates.toSorted(
    (a, b) =>
      b.texts.length - a.texts.length ||
      b.term.word.length - a.term.word.length ||
      (a.term.word < b.term.word ? -1 : 1),
  )
  for (const { term, texts } of byReach) {
    if (texts.filter((read) => !told.has(read)).length < LEAST_NEW_TEXTS) continue
    chosen.push(term)
    for (const read of texts) told.add(read)
  }
  return chosen
}

/**
 * Words that only violations of one category have among decided texts, as a new jargon does: each stands in texts of at least
 * three families, two of which no other such word tells, in (nearly) no honest text, decided or `known`, and in few violations
 * that were known before: one, or a third of the decided ones.
 */
export function findTerms(
  decided: readonly LabelledText[],
  known: readonly LabelledText[],
  pause: () => void,
): readonly LearnedTerm[] {
  if (decided.length === 0) return []
  const [ofDecided, ofKnown] = [readTexts(decided, pause), readTexts(known, pause)]
  const honest = new Map<string, number>()
  const knownBefore = new Map<string, number>()
  for (const { labelled, candidates } of [...ofDecided, ...ofKnown])
    if (labelled.expect === 'none') for (const run of candidates) honest.set(run, (honest.get(run) ?? 0) + 1)
  for (const { labelled, candidates } of ofKnown)
    if (labelled.expect !== 'none') for (const run of candidates) knownBefore.set(run, (knownBefore.get(run) ?? 0) + 1)
  const termsOf = (category: Category) => {
    const candidates: Candidate[] = []
    for (const [word, texts] of textsByRun(ofDecided.filter(({ labelled }) => labelled.expect === category))) {
      const term: LearnedTerm = { word, category, violations: texts.length, honest: honest.get(word) ?? 0 }
      const isNew = (knownBefore.get(word) ?? 0) <= Math.max(1, texts.length * MOST_KNOWN)
      if (isNew && texts.length >= LEAST_TEXTS && termProbability(term) >= LEAST_PROBABILITY)
        candidates.push({ term, texts })
    }
    return coverTexts(candidates)
  }
  return CATEGORIES.flatMap(termsOf)
    .sort((a, b) => b.violations - a.violations || (a.word < b.word ? -1 : 1))
    .slice(0, MAX_TERMS)
}
