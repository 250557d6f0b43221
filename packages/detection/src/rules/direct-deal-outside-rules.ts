import { LINE } from './chat-service-names.ts'
import { above, after, type DetectionRule, finds, gap, inSentence, pattern } from './rule-definition.ts'
import { AFTER_CONTRACT, PROHIBITION } from './rule-exceptions.ts'

const SURVEY_WORK = finds`(?:作成|制作|構築|設計|集計|使い方|回答内容|アンケートに(?:答|回答)|アンケート(?:回答|への回答)|実装|自動化|連携|設置|改修|ユーザー|お客様)`

/** Being led to a form or a site outside the marketplace. */
export const OUTSIDE_RULES: readonly DetectionRule[] = [
  {
    id: 'direct_deal.outside_form',
    reason: 'led_outside',
    score: 0.64,
    views: ['plain', 'squeezed'],
    patterns: [
      pattern`(?:google|グーグル|外部|専用|応募|申し?込み?|登録)[\s]?(?:の)?フォーム(?:[^。!?\n]{0,12}?)(?:から|に|へ|より)[^。!?\n]{0,10}?(?:応募|エントリー|登録|記入|入力|回答|申し?込|お申込|ご?連絡|お進み)`,
      pattern`(?:forms\.gle/|docs\.google\.com/forms/)[a-z0-9/_-]{3,}`,
      pattern`(?:下記|以下|こちら|次)の?(?:url|リンク|サイト|ページ)(?:から|へ|に|より)[^。!?\n]{0,8}?(?:ご?応募|エントリー|ご?登録|お?申し?込)`,
      pattern`(?:ホームページ|(?<![a-z])hp|公式サイト|自社サイト|弊社サイト|ブログ|店のサイト)(?:の|に(?:ある|載))${gap(14)}(?:問い?合わせ|フォーム|メール|電話|番号|連絡先|カレンダー)${gap(8)}(?:から|に|へ|まで)${gap(8)}(?:ご?連絡|お?電話|ください|下さい|もら|いただ|お?かけ|お願い)`,
      pattern`(?:↓|⇩){0,3}[^。!?\n]{0,6}?ご?応募は(?:こちら|下記|以下)(?:から|の(?:url|リンク|サイト|フォーム))`,
    ],
    unless: [
      ...PROHIBITION,
      AFTER_CONTRACT,
      after`^して(?:み|い)(?:まし|た)`,
      { where: 'sentence', finds: SURVEY_WORK },
      // the work is to answer it, or to build one like it
      above`(?:アンケート(?:は|の?回答|へのご?回答)|(?:参考|既存)[^。!?\n]{0,20}フォーム)[^。!?\n]{0,30}[。!]?\s*(?:https?://)?$`,
    ],
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.outside_signup',
    reason: 'led_outside',
    score: 0.58,
    patterns: [
      pattern`(?:別の?|他の?|外部の?|弊社の?|当社の?)(?:サイト|サービス|会員サイト|プラットフォーム|メルマガ|メールマガジン)(?:に|へ)(?:の)?(?:会員|無料|ご)?(?:登録|移動)`,
      pattern`(?:メルマガ|メールマガジン)(?:に|へ|を)?の?ご?(?:登録|購読)(?:して|を?お願い|いただ|くだ)`,
      pattern`(?:次回|今後)(?:から|以降)?の?(?:ご?購入|ご?依頼|ご?注文|発注)は[^。!?\n]{0,16}?(?:hp|ホームページ|外部|サイト|こちら)[^。!?\n]{0,6}?(?:から|で|へ)`,
    ],
    unless: [
      ...PROHIBITION,
      inSentence`(?:商品登録|データ|フォーム|ページの|デザイン|文章|促す|増や|導線|入力作業|パネル)`,
    ],
    stronger: [{ finds: finds`${LINE}`, by: 0.1 }],
  },
]
