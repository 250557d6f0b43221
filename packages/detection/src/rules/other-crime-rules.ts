import { type DetectionRule, finds, pattern, type RuleException } from './rule-definition.ts'
import { AS_SUBJECT, PROHIBITION } from './rule-exceptions.ts'

const WRITTEN_ABOUT: RuleException = {
  where: 'sentence',
  finds: finds`(?:記事(?:を|の)?(?:執筆|作成|制作)|ライティング|注意喚起|啓発|対策|被害|ニュース|小説|シナリオ|脚本|漫画|文字起こし|ドラマ|法律(?:の|に関する)解説)`,
}
const UNLESS: readonly RuleException[] = [...PROHIBITION, AS_SUBJECT, WRITTEN_ABOUT]
const QUICK_MONEY = {
  finds: finds`(?:即日|日払い|高額|現金|簡単|未経験|[0-9]万円?|テレグラム|シグナル|telegram|signal)`,
  by: 0.06,
}

/** Possible breach of law in which the freelancer would take part, or by which they would be harmed. */
export const CRIME_RULES: readonly DetectionRule[] = [
  {
    id: 'other.bank_account_trade',
    reason: 'crime_suspected',
    score: 0.92,
    patterns: [
      pattern`(?:銀行|ゆうちょ|ネット銀行|使っていない|不要な?|個人)?(?:の)?(?:口座|通帳|キャッシュカード)(?:を|の)?(?:高額?で?|高価)?(?:売買|買い?取り?|買取|買い?ます|売って|売りま|譲渡|譲って|レンタル|貸して|お貸し|貸し出し|ご?提供(?:して|いただ|くだ)|作って(?:送|渡|譲))`,
      pattern`(?:携帯|スマホ|simカード|回線)(?:を|の)?(?:ご?契約|開通)し(?:て)?[^。!?\n]{0,10}?(?:譲渡|送っ|お送り|渡し|郵送|売っ)`,
    ],
    unless: UNLESS,
    stronger: [QUICK_MONEY],
  },
  {
    id: 'other.parcel_forwarding',
    reason: 'crime_suspected',
    score: 0.8,
    patterns: [
      pattern`(?:ご?自宅|お宅|住所|代わり)(?:で|に|を)?[^。!?\n]{0,12}?(?:荷物|小包|郵便物|商品|スマホ)(?:を|の)?(?:受け?取|受領)[^。!?\n]{0,14}?(?:転送|発送|送る|送って|再送|お送り|渡)`,
      pattern`(?:荷物|小包|郵便物|届いた商品)(?:を|の)?(?:受け?取り?|受領)(?:と|り|・|後|って|して)?(?:、)?[^。!?\n]{0,10}?(?:転送|再発送|別の?住所)`,
      pattern`荷物を運ぶ(?:だけ|お?仕事)|(?:荷物|封筒|紙袋)を?(?:コイン)?ロッカー`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:軽貨物|ドライバー|配送(?:アプリ|システム)|倉庫|引越し業者|ec|物流|引っ越しの手伝い)`,
      },
    ],
    stronger: [QUICK_MONEY],
  },
  {
    id: 'other.dark_job',
    reason: 'crime_suspected',
    score: 0.78,
    patterns: [
      pattern`(?:闇|裏)(?:バイト|案件|仕事)|受け子|出し子|受け出し|かけ子|打ち子`,
      pattern`高額(?:収入|報酬)?の?(?:[^。!?\n、]{0,6}?)(?:バイト|アルバイト)(?:の|を)?募集|(?:ホワイト(?:な)?|グレー(?:な)?|高額|即金)(?:の)?案件(?:が)?(?:あります|募集|紹介|です|ご?案内)`,
      pattern`お金を(?:受け取る|引き出す|運ぶ|おろす|下ろす)だけ|(?:指定の?)?(?:atm|銀行)(?:で|から)(?:お金|現金)を(?:引き出|おろ|下ろ)`,
      pattern`(?:運びの?(?:お?仕事|案件|バイト)|(?:タタキ|叩き|たたき)(?:の)?(?:案件|仕事|要員|募集|やれる))`,
      pattern`(?:テレグラム|シグナル|telegram|signal|秘匿性の高い(?:アプリ)?)(?:に|へ|で)[^。!?\n]{0,10}?(?:移動|連絡|登録|入れて|インストール|変更|や[り]?取り|やりとり)`,
      pattern`違法(?:な(?:こと|仕事))?では?(?:ない|ありません)(?:ので|から|です)?[^。!?\n]{0,4}?(?:安心|ご安心|大丈夫|心配)`,
    ],
    unless: [...UNLESS, { where: 'sentence', finds: finds`(?:たたき台|叩き台|たたき売り|売買シグナル)` }],
    stronger: [QUICK_MONEY],
  },
  {
    id: 'other.name_lending',
    reason: 'crime_suspected',
    score: 0.88,
    patterns: [
      pattern`名義(?:を|の)?(?:だけ)?(?:貸し|お?貸し|借り|お借り|レンタル|貸与)(?:て|ます|た|を|だけ|出|し|お)?`,
      pattern`名義貸し(?!しの?(?:問題|禁止))|お?名前(?:だけ)?を?(?:貸して|お貸し|お借り)`,
    ],
    unless: [...UNLESS, { where: 'sentence', finds: finds`(?:防止|禁止|解説|相談)` }],
    stronger: [QUICK_MONEY],
  },
  {
    id: 'other.identity_papers',
    reason: 'personal_data_collected',
    score: 0.72,
    patterns: [
      pattern`(?:運転)?(?:免許証|身分証(?:明書)?|マイナンバー(?:カード)?|保険証|住民票|パスポート|本人確認書類)(?:と(?:顔|自撮り)[^。!?\n]{0,4}|や[^。!?\n]{1,10}|と[^。!?\n]{1,8})?(?:の)?(?:写真|画像|コピー|写し|両面|データ)?(?:を|も)(?:[^。!?\n]{0,8}?)(?:送っ|お送り|送付|ご?提出|ご?提示|添付|撮影し|撮って|アップ|見せ|ご?提供)`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:機能|システム|ocr|実装|アプリ|画面|デザイン|サイトの?(?:本人確認|規定)|入力作業|マニュアル)`,
      },
    ],
    stronger: [{ finds: finds`(?:自撮り|両面|line|ライン|応募|選考)`, by: 0.08 }],
    when: { types: ['job', 'message', 'proposal'] },
  },
  {
    id: 'other.personal_data',
    reason: 'personal_data_collected',
    score: 0.62,
    patterns: [
      pattern`(?:個人情報|名簿|個人の(?:電話番号|連絡先)|顧客リスト)(?:を|の)(?:大量に)?(?:収集|買い?取|買取|販売|売買|集め|購入|横流し|ご?提供いただ)`,
      pattern`(?:クレジットカード|カード)(?:の)?(?:番号|情報)(?:を|と)[^。!?\n]{0,10}?(?:入力し|送っ|お送り|教え|お知らせ|登録し)|暗証番号(?:を|も)[^。!?\n]{0,8}?(?:教え|お知らせ|送|記入)`,
      pattern`(?:氏名|お名前|名前)[、・と]?(?:ご?住所|電話番号|生年月日)[^。!?\n]{0,22}?(?:を)(?:ご?記[入載]|入力|お知らせ|送っ|お送り|教え)`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:保護|ポリシー|取り?扱|データ入力|入力作業|フォーム(?:の|を)?(?:作成|制作|実装)|企業|店舗|会社名|施設|開発|漏洩|適切|決済画面|機能)`,
      },
    ],
    stronger: [{ finds: finds`(?:応募|google|フォーム|line|生年月日)`, by: 0.06 }],
  },
  {
    id: 'other.deepfake',
    reason: 'likeness_abused',
    score: 0.84,
    patterns: [
      pattern`(?:ディープフェイク|deepfake|アイコラ)(?:の|動画|画像|を|で|作成|制作)`,
      pattern`(?:芸能人|有名人|アイドル|女優|元カノ|知人|他人|実在の?(?:人物|女性)|写真の?(?:人物|女性))の?(?:顔)(?:を|だけ)[^。!?\n]{0,12}?(?:合成|入れ替え|差し替え|貼り付け|すり替え|交換)`,
      pattern`(?:顔|服)(?:を|だけ)[^。!?\n]{0,8}?(?:アダルト|裸|ヌード|av|水着)[^。!?\n]{0,8}?(?:合成|加工|差し替え|編集)|(?:服|衣服)を脱がせ`,
    ],
    unless: [...UNLESS, { where: 'sentence', finds: finds`(?:検出|検知|見破|判定|許諾|本人の(?:同意|許可))` }],
  },
  {
    id: 'other.adult',
    reason: 'adult_content',
    score: 0.64,
    patterns: [
      pattern`(?:アダルト|(?<![ぁ-ん])エロ(?:い)?|わいせつ|猥褻|18禁|r18|成人向け)(?:な|の)?(?:動画|画像|サイト|チャット|ライブ|撮影|漫画|記事|コンテンツ|小説|グッズ|イラスト|系|作品|ゲーム|音声)`,
      pattern`(?:ヌード|下着(?:姿)?|水着姿)(?:の|を|で)?(?:撮影|モデル|写真|動画|自撮り)`,
      pattern`(?:チャットレディ|メールレディ|ライブチャット嬢?|パパ活|出会い系(?:サイト)?の?(?:サクラ|メール|返信|オペレーター)|風俗(?:店|嬢|求人)|デリヘル)(?:の|を|募集|で|で?す|に)?`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:商品の?撮影|通販|下着ブランド|を除く|以外|含まれ(?:ない|ません)|フィルタ|ヘテロ)`,
      },
    ],
  },
  {
    id: 'other.homework',
    reason: 'academic_fraud',
    score: 0.8,
    patterns: [
      pattern`(?:学校|大学|高校|中学|小学校|子ども|息子|娘|夏休み|学生|ゼミ|授業|講義|院)(?:の|で(?:出|使う))?[^。!?\n]{0,8}?(?:宿題|レポート|課題|論文|読書感想文|作文|自由研究|提出物)(?:を|の)[^。!?\n]{0,6}?(?:代行|代わりに|作成して|書いて|お願い|やって|代筆|執筆し|手伝って)`,
      pattern`(?:卒論|卒業論文|修士論文|博士論文|読書感想文|宿題|レポート課題)(?:の|を)?(?:執筆)?(?:代行|代筆|代わりに|作成(?:を?お願い|代行)|書いて(?:くだ|いただ|ほし))`,
      pattern`(?:オンライン|web|ウェブ|資格|入社|適性)の?(?:試験|テスト)(?:を|の)(?:代行|代わりに受|替え玉|代理受験|解いて)`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:添削|校正|校閲|指導|アドバイス|翻訳|統計解析|教材|問題(?:の)?作成|採点|引用|組版|製本|ネイティブチェック)`,
      },
    ],
  },
]
