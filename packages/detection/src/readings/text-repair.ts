import { foldText } from '@mimamori/policy/text/text-folding'
import { isSeparator } from '@mimamori/policy/text/text-squeezing'
import { type TextView, TextViewBuilder } from '@mimamori/policy/text/text-view'
import { restoreMasks } from './masked-letters.ts'
import { readRomajiRuns } from './romaji-runs.ts'
import { joinWrappedLines } from './wrapped-lines.ts'

/**
 * The second reading of a text, for what the first cannot see through: hand-wrapped lines joined, masked letters restored,
 * romaji as kana. Without ornaments; one space is left between two Latin words, as the model needs it.
 */
export type RepairedText = TextView & { /** was anything repaired? */ readonly isRepaired: boolean }

const joined = new TextViewBuilder()
const repaired = new TextViewBuilder()

const SPACE = 0x20
const NEWLINE = 0x0a
const FULL_STOP = 0x2e
const SENTENCE_END = 0x3002
const isLatinWord = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57)

/** Is the space at `at` between two Latin words, and not between the letters of one that is written apart? */
function isBetweenLatinWords(text: TextViewBuilder, at: number): boolean {
  const twoBefore = isLatinWord(text.code(at - 1)) && isLatinWord(text.code(at - 2))
  const twoAfter = isLatinWord(text.code(at + 1)) && isLatinWord(text.code(at + 2))
  const before = isLatinWord(text.code(at - 1))
  const after = isLatinWord(text.code(at + 1))
  return (twoBefore && after) || (before && twoAfter)
}

/** Does the full stop at `at` end a Latin sentence, rather than stand in a number, an address or between letters? */
function isFullStop(text: TextViewBuilder, at: number): boolean {
  const after = text.code(at + 1)
  return (
    isLatinWord(text.code(at - 1)) &&
    isLatinWord(text.code(at - 2)) &&
    (after === 0 || after === SPACE || after === NEWLINE)
  )
}

function dropSeparators(text: TextViewBuilder): void {
  repaired.length = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.code(at)
    if (code === FULL_STOP && isFullStop(text, at)) {
      repaired.push(SENTENCE_END, text.start(at), text.end(at))
      continue
    }
    if (code === SPACE ? !isBetweenLatinWords(text, at) : code !== NEWLINE && isSeparator(code)) continue
    repaired.push(code, text.start(at), text.end(at))
  }
}

/** Repairs a text. Positions are of the original, as in every view. `folded`: the text, folded. */
export function repairText(source: string, folded: TextViewBuilder = foldText(source)): RepairedText {
  const wasWrapped = joinWrappedLines(folded, joined)
  const wasMasked = restoreMasks(joined)
  const spelled = readRomajiRuns(joined)
  dropSeparators(spelled)
  return { text: repaired.text(), ...repaired.places(), isRepaired: wasWrapped || wasMasked || spelled !== joined }
}

/** A repaired text as the rules read it: also without the spaces between Latin words. */
export function withoutSpaces({ text, starts, ends }: TextView): TextView {
  repaired.length = 0
  for (let at = 0; at < text.length; at++)
    if (text.charCodeAt(at) !== SPACE) repaired.push(text.charCodeAt(at), starts[at] ?? 0, ends[at] ?? 0)
  return { text: repaired.text(), ...repaired.places() }
}
