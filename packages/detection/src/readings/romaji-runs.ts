import { TextViewBuilder } from '@mimamori/policy/text/text-view'
import { type RomajiKana, readRomaji } from './romaji-to-kana.ts'
import { TELLING_WORDS } from './telling-words.ts'

const SHORTEST_WORD = 4
/** Words of Latin texts that can be read as kana, and are none. */
const LATIN_WORDS = new Set(
  'note site home made mono anime manga make take time size page tune done gone sure name game same base case date one online email wise huge no me to so be he we do go hi in on an at a i ma my ai api no.'.split(
    ' ',
  ),
)
/** The share of words that read as kana from which on a text is romaji, and its short words are read so, too. */
const ROMAJI_TEXT = 0.8

type LatinRun = {
  readonly from: number
  readonly to: number
  readonly word: string
  readonly kana: readonly RomajiKana[] | null
}

const isLetter = (code: number) => code >= 97 && code <= 122
const isInWord = (text: TextViewBuilder, at: number) => {
  const code = text.code(at)
  return isLetter(code) || ((code === 0x2d || code === 0x27) && isLetter(text.code(at - 1)))
}

function latinRuns(text: TextViewBuilder): readonly LatinRun[] {
  const runs: LatinRun[] = []
  for (let at = 0; at < text.length; at++) {
    if (!isLetter(text.code(at))) continue
    let to = at + 1
    while (isInWord(text, to)) to++
    const word = text.text(at, to)
    runs.push({ from: at, to, word, kana: readRomaji(word) })
    at = to
  }
  return runs
}

/** `ee` in katakana words is a long vowel: めーる. `ii` and `ou` are two vowels of their own in most words. */
function withLongVowels(kana: readonly RomajiKana[], word: string): readonly RomajiKana[] {
  let at = 0
  return kana.map((one) => {
    const [before, here] = [word[at - 1], word[at]]
    at += one.letters
    return one.letters === 1 && here === before && 'aueo'.includes(here ?? '') ? { ...one, kana: 'ー' } : one
  })
}

function chosenRuns(runs: readonly LatinRun[]): readonly LatinRun[] {
  const readable = runs.filter(({ kana }) => kana !== null)
  const isRomajiText = readable.length >= 4 && readable.length >= runs.length * ROMAJI_TEXT
  if (isRomajiText) return readable
  return readable.filter(({ word }) => word.length >= SHORTEST_WORD && !LATIN_WORDS.has(word))
}

/** A long vowel that the telling word does not have is a hyphen between the letters: `ra-in`. */
function asTellingWord(kana: readonly RomajiKana[]): readonly RomajiKana[] {
  const spelling = kana.map((one) => one.kana).join('')
  const bare = spelling.replaceAll('ー', '')
  if (TELLING_WORDS.has(spelling) || !TELLING_WORDS.has(bare)) return kana
  return kana.map((one) => (one.kana === 'ー' ? { ...one, kana: '' } : one))
}

const spelled = new TextViewBuilder()

/** A text with its romaji words as kana, in a shared buffer; the text itself where it has none. */
export function readRomajiRuns(text: TextViewBuilder): TextViewBuilder {
  const chosen = chosenRuns(latinRuns(text))
  if (chosen.length === 0) return text
  spelled.length = 0
  let at = 0
  const copyTo = (end: number) => {
    for (; at < end; at++) spelled.push(text.code(at), text.start(at), text.end(at))
  }
  for (const { from, to, word, kana } of chosen) {
    copyTo(from)
    for (const { kana: syllable, letters } of asTellingWord(withLongVowels(kana ?? [], word))) {
      spelled.pushText(syllable, text.start(at), text.end(at + letters - 1))
      at += letters
    }
    copyTo(to)
  }
  copyTo(text.length)
  return spelled
}
