import { RULES } from '../rules/detection-rules.ts'

const LONGEST_WORD = 12

/** Words of breaches that no rule spells out from end to end, in the folded spelling, the most usual first. */
const USUAL_WORDS =
  '連絡 報酬 無料 無償 登録 口座 副業 評価 契約 支払 交換 追加 電話 面談 仮払 直接 外部 個人 紹介 会員 投稿 商品 購入 応募 成果 成功 採用 提出 荷物 受取 売買 譲渡 身分 口コミ 投資 勧誘 権利 収入 仲間 勉強会 説明会 成果報酬 成功報酬 完全成果報酬 完全歩合 直接取引 直接契約 連絡先 電話番号 個人情報 銀行口座 身分証 権利収入 不労所得 高収入 高評価 低評価 ぷろふぃーる てすとらいてぃんぐ てすと記事 とらいある さんぷる あふぃりえいと あかうんと れびゅー さくら ふぉろー ふぉろわー ふぉろばっく いいね ちゃんねる登録 らいん めーる めーるあどれす すかいぷ てれぐらむ しぐなる かかお でぃすこーど いんすた いんすたぐらむ ついったー ふぇいすぶっく ずーむ ちゃっとわーく すらっく ねっとわーくびじねす まるち商法 びじねす せみなー まいんど めるかり らくま ふりま あまぞん あかうんと売買 すてま すてるすまーけてぃんぐ だいれくと めっせーじ ぎふと ぽいんと くーぽん いんせんてぃぶ line telegram whatsapp instagram twitter discord skype kakao wechat signal gmail paypal paypay twitter facebook'.split(
    ' ',
  )

const KANJI = /[\u4e00-\u9fff]/

/** Two letters tell a word only in kanji. */
const isTelling = (word: string) => word.length > 2 || (KANJI.test(word.charAt(0)) && KANJI.test(word.charAt(1)))

/** The words written out in a pattern: its runs of letters. */
const wordsIn = ({ source }: RegExp): readonly string[] =>
  source.split(/[^\p{L}ー]+/u).filter((word) => word.length <= LONGEST_WORD && isTelling(word))

/**
 * The words that the rules look for, in the folded spelling, without two-letter words of kana. What is disguised is read as
 * one of them.
 */
export const TELLING_WORDS: ReadonlySet<string> = new Set([
  ...USUAL_WORDS,
  ...RULES.flatMap(({ patterns, also }) => (also === undefined ? patterns : [...patterns, also])).flatMap(wordsIn),
])
