import { LINE } from './chat-service-names.ts'
import { type DetectionRule, finds, gap, pattern, type RuleException } from './rule-definition.ts'
import { AS_SUBJECT, PROHIBITION } from './rule-exceptions.ts'

const UNLESS: readonly RuleException[] = [...PROHIBITION, AS_SUBJECT]

/** Offers that cost the freelancer money or devices, or promise too much. */
export const BAIT_RULES: readonly DetectionRule[] = [
  {
    id: 'other.upfront_fee',
    category: 'other',
    reason: 'worker_pays',
    score: 0.72,
    views: ['squeezed'],
    patterns: [
      pattern`(?:教材|マニュアル|テンプレート|機材|キット|スターターキット|ツール|情報商材|講座)(?:を|の|代)?(?:ご)?(?:購入|受講|買って)[^。!?\n]{0,10}?(?:すれば|後に|いただいた方|が必要|が条件|した方|して(?:いただ|から|もら)|していただけ)`,
      pattern`(?:初期費用|入会金|登録料|保証金|受講料|月会費|年会費|研修費|システム利用料|デポジット)(?:のかかる|(?:として|などが|が|は|を)[^。!?\n]{0,12}?(?:かかり(?!ません)|必要(?!あり|な[いく])|いただ|お?支払|発生(?!し(?:ません|ない))|頂|ご?負担|振り?込|ご?入金|[0-9,.]+万?円(?:が|を|かか|頂|いただ|必要|です)))`,
      pattern`(?:先に|まず|事前に)[^。!?\n]{0,6}?(?:[0-9,.]+万?円)を?(?:お?振り?込|お?支払|ご?入金|送金)`,
      pattern`(?:これを|講座を|スクールに?)?(?:受講|入会|入校)(?:すれば|して|いただ)[^。!?\n]{0,16}?(?:稼げ|案件を?(?:紹介|保証)|お?仕事(?:を|が)(?:紹介|保証|もらえ))`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:経費(?:として|は)|別途(?:お?支払|実費)|実費(?:は|を)|弊社負担|当社(?:が|で)?負担|こちらで負担|お客様|会員様|lp|ランディング|販売ページ|記事|集客|顧客|(?:0|無料|ゼロ)円?(?:です|で))`,
      },
    ],
  },
  {
    id: 'other.easy_high_pay',
    category: 'other',
    reason: 'too_good_to_be_true',
    score: 0.52,
    views: ['squeezed'],
    patterns: [
      pattern`(?:誰でも|だれでも|スマホ(?:だけ|1台|一台)で|コピペ(?:だけ)?で?|楽で|簡単(?:な(?:作業|お?仕事))?(?:で|なのに)?|かんたん)[^。!?\n]{0,10}?(?:高収入|高額(?:報酬|収入)|たくさん稼げ|ガッツリ稼|月[0-9]{2,3}万|日給[2-9]万|日給[0-9]{2}万)`,
      pattern`(?:1日|一日|毎日|1時間)[^。!?\n]{0,8}?(?:[1-9][0-9]?万円?)[^。!?\n]{0,8}?(?:簡単|楽に|稼げ)`,
      pattern`(?:コピペ|スマホ|在宅)(?:で(?:できる)?|だけの?)(?:コピペ)?(?:ビジネス|副業)(?:で|を|です|!|の)?`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:記事|コラム|ライティング|動画編集|メディア|アプリ(?:開発|の)|サイト(?:制作|運営)|詐欺|怪しい)`,
      },
    ],
    stronger: [{ finds: finds`(?:${LINE}|即日|未経験|誰でも|初期費用)`, by: 0.07 }],
  },
  {
    id: 'other.task_scam',
    category: 'other',
    reason: 'too_good_to_be_true',
    score: 0.62,
    views: ['squeezed'],
    patterns: [
      pattern`(?:動画|sns|広告|写真)(?:を)?(?:見る|視聴する|閲覧する)だけ(?:で|の|!)?[^。!?\n]{0,10}?(?:報酬|円|稼げ|お?仕事|収入)?`,
      pattern`(?:スクリーンショット|スクショ)を?(?:撮|送)(?:る|って送る)だけ(?:で|の|!)?`,
      pattern`(?:ワンクリック|タップ|ボタンを押す|クリックする)(?:する)?だけ(?:で|の)?[^。!?\n]{0,8}?(?:[0-9,]+円|報酬|稼げ|お?仕事|収入)`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:できる(?:ツール|アプリ|システム|機能)|開発|ツール(?:の|を)|自動化|デザイン|で操作|完了|注文でき)`,
      },
    ],
  },
  {
    id: 'other.investment',
    category: 'other',
    reason: 'investment_offered',
    score: 0.68,
    views: ['squeezed'],
    patterns: [
      pattern`元本(?:保証|割れ(?:なし|しない))(?:の|で|です|で運用)?|運用益(?:の|から)[^。!?\n]{0,4}?[0-9.]+%?`,
      pattern`(?:fx|バイナリー(?:オプション)?|仮想通貨|暗号資産|自動売買(?:ツール)?|投資)[^。!?\n]{0,12}?(?:必ず|確実に|絶対|放置で|勝率[89][0-9]%)[^。!?\n]{0,10}?(?:儲|勝|利益|稼|増え)`,
      pattern`(?:出資|投資)(?:を|して)(?:いただ|くだ|募|お願い)[^。!?\n]{0,10}?(?:月利|利回り|配当|還元|[0-9]+%)`,
    ],
    unless: [
      ...UNLESS,
      { where: 'sentence', finds: finds`(?:記事|コラム|ライター|開発|プログラム|ea(?:の|を)|動画編集|台本|解説)` },
    ],
  },
  {
    id: 'other.remote_control',
    category: 'other',
    reason: 'remote_control_asked',
    score: 0.56,
    views: ['squeezed'],
    patterns: [
      pattern`(?:遠隔操作|リモートデスクトップ|anydesk|teamviewer)(?:を|で|に|の|アプリを?|ソフトを?)?${gap(10)}(?:させて|インストール|入れて|接続させ|許可|お願い|いただ|ください)`,
    ],
    unless: [
      ...UNLESS,
      { where: 'sentence', finds: finds`(?:開発|設定方法|サポート業務|ロボット|ドローン|機器の|構築|ヘルプデスク)` },
    ],
    stronger: [{ finds: finds`(?:ランサー様|あなた|ワーカー様|お持ち|ご自身)の?(?:pc|パソコン|スマホ)`, by: 0.1 }],
  },
  {
    id: 'other.proxy_purchase',
    category: 'other',
    reason: 'bought_in_place_of_another',
    score: 0.56,
    views: ['squeezed'],
    patterns: [
      pattern`(?:代理購入|代理注文|代理契約|商品購入代行|購入代行)(?:の|を|や|して|スタッフ|お?仕事|業務|です)`,
      pattern`(?:代わりに|弊社の代わりに)[^。!?\n]{0,10}?(?:購入|注文|契約|申し?込み?|予約)(?:を)?(?:して(?:いただ|くだ|もら)|する(?:お?仕事|だけ))`,
      pattern`(?:チケット|限定(?:品|商品|スニーカー)|ゲーム機|iphone|トレカ|整理券)[^。!?\n]{0,12}?(?:並んで|並び|抽選に?(?:応募|申し?込))[^。!?\n]{0,8}?(?:購入|お?仕事|いただ|くだ|代行|だけ)`,
    ],
    unless: [
      ...UNLESS,
      { where: 'sentence', finds: finds`(?:サイト(?:制作|構築)|システム|サービスの|機能|記事|カスタマーサポート)` },
    ],
  },
]
