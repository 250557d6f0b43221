import type { Random } from '../seeded-random.ts'
import { createChatAppName, createChatId, createMailAddress, createPhoneNumber } from './contact-details.ts'
import type { SlotValues } from './slot-filling.ts'
import { lines, words } from './text-lists.ts'

/** Values any text may use. A family's own values of the same name win. */
export const GENERAL_SLOTS: SlotValues = {
  地域: words`
    都内 横浜市 大阪市 名古屋市 福岡市 札幌市 仙台市 京都市 広島市 神戸市 金沢市 新潟市 静岡県 長野県 埼玉県 千葉県
    岡山県 熊本県 鹿児島県 沖縄県
  `,
  事業: words`
    整体院 美容室 工務店 税理士事務所 学習塾 カフェ 歯科医院 不動産会社 通販サイト 雑貨店 ベーカリー フィットネスジム
    ヨガスタジオ 旅館 介護施設 人材会社 印刷会社 英会話スクール 動物病院 花屋
  `,
  曜日: words`月曜 火曜 水曜 木曜 金曜`,
  稼働: words`週3時間程度 週5時間程度 週8時間前後 週10時間ほど 月20時間程度 1日1時間程度 平日の2〜3時間`,
  創業: words`3 5 8 12 20 40`,
  社員: words`4 7 9 12 18 25`,
  率: words`5 10 15 20 30`,
  屋号: words`ひなた企画 こもれび堂 オフィスつばめ あかつきラボ みちくさデザイン ことり商店 スタジオ白樺 しおかぜ編集室`,
  URL: lines`
    https://example.com/entry
    https://example.jp/form
    https://recruit.example.jp/
    https://example.com/lp/start
    https://oubo.example.com/f/
  `,
}

/** Contact details of one text: all of them plain, or all of them disguised. */
export function createContactSlots(random: Random, disguised: boolean): SlotValues {
  return {
    LINE: [createChatAppName(random, disguised)],
    ID: [createChatId(random)],
    メール: [createMailAddress(random, disguised)],
    電話: [createPhoneNumber(random, disguised)],
  }
}

/** Day in Japan time, some days after an instant: 「12月5日」. */
export function formatDayAfter(instant: string, days: number): string {
  const day = new Date(Date.parse(instant) + days * 86_400_000 + 9 * 3_600_000)
  return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
}

/** 12000 → 「12,000円」 */
export function formatYen(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, ',')}円`
}
