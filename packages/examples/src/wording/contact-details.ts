import type { Random } from '../seeded-random.ts'
import { words } from './text-lists.ts'

const STEMS = words`
  yuki haru sora hana mika taro aoi rin ken nao saki yuma riko kaito mei shun miki daichi
  kotori midori akari tsubasa komugi hinata
`
const TAILS = words`work job desk office biz recruit team saiyo works info home`
const MAILBOXES = words`saiyo recruit info job oubo contact work staff kikaku support`

const DIGITS_IN_KANJI = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Wide form of printable ASCII. */
function toFullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
}

function insertSpaces(text: string): string {
  return [...text].join(' ')
}

function insertZeroWidth(text: string): string {
  return [...text].join('\u200b')
}

/** The chat app's name as offenders write it to get past a filter. */
export function createChatAppName(random: Random, disguised: boolean): string {
  if (!disguised) return random.pick(['LINE', 'LINE', 'LINE', 'ライン'])
  return random.pick([
    'L I N E',
    'ＬＩＮＥ',
    'ﾗｲﾝ',
    'らいん',
    'L1NE',
    insertZeroWidth('LINE'),
    'ラ・イ・ン',
    'L.I.N.E',
    'Ｌ1ＮＥ',
  ])
}

/** An invented id of a chat service, such as `stem_tail12`. */
export function createChatId(random: Random): string {
  const stem = `${random.pick(STEMS)}${random.pick(['_', '.', '-', ''])}${random.pick(TAILS)}`
  return `${stem}${random.int(1, 99)}`
}

/** A mail address, only ever at the domains reserved for examples. */
export function createMailAddress(random: Random, disguised: boolean): string {
  const name = `${random.pick(MAILBOXES)}${random.pick(['.', '-', '_'])}${random.pick(STEMS)}`
  const domain = random.pick(['example.jp', 'example.com'])
  if (!disguised) return `${name}@${domain}`
  return random.pick([
    `${name}アットマーク${domain}`,
    `${name}＠${domain}`,
    `${name}（アット）${domain}`,
    `${name} at ${domain.replace('.', ' ドット ')}`,
    toFullWidth(`${name}@${domain}`),
    `${name}★${domain}（★を@に変えてください）`,
  ])
}

/** A phone number in a range nobody has. */
export function createPhoneNumber(random: Random, disguised: boolean): string {
  const last = String(random.int(0, 9999)).padStart(4, '0')
  const plain = `${random.pick(['090', '080', '070'])}-0000-${last}`
  if (!disguised) return plain
  return random.pick([
    plain.replace(/\d/g, (digit) => DIGITS_IN_KANJI[Number(digit)] ?? digit),
    toFullWidth(plain),
    insertSpaces(plain.replaceAll('-', '')),
    plain.replaceAll('-', '（ハイフン）'),
    insertZeroWidth(plain),
  ])
}

const SENSITIVE = words`成果報酬 完全歩合 口コミ レビュー 無償 無料 直接取引 副業 手数料 高評価 紹介料 権利収入 いいね`

/** Hides one sensitive word of a sentence, if it has one: 「口 コ ミ」, 「成・果・報・酬」. */
export function disguiseWord(random: Random, sentence: string): string {
  const present = SENSITIVE.filter((word) => sentence.includes(word))
  if (present.length === 0) return sentence
  const word = random.pick(present)
  const letters = [...word]
  return sentence.replace(word, letters.join(random.pick([' ', '・', '\u200b', '　'])))
}

/** What is left of a text once the tricks are taken out; used to find our own telling lines again. */
export function plainForm(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b・.※■●◆□★☆◇✓-]/g, '')
}
