import { isKatakana } from './lookalike-characters.ts'
import { TextViewBuilder } from './text-view.ts'

const NEWLINE = 0x0a
const LONG_VOWEL = 0x30fc

/**
 * Characters that are dropped, by their code: spaces, brackets and ornaments. Sentence ends (。!?) and 、 , : @ are kept, as they
 * separate words; ○ and ● are kept, as they mask letters (L○NE, ●●と検索).
 */
const SEPARATORS = new Uint8Array(0x10000)
const ALWAYS_DROPPED = 1
const SOMETIMES_DROPPED = 2
for (const character of ' \u3000"\'()*-./[\\]^_`{|}~・•「」『』【】〔〕〈〉《》“”‘’→←↑↓⇒⇓\ufffc') {
  SEPARATORS[character.charCodeAt(0)] = ALWAYS_DROPPED
}
for (let code = 0x2500; code <= 0x27bf; code++)
  if (code !== 0x25cb && code !== 0x25cf) SEPARATORS[code] = ALWAYS_DROPPED
SEPARATORS[NEWLINE] = SOMETIMES_DROPPED
SEPARATORS[LONG_VOWEL] = SOMETIMES_DROPPED

/** Is a folded code unit a space, a bracket or an ornament? */
export const isSeparator = (code: number): boolean => SEPARATORS[code] === ALWAYS_DROPPED

/** Is the character at `at` alone on its line, as in LINE written downwards? */
function isAloneOnLine(plain: TextViewBuilder, at: number): boolean {
  const edge = (code: number) => code === 0 || code === NEWLINE
  return edge(plain.code(at - 1)) && edge(plain.code(at + 1)) && !edge(plain.code(at))
}

function isDropped(plain: TextViewBuilder, source: string, at: number): boolean {
  if (plain.code(at) === NEWLINE) return isAloneOnLine(plain, at - 1) && isAloneOnLine(plain, at + 1)
  // a hyphen read as a long vowel mark may as well be a separator: ラ-イ-ン
  return !isKatakana(source.charCodeAt(plain.start(at)))
}

const squeezed = new TextViewBuilder()

/**
 * The text without spaces, brackets and ornaments, so that L・I・N・E and ラ イ ン read as words. Returns a shared buffer, which
 * the next call overwrites.
 */
export function squeezeText(plain: TextViewBuilder, source: string): TextViewBuilder {
  squeezed.length = 0
  const { codes, starts, ends, length } = plain
  for (let at = 0; at < length; at++) {
    const code = codes[at] ?? 0
    const separates = SEPARATORS[code]
    if (separates === ALWAYS_DROPPED || (separates === SOMETIMES_DROPPED && isDropped(plain, source, at))) continue
    squeezed.push(code, starts[at] ?? 0, ends[at] ?? 0)
  }
  return squeezed
}
