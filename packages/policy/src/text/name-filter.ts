import { foldText } from './text-folding.ts'

/** Kana and what a keyboard of Latin letters types for them; Hepburn and Kunrei spellings are made alike by `toKunrei`. */
const ROMAJI = [
  ['あいうえお', ['a', 'i', 'u', 'e', 'o']],
  ['かきくけこ', ['ka', 'ki', 'ku', 'ke', 'ko']],
  ['がぎぐげご', ['ga', 'gi', 'gu', 'ge', 'go']],
  ['さしすせそ', ['sa', 'si', 'su', 'se', 'so']],
  ['ざじずぜぞ', ['za', 'zi', 'zu', 'ze', 'zo']],
  ['たちつてと', ['ta', 'ti', 'tu', 'te', 'to']],
  ['だぢづでど', ['da', 'zi', 'zu', 'de', 'do']],
  ['なにぬねの', ['na', 'ni', 'nu', 'ne', 'no']],
  ['はひふへほ', ['ha', 'hi', 'hu', 'he', 'ho']],
  ['ばびぶべぼ', ['ba', 'bi', 'bu', 'be', 'bo']],
  ['ぱぴぷぺぽ', ['pa', 'pi', 'pu', 'pe', 'po']],
  ['まみむめも', ['ma', 'mi', 'mu', 'me', 'mo']],
  ['らりるれろ', ['ra', 'ri', 'ru', 're', 'ro']],
  ['やゆよわをんゔ', ['ya', 'yu', 'yo', 'wa', 'o', 'n', 'bu']],
] as const satisfies readonly (readonly [string, readonly string[]])[]

const ROMAJI_OF = new Map(
  ROMAJI.flatMap(([kana, typed]) => [...kana].map((one, at) => [one, typed[at] ?? ''] as const)),
)
const GLIDES: Readonly<Record<string, string>> = {
  ゃ: 'ya',
  ゅ: 'yu',
  ょ: 'yo',
  ぁ: 'a',
  ぃ: 'i',
  ぅ: 'u',
  ぇ: 'e',
  ぉ: 'o',
}

const HEPBURN = [
  [/sh(?=[aueo])/g, 'sy'],
  [/ch(?=[aueo])/g, 'ty'],
  [/j(?=[aueo])/g, 'zy'],
  [/shi/g, 'si'],
  [/chi/g, 'ti'],
  [/tsu/g, 'tu'],
  [/f/g, 'h'],
  [/ji/g, 'zi'],
  [/n'/g, 'n'],
] as const

const toKunrei = (latin: string): string => HEPBURN.reduce((text, [from, to]) => text.replace(from, to), latin)

/** A folded text with its kana as Latin letters; kanji and everything else stay. */
function romanized(folded: string): string {
  let text = ''
  let doubled = false
  for (const one of folded) {
    const glide = GLIDES[one]
    if (one === 'っ') {
      doubled = true
      continue
    }
    if (one === 'ー') continue
    const plain = ROMAJI_OF.get(one)
    const typed: string = plain ?? one
    if (glide && text.endsWith('i')) text = `${text.slice(0, -1)}y${glide.at(-1)}`
    else if (glide && /[ueo]$/.test(text)) text = `${text.slice(0, -1)}${glide}`
    else text += `${doubled && plain ? typed.charAt(0) : ''}${typed}`
    doubled = false
  }
  return text
}

type Readings = { readonly folded: string; readonly latin: string }

function readingsOf(text: string): Readings {
  const folded = foldText(text).text()
  return { folded, latin: romanized(folded) }
}

/**
 * A filter by what somebody typed: does every word of it occur in one of these texts? Width, case, hiragana and katakana do not matter,
 * and kana are also found by their romaji. An empty filter lets everything through.
 */
export function nameFilter(typed: string): (texts: readonly string[]) => boolean {
  const words = typed
    .split(/[\s\u3000]+/)
    .filter((word) => word !== '')
    .map(readingsOf)
  return (texts) => {
    const known = texts.map(readingsOf)
    return words.every(({ folded, latin }) =>
      known.some((each) => each.folded.includes(folded) || toKunrei(each.latin).includes(toKunrei(latin))),
    )
  }
}
