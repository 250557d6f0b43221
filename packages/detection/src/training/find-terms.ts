import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
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

/** The runs of letters of a text that may be terms: of a violation those of its passages, where it has any. */
function candidatesOf({ text, expect, passages }: LabelledText): ReadonlySet<string> {
  const reading = readForModel(text)
  const guilty = guiltySentences(reading, passages)
  const looked = expect !== 'none' && guilty.includes(true) ? guilty : guilty.map(() => true)
  return candidatesIn(reading, looked)
}

/** so many places that runs are counted at before they are kept; two that meet are counted together */
const PLACES = 1 << 22

const placeOf = (run: string): number => {
  let hash = 0
  for (let at = 0; at < run.length; at++) hash = Math.imul(hash ^ run.charCodeAt(at), 0x9e3779b1)
  return (hash ^ (hash >>> 15)) & (PLACES - 1)
}

/**
 * Of each run of letters in violations, the texts that have it, each family once; without those of few families. A year of decisions has millions
 * of runs, and most stand in one text: they are counted first, and only what may be a term is kept.
 */
function textsByRun(
  violations: readonly LabelledText[],
  pause: () => void,
): ReadonlyMap<string, readonly LabelledText[]> {
  const families = [...Map.groupBy(violations, ({ family }) => family).values()]
  const counted = new Uint8Array(PLACES)
  for (const family of families)
    for (const run of runsOf(family, pause).keys())
      counted[placeOf(run)] = Math.min(255, (counted[placeOf(run)] ?? 0) + 1)
  const byRun = new Map<string, LabelledText[]>()
  for (const family of families)
    for (const [run, text] of runsOf(family, pause)) {
      if ((counted[placeOf(run)] ?? 0) < LEAST_TEXTS) continue
      const texts = byRun.get(run)
      if (texts) texts.push(text)
      else byRun.set(run, [text])
    }
  for (const [run, { length }] of byRun) if (length < LEAST_TEXTS) byRun.delete(run)
  return byRun
}

/** The runs of the texts of a family, each with the first text that has it. */
function runsOf(family: readonly LabelledText[], pause: () => void): ReadonlyMap<string, LabelledText> {
  const runs = new Map<string, LabelledText>()
  for (const text of family) {
    pause()
    for (const run of candidatesOf(text)) if (!runs.has(run)) runs.set(run, text)
  }
  return runs
}

/** How many texts have each of these runs. */
function countRuns(
  texts: readonly LabelledText[],
  runs: ReadonlySet<string>,
  pause: () => void,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    pause()
    for (const run of candidatesOf(text)) if (runs.has(run)) counts.set(run, (counts.get(run) ?? 0) + 1)
  }
  return counts
}

type Candidate = { readonly term: LearnedTerm; readonly texts: readonly LabelledText[] }

/** Takes the terms that tell the most texts first, and of the others those that tell enough that are not told yet. */
function coverTexts(candidates: readonly Candidate[]): readonly LearnedTerm[] {
  const told = new Set<LabelledText>()
  const chosen: LearnedTerm[] = []
  const byReach = candidates.toSorted(
    (a, b) =>
      b.texts.length - a.texts.length ||
      b.term.word.length - a.term.word.length ||
      (a.term.word < b.term.word ? -1 : 1),
  )
  for (const { term, texts } of byReach) {
    if (texts.filter((text) => !told.has(text)).length < LEAST_NEW_TEXTS) continue
    chosen.push(term)
    for (const text of texts) told.add(text)
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
  const isHonest = ({ expect }: LabelledText) => expect === 'none'
  const byCategory = CATEGORIES.map((category) => ({
    category,
    byRun: textsByRun(
      decided.filter(({ expect }) => expect === category),
      pause,
    ),
  }))
  const runs = new Set(byCategory.flatMap(({ byRun }) => [...byRun.keys()]))
  const honest = countRuns([...decided, ...known].filter(isHonest), runs, pause)
  const knownBefore = countRuns(
    known.filter((text) => !isHonest(text)),
    runs,
    pause,
  )
  return byCategory
    .flatMap(({ category, byRun }) => {
      const candidates: Candidate[] = []
      for (const [word, texts] of byRun) {
        const term: LearnedTerm = { word, category, violations: texts.length, honest: honest.get(word) ?? 0 }
        const isNew = (knownBefore.get(word) ?? 0) <= Math.max(1, texts.length * MOST_KNOWN)
        if (isNew && termProbability(term) >= LEAST_PROBABILITY) candidates.push({ term, texts })
      }
      return coverTexts(candidates)
    })
    .sort((a, b) => b.violations - a.violations || (a.word < b.word ? -1 : 1))
    .slice(0, MAX_TERMS)
}
