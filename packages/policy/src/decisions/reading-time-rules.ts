import type { Span } from '../catalogue/detection-flag.ts'

/** A text as it was on screen when it was decided; `passages`: what the detector marked in it. */
export type ReadText = {
  readonly title: string
  readonly body: string
  readonly passages: readonly Span[]
}

/** Full-width characters (kanji, kana) a second, and others, as Latin letters, of which a word takes about three times as many. */
const CHARACTERS_PER_SECOND = { wide: 15, narrow: 45 } as const
/** Shorter than `least` nobody has seen what they decide; beyond `most` reading cannot be told from skimming. */
export const READING_BOUNDS_MS = { least: 600, most: 20_000 } as const
/** Characters on each side of a marked passage, without which it cannot be judged. */
const CONTEXT_LENGTH = 40

const WIDE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hangul}\u3000-\u303f\uff01-\uffee]/u

/** Milliseconds in which these characters can be read, counted up to the upper bound; white space takes none. */
function charactersMs(text: string): number {
  let ms = 0
  for (const character of text) {
    if (ms > READING_BOUNDS_MS.most) break
    if (character.trim() === '') continue
    ms += 1000 / (WIDE.test(character) ? CHARACTERS_PER_SECOND.wide : CHARACTERS_PER_SECOND.narrow)
  }
  return ms
}

/** The parts of a body within `CONTEXT_LENGTH` of a marked passage, joined where they meet; without passages its beginning. */
function markedParts({ body, passages }: ReadText): string {
  const marked = passages.filter(({ field }) => field === 'body').sort((one, other) => one.start - other.start)
  if (marked.length === 0) return body.slice(0, 2 * CONTEXT_LENGTH)
  let parts = ''
  let end = 0
  for (const span of marked) {
    const from = Math.max(end, span.start - CONTEXT_LENGTH)
    const until = Math.max(end, span.end + CONTEXT_LENGTH)
    parts += body.slice(from, until)
    end = until
  }
  return parts
}

const withinBounds = (ms: number): number =>
  Math.round(Math.min(READING_BOUNDS_MS.most, Math.max(READING_BOUNDS_MS.least, ms)))

/** The shortest time, in ms, in which somebody can have read the whole text. */
export function shortestReadingMs({ title, body }: Pick<ReadText, 'title' | 'body'>): number {
  return withinBounds(charactersMs(title) + charactersMs(body))
}

/** The shortest time, in ms, in which somebody can have read the title and what is marked, with what is around it. */
export function shortestPassageMs(text: ReadText): number {
  return withinBounds(charactersMs(text.title) + charactersMs(markedParts(text)))
}

export type ReadingSituation = {
  readonly text: ReadText
  /** ms the text was in view, as the page counted; `null`: it could not tell */
  readonly shownMs: number | null
  /** ms since the person claimed the case; `null`: not known */
  readonly heldMs: number | null
  /** was it passed? Otherwise a measure was taken */
  readonly passed: boolean
}

/** How long a text was in view, in ms, and whether that was less than reading takes. */
export type ReadingTime = { readonly shownMs: number | null; readonly quick: boolean }

/**
 * Judges how long a text was shown before it was decided. Who passes a text has read all of it; who takes a measure, what is marked in
 * it. A page is not believed more than the time since the claim. It refuses nothing: a quick decision is stored as such.
 */
export function judgeReadingTime({ text, shownMs, heldMs, passed }: ReadingSituation): ReadingTime {
  if (shownMs === null) return { shownMs: null, quick: false }
  const believed = Math.round(Math.max(0, Math.min(shownMs, heldMs ?? shownMs)))
  return { shownMs: believed, quick: believed < (passed ? shortestReadingMs(text) : shortestPassageMs(text)) }
}
