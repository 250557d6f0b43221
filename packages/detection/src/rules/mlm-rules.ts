import { LINE } from './chat-service-names.ts'
import {
  after,
  around,
  type DetectionRule,
  finds,
  gap,
  inSentence,
  pattern,
  type RuleException,
  type ScoreBoost,
} from './rule-definition.ts'
import { ABOUT_THE_OFFENCE, AS_SUBJECT, PROHIBITION } from './rule-exceptions.ts'

const LURES: ScoreBoost = {
  finds: finds`(?:${LINE}|副業|無料の?(?:勉強会|セミナー|説明会)|権利収入|人脈|仲間|稼げ|稼ぎ|在宅ワーク)`,
  by: 0.08,
}
/** The words are the name of a product or part of an article, and nobody is recruited. */
const WRITTEN_ABOUT: RuleException = inSentence`(?:記事(?:を|の)?(?:執筆|作成|制作|ライティング)|ライティング|書籍|小説|シナリオ|漫画|脚本|文字起こし|テープ起こし|翻訳|の表現は|といった表現|表現を使)`
const UNLESS: readonly RuleException[] = [...PROHIBITION, AS_SUBJECT, WRITTEN_ABOUT, ABOUT_THE_OFFENCE]

/** Luring into multi-level or network business. */
export const MLM_RULES: readonly DetectionRule[] = [
  {
    id: 'mlm.parent_company',
    reason: 'lure_to_other_company',
    score: 0.82,
    patterns: [
      pattern`(?:親会社|グループ会社|関連会社|提携会社)(?:様)?(?:へ|に|の|が|で|から|より|を)[^。!?\n]{0,16}?(?:ご?応募|お仕事|仕事|業務|案件|ご?案内|ご?紹介|求人|面談|担当者に(?:口添え|お伝え|推薦)|募集)`,
    ],
    unless: [
      ...UNLESS,
      after`^[^。!?\n]{0,12}?(?:サイト(?:制作|リニューアル)|ホームページ|ロゴ|パンフレット|資料作成)`,
    ],
    stronger: [{ finds: finds`(?:見送|不採用|適任|適して|代わり|https?:)`, by: 0.1 }],
  },
  {
    id: 'mlm.rejection_lure',
    reason: 'lure_to_other_company',
    score: 0.72,
    patterns: [pattern`(?:お?見送|不採用|定員に達|定員が埋ま|募集(?:は|を)?(?:終了|締め切)|依頼ミス|採用枠が埋ま)`],
    also: pattern`(?:別の?(?:お仕事|案件|お話|募集)|他の?(?:お仕事|案件)|代わりに|代わりの(?:お仕事|案件)|もっと(?:稼|良い)|特別な?(?:お仕事|案件))[^。!?\n]{0,14}?(?:ご?紹介|ご?案内|ございます|あります|ご?提案|いかが)|親会社|${LINE}[^。!?\n]{0,8}?(?:登録|追加|連絡)|https?:[a-z0-9]{4,}`,
    unless: [{ where: 'text', finds: finds`(?:lancerscojp|lancersjp|lancers\.jp)` }],
    stronger: [{ finds: finds`(?:${LINE}|親会社|https?:|稼)`, by: 0.12 }],
  },
  {
    id: 'mlm.network',
    reason: 'network_business',
    score: 0.86,
    patterns: [
      pattern`(?:ネットワークビジネス|マルチ商法|マルチレベル|(?<![a-z])mlm(?![a-z])|ねずみ講|ダウンライン|アップライン)`,
      pattern`(?:人|友人|知人|知り合い|メンバー|お?友達|友だち)を?(?:[0-9]+人)?(?:ご?紹介(?:する|して|いただ|すれば)|勧誘|誘)[^。!?\n]{0,14}?(?:報酬|収入|ボーナス|円|%|バック|紹介料)`,
      pattern`(?:紹介した(?:人|方|メンバー)|紹介者)の(?:売上|報酬|収入|紹介)[^。!?\n]{0,10}?(?:%|一部|還元|報酬|入る|もらえ)`,
      pattern`(?:代理店|会員|メンバー)を(?:増や|集め)(?:す|る|せ)ほど[^。!?\n]{0,10}?(?:収入|報酬|権利)`,
    ],
    unless: [...UNLESS, inSentence`(?:では?(?:ない|ありません|なく)|一切関係|無関係|返金|相談|お断り)`],
    stronger: [LURES],
  },
  {
    id: 'mlm.sure_profit',
    reason: 'profit_promised',
    score: 0.74,
    patterns: [
      pattern`(?:絶対に?|必ず|確実に|100%|誰でも|だれでも|リスクなし(?:で|に)?|ノーリスクで)[^。!?\n、]{0,8}?(?:儲か|儲け(?:られ|る)|稼げ|稼ぐ|利益が出)`,
      pattern`(?:未経験|初心者|主婦|スマホ|1日|一日|コピペ|放置|寝て)[^。!?\n]{0,14}?(?:で|から|でも|て|だけで?)(?:月収?|日給|これだけ|簡単に|楽に|らくに|月)?(?:に)?[0-9.,]*(?:万円?)?(?:以上)?(?:稼げ|稼ぐ(?:方法|こと)|儲か)`,
      pattern`月(?:収|に)?[0-9]{2,3}万円?(?:以上)?(?:を)?(?:稼げ(?:る|ます)|稼ぐ方法|が?可能|も夢では)`,
    ],
    unless: UNLESS,
    stronger: [LURES, { finds: finds`(?:教えます|教材|スクール|講座|受講|参加)`, by: 0.08 }],
  },
  {
    id: 'mlm.passive_income',
    reason: 'network_business',
    score: 0.76,
    patterns: [pattern`(?:権利収入|不労所得|印税的?な?収入|(?:自動|継続|ストック)的?な?収入|ストック型収入)`],
    unless: [...UNLESS, inSentence`(?:記事|コラム|ライター|メディア|ブログ|読者|解説|税|確定申告|動画編集|台本)`],
    stronger: [LURES],
  },
  {
    id: 'mlm.dream_life',
    reason: 'network_business',
    score: 0.56,
    patterns: [
      pattern`(?:自由な(?:生活|暮らし|人生|ライフスタイル)|お金(?:と|も)時間(?:の|も)自由|経済的な?自由)(?:を|が)?(?:手に入れ|実現|叶え|得|送れ|掴|つか)`,
      pattern`あなたも(?:この|そ)?(?:ような|んな)?(?:暮らし|生活|人生|収入|成功)[^。!?\n]{0,8}?(?:でき|送れ|手に|変え|掴)`,
      pattern`(?:人生(?:を|が)(?:変え|変わ)|夢を叶え)[^。!?\n]{0,12}?(?:ビジネス|副業|仲間|チーム|勉強会)`,
    ],
    unless: UNLESS,
    stronger: [LURES, { finds: finds`ビジネス`, by: 0.06 }],
  },
  {
    id: 'mlm.study_meeting',
    reason: 'lure_to_meeting',
    score: 0.5,
    patterns: [
      pattern`(?:無料の?|初心者向けの?|副業の?|投資の?|ビジネスの?|起業の?|オンライン)(?:勉強会|セミナー|説明会)(?:が|に|へ|を|も|で|の)[^。!?\n]{0,10}?(?:あり|ある|ご?参加|ご?招待|お?誘い|開催|来|ご?案内|紹介)`,
      pattern`(?:ちょっと|一度|まずは|少し)(?:だけ)?(?:お)?話を?(?:聞く|聞いて?)だけ`,
      pattern`(?:すごい|有名な|成功(?:している|した)|[○●]{1,3}という)(?:人|方|経営者|実業家|起業家)を?(?:に)?(?:ご?紹介|会わせ|会え)`,
    ],
    unless: [
      ...UNLESS,
      inSentence`(?:lp|ランディング|チラシ|バナー|資料(?:作成|制作|の作成)|スライド|集客|司会|運営(?:補助|サポート|スタッフ)|文字起こし|動画編集|編集|告知|案内文|原稿|デザイン|レポート|議事録|取材|配信|講師|撮影)`,
    ],
    stronger: [LURES, { finds: finds`(?:無料|自由な生活|稼|見送|親会社)`, by: 0.06 }],
  },
  {
    id: 'mlm.partners',
    reason: 'network_business',
    score: 0.56,
    patterns: [
      pattern`(?:ビジネス|副業|起業|投資)(?:の|を一緒に(?:する|やる)?)?(?:仲間|パートナー(?!様|企業|会社))(?:を|に|と|も|が)?[^。!?\n]{0,6}?(?:探し|募集|集め|なり|増や)`,
      pattern`(?:一緒に|仲間と)(?:稼|成功し|夢を|自由を|ビジネスを)(?:ぎ|ご|いで|げ|ま|叶え|つか|し|や|始め)`,
    ],
    unless: [...UNLESS, around`(?:協業|業務提携|業務委託|法人|開発|制作会社|当社は|弊社は)`],
    stronger: [LURES],
  },
  {
    id: 'mlm.side_job_chat',
    reason: 'side_job_lure',
    score: 0.74,
    patterns: [
      pattern`(?:副業|在宅ワーク|稼ぎたい方?|稼ぐ方法|稼げるお?仕事)${gap(30)}${LINE}(?:で|に|へ|から|を|の|公式|登録|追加)[^。!?\n]{0,10}?(?:登録|追加|連絡|ご?案内|説明|友だち|友達|ください|詳し)`,
      pattern`${LINE}(?:で|に|へ|から|を|登録|追加)${gap(30)}(?:副業|稼げる|稼ぐ方法|高収入)`,
    ],
    unless: UNLESS,
    stronger: [{ finds: finds`(?:無料|簡単|誰でも|スマホ|セミナー|勉強会)`, by: 0.06 }],
  },
]
