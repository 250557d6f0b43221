import { Draft } from './draft.ts'
import { isKatakana } from './lookalikes.ts'

const NEWLINE = 0x0a
const LONG_VOWEL = 0x30fc

/**
 * Spacing, brackets and ornament. Sentence ends (。!?) and 、 , : @ stay: they part what does not belong together. ○ and ●
 * stay because they mask letters (L○NE, ●●と検索).
 */
const SEPARATORS = new Uint8Array(0x10000)
for (const character of ' \u3000"\'()*-./[\\]^_`{|}~・•「」『』【】〔〕〈〉《》“”‘’→←↑↓⇒⇓\ufffc') {
  SEPARATORS[character.charCodeAt(0)] = 1
}
for (let code = 0x2500; code <= 0x27bf; code++) if (code !== 0x25cb && code !== 0x25cf) SEPARATORS[code] = 1

/** Whether the character at `at` stands alone on its line, as in LINE written downwards. */
function aloneOnLine(plain: Draft, at: number): boolean {
  const edge = (code: number) => code === 0 || code === NEWLINE
  return edge(plain.code(at - 1)) && edge(plain.code(at + 1)) && !edge(plain.code(at))
}

function dropped(plain: Draft, source: string, at: number): boolean {
  const code = plain.code(at)
  if (SEPARATORS[code] === 1) return true
  if (code === NEWLINE) return aloneOnLine(plain, at - 1) && aloneOnLine(plain, at + 1)
  // a hyphen read as a long vowel mark may as well be a separator: ラ-イ-ン
  return code === LONG_VOWEL && !isKatakana(source.charCodeAt(plain.start(at)))
}

/** The same text without spacing, brackets and ornament, so that L・I・N・E and ラ イ ン read as words. */
export function squeeze(plain: Draft, source: string): Draft {
  const draft = new Draft(plain.length)
  for (let at = 0; at < plain.length; at++) {
    if (!dropped(plain, source, at)) draft.push(plain.code(at), plain.start(at), plain.ends[at] ?? 0)
  }
  return draft
}
