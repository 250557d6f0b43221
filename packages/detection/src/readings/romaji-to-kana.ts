const VOWELS = 'あいうえお'

/** Kana of a consonant before a, i, u, e, o. Empty: no such syllable. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  '': [...VOWELS],
  k: ['か', 'き', 'く', 'け', 'こ'],
  ky: ['きゃ', '', 'きゅ', '', 'きょ'],
  c: ['か', '', 'く', '', 'こ'],
  s: ['さ', 'し', 'す', 'せ', 'そ'],
  sh: ['しゃ', 'し', 'しゅ', 'しぇ', 'しょ'],
  sy: ['しゃ', '', 'しゅ', '', 'しょ'],
  t: ['た', 'ち', 'つ', 'て', 'と'],
  ts: ['つぁ', 'つぃ', 'つ', 'つぇ', 'つぉ'],
  ch: ['ちゃ', 'ち', 'ちゅ', 'ちぇ', 'ちょ'],
  ty: ['ちゃ', '', 'ちゅ', '', 'ちょ'],
  th: ['', 'てぃ', '', '', ''],
  n: ['な', 'に', 'ぬ', 'ね', 'の'],
  ny: ['にゃ', '', 'にゅ', '', 'にょ'],
  h: ['は', 'ひ', 'ふ', 'へ', 'ほ'],
  hy: ['ひゃ', '', 'ひゅ', '', 'ひょ'],
  f: ['ふぁ', 'ふぃ', 'ふ', 'ふぇ', 'ふぉ'],
  m: ['ま', 'み', 'む', 'め', 'も'],
  my: ['みゃ', '', 'みゅ', '', 'みょ'],
  y: ['や', '', 'ゆ', 'いぇ', 'よ'],
  r: ['ら', 'り', 'る', 'れ', 'ろ'],
  ry: ['りゃ', '', 'りゅ', '', 'りょ'],
  w: ['わ', 'うぃ', '', 'うぇ', 'を'],
  g: ['が', 'ぎ', 'ぐ', 'げ', 'ご'],
  gy: ['ぎゃ', '', 'ぎゅ', '', 'ぎょ'],
  z: ['ざ', 'じ', 'ず', 'ぜ', 'ぞ'],
  zy: ['じゃ', '', 'じゅ', '', 'じょ'],
  j: ['じゃ', 'じ', 'じゅ', 'じぇ', 'じょ'],
  jy: ['じゃ', '', 'じゅ', '', 'じょ'],
  d: ['だ', 'ぢ', 'づ', 'で', 'ど'],
  dh: ['', 'でぃ', '', '', ''],
  b: ['ば', 'び', 'ぶ', 'べ', 'ぼ'],
  by: ['びゃ', '', 'びゅ', '', 'びょ'],
  p: ['ぱ', 'ぴ', 'ぷ', 'ぺ', 'ぽ'],
  py: ['ぴゃ', '', 'ぴゅ', '', 'ぴょ'],
  v: ['ゔぁ', 'ゔぃ', 'ゔ', 'ゔぇ', 'ゔぉ'],
}

/** A kana with the number of Latin letters that it was written with. */
export type RomajiKana = { readonly kana: string; readonly letters: number }

const isVowel = (letter: string | undefined): letter is string => letter !== undefined && 'aiueo'.includes(letter)

/** The kana of every syllable. */
const SYLLABLES = new Map(
  Object.entries(ROWS).flatMap(([consonant, row]) =>
    row.flatMap((kana, at) => (kana === '' ? [] : [[consonant + 'aiueo'.charAt(at), kana] as const])),
  ),
)
const LONGEST_SYLLABLE = 3

function syllableAt(word: string, at: number): RomajiKana | null {
  for (let letters = LONGEST_SYLLABLE; letters > 0; letters--) {
    const kana = SYLLABLES.get(word.slice(at, at + letters))
    if (kana !== undefined) return { kana, letters: Math.min(letters, word.length - at) }
  }
  return null
}

/** What stands at `at` besides a syllable of its own: a long vowel, a doubled consonant, ん. */
function markAt(word: string, at: number): RomajiKana | null {
  const [letter = '', next] = [word[at], word[at + 1]]
  if (letter === '-' || letter === 'ー') return { kana: 'ー', letters: 1 }
  if (letter === 'n' && next === "'") return { kana: 'ん', letters: 2 }
  if (letter === 'n' && next === 'n' && isVowel(word[at + 2])) return { kana: 'ん', letters: 1 }
  if (letter === 'n' && next === 'n') return { kana: 'ん', letters: 2 }
  if (letter === 'n' && !isVowel(next) && next !== 'y') return { kana: 'ん', letters: 1 }
  if (letter === 'm' && next !== undefined && 'bpm'.includes(next)) return { kana: 'ん', letters: 1 }
  if (letter !== '' && letter === next && !isVowel(letter)) return { kana: 'っ', letters: 1 }
  return letter === 't' && next === 'c' ? { kana: 'っ', letters: 1 } : null
}

/** The kana of a word in Latin letters (small, with `-` for a long vowel); `null` where it is not romaji from end to end. */
export function readRomaji(word: string): readonly RomajiKana[] | null {
  const kana: RomajiKana[] = []
  for (let at = 0; at < word.length; at += kana.at(-1)?.letters ?? 1) {
    const next = markAt(word, at) ?? syllableAt(word, at)
    if (next === null) return null
    kana.push(next)
  }
  return kana
}
