import { IS_NOT_PAID, PAY, UNPAID } from './pay-wordings.ts'
import { type DetectionRule, inSentence, inText, lineGap, pattern, type RuleException } from './rule-definition.ts'
import { ASKED_FREE_BY_NOBODY, PROHIBITION } from './rule-exceptions.ts'

/** Before an order is placed, or a piece by which the client chooses. */
const STAGE =
  '(?:応募|選考|審査|オーディション|(?:採用|契約|発注|依頼|仮払い)(?:する|の)?(?:前|より前)|採用テスト|研修|試用期間|見習い|トライアル(?!環境|版|プラン)|テスト(?!環境|コード|ケース|サーバ)|試(?:しに?|作|訳|稿|供|験)|課題|サンプル|見本|ラフ|カンプ(?!ー)|(?:デザイン|ロゴ|構成)案|(?<![ぁ-ん])デモ(?:データ|版|スライド|音源|動画|ページ)|プロトタイプ|練習|力試し|腕試し|まず(?![いかくさけ])|先に|とりあえず|最初の|はじめに|冒頭|一度)'
const NOT_CHOSEN =
  '(?:(?:採用|契約|選ば|成約|当選)(?:に)?(?:され|至ら|なら|れ)?な(?:かった|い|けれ)|落選|不採用|不合格|ボツ|没に|選考(?:に)?漏れ|実力不足|気に入(?:ら|るもの|った(?:の|もの)が)[^。!?\\n]{0,8}?な(?:かった|い|けれ)|気に入らな|合わな(?:かった|い|けれ)|ピンと来|(?:達し|通ら|出|似)[^。!?\\n]{0,4}?な(?:い|かった|けれ)|1人以外|以外の?(?:方|人))'
const CHOSEN_ONLY =
  '(?:気に入(?:った|れば)|選ばれた|採用(?:した|された|になった|が決まった|したい)|合格(?:した|の)|当選|良(?:けれ|かった)|ピンと来た|面白かった|勝った|[1一](?:位|人|名)の?)[^。!?\\n]{0,14}?(?:だけ|のみ|場合に?|ら|もの|ば)[^。!?\\n]{0,14}?(?:買い取|お?金|料金|報酬|お?支払|ギャラ|契約|発注|正式)'
const MAKE =
  '(?:書|描|作|撮|録|訳|編集|翻訳|制作|作成|執筆|入力|校正|仕上げ|加工|デザイン|組んで|実装|コーディング|吹き込|朗読|撮影|やって|直し)'
const ASKED = '(?:ください|下さい|もら|いただ|頂|ほしい|欲しい|くれ|お願い|してみ|てみて|たいです|たく|ご?提出|ご?納品)'

/** The pay of a revision, of material or of what customers get is spoken of. */
const OTHER_COST: RuleException = inSentence`(?:追加(?:費用|料金|の費用)|初期費用|修正(?:は|も|費|料|[0-9]回)|キャンセル料|交通費(?:は|も)|無料(?:素材|フォント|写真|イラスト|会員|登録|相談|体験|公開|配布|版)|お客様)`
/** No test is asked for, or it is paid. */
const NO_TEST: RuleException = inText`(?:(?:テスト|課題|トライアル|サンプル|試作|試し[ぁ-ん一-龠]{1,3})(?:ライティング|記事)?(?:の)?(?:ご?提出|実施|作成|お願い)?(?:は|を|も)?(?:一切|特に)?(?:ありません|ございません|行いません|お願いしません|しておりません|していません|いただかなくて|不要|求めません|いりません|結構です)|(?:有償|有料)(?:の|で|お)?(?:テスト|トライアル|お?試し|サンプル|試作|研修)|(?:テスト|課題|トライアル|サンプル|試作|試し書き|研修中?)(?:に|も|は|分も|分に|から)[^。!?\n]{0,14}?(?:有償|有料|時給|(?:報酬|謝礼|時給)(?:を|が)[^。!?\n]{0,8}?(?:支払いしま|支払いい|支払います|出ます|あり(?!ません))|[0-9,]+円を?(?:お?支払|で|です)))`

/** Unpaid pieces by which the client chooses, over more than one sentence. */
export const FREE_SAMPLE_SELECTION_RULES: readonly DetectionRule[] = [
  {
    id: 'free_sample.unpaid_selection',
    reason: 'trial_unpaid',
    score: 0.8,
    patterns: [
      pattern`${STAGE}${lineGap(60)}${PAY}${IS_NOT_PAID}`,
      pattern`${STAGE}${lineGap(40)}(?:${UNPAID}|(?<!い)タダで(?!す|は|さえ)|無料で(?!ご?用意|試す|試せ|使|利用|提供|配|公開)|無料(?:と|に)(?:なり|させ)|(?<![0-9,.])0円)`,
      pattern`(?:${UNPAID}(?:で|にて|の)|無料(?:で|にて)(?!試す|試せ|使|利用|提供|配|公開|お使い|ダウンロード|参加|体験|見)|(?<!い)タダで(?!す|は|さえ))[^。!?\n]{0,24}?${MAKE}[^。!?\n]{0,14}?${ASKED}`,
      pattern`${MAKE}[^。!?\n]{0,14}?${ASKED}[^\n]{0,4}?(?:無料で|無償で|タダで|サービスで)(?:お願い|頼)?`,
      pattern`${STAGE}${lineGap(40)}(?:サービス(?:で|と)(?:お願い|させ|して)|(?:材料費|送料|費用)[^。!?\n]{0,4}?(?:自己負担|ご負担|そちら(?:もち|持ち)))`,
    ],
    unless: [ASKED_FREE_BY_NOBODY, OTHER_COST, NO_TEST, ...PROHIBITION.filter(({ where }) => where === 'before')],
    when: { formats: ['project', 'task', 'hourly'] },
  },
  {
    id: 'free_sample.paid_if_chosen',
    reason: 'reward_if_adopted',
    score: 0.76,
    patterns: [
      pattern`${MAKE}${lineGap(60)}${NOT_CHOSEN}${lineGap(24)}(?:${PAY}|支払)${IS_NOT_PAID}`,
      pattern`${STAGE}${lineGap(60)}${CHOSEN_ONLY}`,
      pattern`(?:お?金|報酬|お?支払い?|謝礼)(?:は|が)[^。!?\n]{0,6}?(?:採用|選ばれ|合格|当選)[^。!?\n]{0,8}?(?:だけ|のみ)`,
      pattern`${MAKE}[^。!?\n]{0,14}?${ASKED}[^\n]{0,24}?(?:見て|確認(?:でき|し)|動い|良かっ|良けれ|使えそう|気に入)[^。!?\n]{0,14}?(?:たら|れば|てから|あれば)[^。!?\n]{0,12}?(?:契約|発注|払|正式)`,
    ],
    unless: [OTHER_COST, NO_TEST],
    when: { formats: ['project', 'task', 'hourly'] },
  },
]
