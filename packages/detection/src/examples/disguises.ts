/** How people hide words from a detector, each as a function of a text. Pure, and the same for the same text. */

const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', A: 'Α', E: 'Ε', I: 'Ι', L: 'Ⅼ', N: 'Ν', O: '0' },
  ...{ カ: '力', エ: '工', ロ: '口', ニ: '二', ト: '卜', ー: '一', ハ: '八', タ: '夕', へ: 'ヘ', ソ: 'ン' },
}

const everyLetters = (text: string, n: number, sign: string): string =>
  text
    .split('\n')
    .map((line) => (line.match(new RegExp(`.{1,${n}}`, 'gsu')) ?? []).join(sign))
    .join('\n')

/** Replaces the middle letter of each run of at least `least` letters of a script. */
const maskWords = (text: string, word: RegExp): string =>
  text.replace(word, (run) => {
    const letters = [...run]
    const middle = Math.floor(letters.length / 2)
    return letters.map((letter, at) => (at === middle ? '〇' : letter)).join('')
  })

const DIGRAPHS: readonly (readonly [string, string])[] = (
  'きゃkya きゅkyu きょkyo しゃsha しゅshu しょsho ちゃcha ちゅchu ちょcho にゃnya にゅnyu にょnyo ひゃhya ひゅhyu ひょhyo みゃmya みゅmyu みょmyo りゃrya りゅryu りょryo ぎゃgya ぎゅgyu ぎょgyo じゃja じゅju じょjo びゃbya びゅbyu びょbyo ぴゃpya ぴゅpyu ぴょpyo ふぁfa ふぃfi ふぇfe ふぉfo てぃti でぃdi うぃwi うぇwe ちぇche しぇshe じぇje ゔv' +
  ' あa いi うu えe おo かka きki くku けke こko さsa しshi すsu せse そso たta ちchi つtsu てte とto なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa をo んn がga ぎgi ぐgu げge ごgo ざza じji ずzu ぜze ぞzo だda ぢji づzu でde どdo ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo ぁa ぃi ぅu ぇe ぉo ゃya ゅyu ょyo ー-'
)
  .split(' ')
  .map((pair) => [pair.replace(/[a-z-]+$/, ''), pair.replace(/^[^a-z-]+/, '')] as const)

const ROMAJI: ReadonlyMap<string, string> = new Map(DIGRAPHS)
const toHiragana = (text: string) => text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))

function romanised(kana: string): string {
  const text = toHiragana(kana)
  let romaji = ''
  for (let at = 0; at < text.length; ) {
    const two = ROMAJI.get(text.slice(at, at + 2))
    const one = ROMAJI.get(text.charAt(at))
    if (text.charAt(at) === 'っ') {
      const next = ROMAJI.get(text.slice(at + 1, at + 3)) ?? ROMAJI.get(text.charAt(at + 1)) ?? ''
      romaji += next.charAt(0)
      at += 1
    } else if (text.length > at + 1 && two !== undefined) {
      romaji += two
      at += 2
    } else {
      romaji += one ?? text.charAt(at)
      at += 1
    }
  }
  return romaji
}

/** The disguises of the second reading, by name. */
export const DISGUISES: Readonly<Record<string, (text: string) => string>> = {
  'look-alike letters': (text) => [...text].map((letter) => LOOKALIKES[letter] ?? letter).join(''),
  'a break every 12 letters': (text) => everyLetters(text, 12, '\n'),
  'a break every 4 letters': (text) => everyLetters(text, 4, '\n'),
  'a period every 5 letters': (text) => everyLetters(text, 5, '。'),
  'kana and Latin words masked': (text) => maskWords(text, /[ァ-ヶー]{3,}|[A-Za-z]{3,}/g),
  'kanji words masked, too': (text) => maskWords(text, /[ァ-ヶー]{3,}|[A-Za-z]{3,}|[一-鿿]{2,}/g),
  'katakana words in romaji': (text) => text.replace(/[ァ-ヶー]{2,}/g, romanised),
  'all kana in romaji': (text) => text.replace(/[ぁ-ヶー]+/g, romanised),
}
