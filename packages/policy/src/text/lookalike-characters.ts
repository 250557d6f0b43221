/** Greek and Cyrillic capitals whose small letter looks like another Latin letter than the capital does. */
const CAPITAL_LOOKALIKES: Readonly<Record<string, string>> = { Ν: 'n', Η: 'h', Υ: 'y', Β: 'b', В: 'b', Н: 'h', И: 'n' }

const SMALL_LOOKALIKES: Readonly<Record<string, string>> = {
  // Cyrillic
  ...{ а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', һ: 'h', н: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', и: 'n' },
  ...{ о: 'o', р: 'p', ԛ: 'q', ѕ: 's', т: 't', ѵ: 'v', ԝ: 'w', х: 'x', у: 'y' },
  // Greek
  ...{ α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', μ: 'm', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ζ: 'z' },
  // Latin letters that have no decomposition: small capitals, dotless i, stroked l
  ...{ ᴀ: 'a', ʙ: 'b', ᴄ: 'c', ᴅ: 'd', ᴇ: 'e', ɢ: 'g', ʜ: 'h', ɪ: 'i', ı: 'i', ɩ: 'i', ᴊ: 'j', ᴋ: 'k', ʟ: 'l', ł: 'l' },
  ...{ ᴍ: 'm', ɴ: 'n', ᴏ: 'o', ᴘ: 'p', ʀ: 'r', ꜱ: 's', ᴛ: 't', ᴜ: 'u', ᴠ: 'v', ᴡ: 'w', ʏ: 'y', ᴢ: 'z' },
  // one dash for all of them
  ...{ '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '─': '-', '−': '-', '〜': '~' },
  // one round mark for masked letters and for the kanji zero
  ...{ 〇: '○', '◯': '○', '⭕': '○', 零: '○' },
}

/** The Latin letter (or mark) a single character passes for, or the character itself. */
export function latinLookalike(character: string): string {
  const small = character.toLowerCase()
  return CAPITAL_LOOKALIKES[character] ?? SMALL_LOOKALIKES[small] ?? small
}

/** Negative squared and circled letters (🅻, 🅛) have no compatibility decomposition. `null` for anything else. */
export function enclosedLetter(point: number): string | null {
  for (const first of [0x1f150, 0x1f170]) {
    if (point >= first && point < first + 26) return String.fromCharCode(97 + point - first)
  }
  return null
}

/** Kanji that pass for katakana, with the (hiragana-folded) kana they stand for. They count only among katakana. */
const KANJI_AS_KANA: Readonly<Record<string, string>> = {
  ...{ 工: 'え', 口: 'ろ', 力: 'か', 夕: 'た', 卜: 'と', 二: 'に', 八: 'は', 才: 'お', 千: 'ち', 一: 'ー' },
}
/** 口コミ and 一ページ are words of their own, so these two need katakana before them. */
const NEEDS_KANA_BEFORE = '口一'

const HYPHENS = '-~'
/** Digits inside a Latin word, with the letter they pass for. */
const DIGIT_AS_LETTER: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e' }

const NEIGHBOUR_DEPENDENT = new Uint8Array(0x10000)
for (const character of [...Object.keys(KANJI_AS_KANA), ...HYPHENS, ...Object.keys(DIGIT_AS_LETTER)]) {
  NEIGHBOUR_DEPENDENT[character.charCodeAt(0)] = 1
}

/** Whether a folded code unit may change its reading by its neighbours. */
export function dependsOnNeighbours(code: number): boolean {
  return NEIGHBOUR_DEPENDENT[code] === 1
}

const isLatin = (code: number) => code >= 97 && code <= 122
const isDigit = (code: number) => code >= 48 && code <= 57
/** Of the original text, where katakana and hiragana are still told apart. */
export const isKatakana = (code: number): boolean =>
  (code >= 0x30a1 && code <= 0x30fc) || (code >= 0xff66 && code <= 0xff9d)
const isKana = (code: number) => (code >= 0x3041 && code <= 0x3096) || code === 0x30fc
const isWord = (code: number) => isKana(code) || (code >= 0x4e00 && code <= 0x9fff)

/** One character with its neighbours: the folded code unit, and the original code unit for the katakana test. 0 at an edge. */
export type Neighbour = { readonly folded: number; readonly original: number }

function readKanji(kanji: string, before: Neighbour, after: Neighbour): string | null {
  const kana = KANJI_AS_KANA[kanji]
  if (kana === undefined) return null
  if (kanji === '一' && isDigit(before.folded) && isDigit(after.folded)) return 'ー'
  const kanaBefore = isKatakana(before.original)
  const kanaAfter = isKatakana(after.original)
  if (NEEDS_KANA_BEFORE.includes(kanji) && !kanaBefore) return null
  const alike = (code: number) => String.fromCharCode(code) in KANJI_AS_KANA
  const fits = (side: Neighbour, kana: boolean) => kana || alike(side.original) || !isWord(side.folded)
  return (kanaBefore || kanaAfter) && fits(before, kanaBefore) && fits(after, kanaAfter) ? kana : null
}

function readDigit(digit: string, before: Neighbour, after: Neighbour): string | null {
  const letter = DIGIT_AS_LETTER[digit]
  if (letter === undefined || !isLatin(after.folded)) return null
  if (isLatin(before.folded)) return letter
  // a word may open with a 1 for l (1ine), but 3D and 0円 stay as they are
  return digit === '1' && !isDigit(before.folded) ? 'l' : null
}

/**
 * How a folded character reads between its neighbours: 工 among katakana is え, a hyphen between kana is a long vowel
 * mark, 1 in `l1ne` is i. `null` when it stays.
 */
export function readByNeighbours(character: string, before: Neighbour, after: Neighbour): string | null {
  if (HYPHENS.includes(character)) return isKana(before.folded) && isKana(after.folded) ? 'ー' : null
  return readDigit(character, before, after) ?? readKanji(character, before, after)
}
