import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'

/** What somebody who wants to pass unseen may add to a text, from one reassuring sentence up to a paragraph. */
const PADDINGS = {
  oneSentence: ['報酬は固定で、仮払いを確認してから作業をお願いします。'],
  threeSentences: [
    '報酬は固定で、仮払いを確認してから作業をお願いします。',
    '連絡はすべてサイト内のメッセージで行います。',
    'ご不明な点はお気軽にご質問ください。',
  ],
  paragraph: [
    '弊社は東京都内で業務支援を行っている株式会社です。',
    '秘密保持契約を結んだうえで、お仕事の詳細をご案内します。',
    '作業の手順は図の入った手引きをお渡ししますので、初めての方でも安心して進めていただけます。',
    '納期は契約から二週間を目安とし、修正は二回までお願いしております。',
    '報酬は固定で、仮払いを確認してから作業をお願いします。',
    '応募の際は、これまでのご経験と、一週間に作業できる時間をお書きください。',
  ],
} as const

export type Padding = keyof typeof PADDINGS
export const PADDING_NAMES = Object.keys(PADDINGS) as readonly Padding[]

/** The text with a padding behind its own words. */
export const padText = (text: Scannable, padding: Padding): Scannable => ({
  ...text,
  body: `${text.body}\n\n${PADDINGS[padding].join('\n')}`,
})
