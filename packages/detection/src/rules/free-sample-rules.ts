import { after, before, type DetectionRule, finds, inSentence, pattern, type RuleException } from './rule-definition.ts'
import { ASKED_FREE_BY_NOBODY, PAID_TRIAL, PROHIBITION } from './rule-exceptions.ts'

const TRIAL =
  '(?:テスト(?:ライティング|記事|案件|課題|原稿|作業|執筆|制作|投稿|翻訳|デザイン|編集|動画|入力)?(?!環境|コード|ケース|サーバ|自動化|仕様|アカウント|項目)|トライアル|お?試し|試作|サンプル(?:記事|原稿|作品|制作|作成|動画|翻訳|デザイン)?|採用課題|選考課題)'
/** 「タダで」, never the end of 「させていただで…」: katakana is folded, so the letters before and behind must tell. */
const FOR_NOTHING = '(?<!い)タダ(?:で(?!さえ|すが|はな)|働き)'
const FREE = `(?:無償|無料|無報酬|ノーギャラ|${FOR_NOTHING}|(?<![0-9,.])0円|報酬(?:は|が|の)?(?:お?支払い?は?)?(?:無し|なし|ナシ|ありません|ございません|発生(?:し(?:ない|ません)|(?:致し|いたし)ません)|出ません|お支払い?(?:でき|し|いたし|致し)(?:ない|ません)|(?:いたし|致し)ません|できません)|お?支払いは?(?:ありません|ございません|なし|できません))`

/** The work on a piece, or its being asked for. */
const MAKE =
  '(?:書|描|作|撮|録|訳|編集|翻訳|制作|執筆|入力|校正|仕上げ|加工|デザイン|お願い|やって|して(?:いただ|もら|くだ))'

/** The client gives something for free, or makes something that is free for its customers. */
const GIVEN_TO_THE_READER: RuleException = after`^[^。!?\n、]{0,6}?(?:提供|公開|配布|進呈|差し上げ|プレゼント|支給|ダウンロード|使え|利用|お使い|期間|プラン|体験(?:会|レッスン)|キャンペーン|申し?込|登録|lp|版|素材|発行|請求|トライアル|お渡し|相談)`
const NOT_FREE: RuleException = after`^(?:で)?(?:(?:は|を)?お?受け(?:して|でき)[^。!?\n]{0,6}?(?:な[いく]|ません)|ではな[いく]|ではありません|じゃな[いく]|のものは(?:ありません|一切)|(?:での|の)(?:依頼|要求|作業)は(?:一切)?(?:ありません|いたしません|しません|行い?ません|お断り|禁止))`

/** Asking for unpaid work before ordering. */
export const FREE_SAMPLE_RULES: readonly DetectionRule[] = [
  {
    id: 'free_sample.unpaid_trial',
    reason: 'trial_unpaid',
    score: 0.84,
    patterns: [
      pattern`${TRIAL}[^。!?\n円有、]{0,18}?${FREE}`,
      pattern`(?:無償で?|無料で?|無報酬で?|ノーギャラで?|${FOR_NOTHING})(?:の)?(?:1本|一本|まず)?(?:テスト(?:ライティング|記事|原稿|執筆)?(?!環境|版|ツール|サイト|期間)|トライアル(?:ライティング|記事|作業)|お?試し(?:で|に)?(?:書|作|制作|作業|執筆)|試作|サンプル(?:記事|原稿|作品|デザイン|動画)?(?:を|の)(?:ご?提出|制作|作成|ご?提供して|お願い|作っ|書))`,
      pattern`(?:不採用|不合格)[^。!?\n]{0,12}?(?:テスト|トライアル)[^。!?\n円]{0,12}?${FREE}`,
      pattern`(?:不採用|不合格)[^。!?\n]{0,8}?報酬(?:は|が)?(?:なし|無し)[^。!?\n]{0,6}?(?:テスト|トライアル)`,
      pattern`(?:テスト|トライアル)(?:ライティング|記事)?[^。!?\n]{0,14}?(?:不採用|不合格)[^。!?\n円]{0,12}?${FREE}`,
    ],
    unless: [
      GIVEN_TO_THE_READER,
      NOT_FREE,
      ASKED_FREE_BY_NOBODY,
      ...PROHIBITION.filter(({ where }) => where === 'before'),
      after`^[^。!?\n]{0,14}?(?:禁止|違反|お断り)`,
    ],
    stronger: [{ finds: finds`(?:[0-9]{3,5}文字|[0-9]記事|本採用|納品)`, by: 0.05 }],
  },
  {
    id: 'free_sample.free_first_piece',
    reason: 'trial_unpaid',
    score: 0.76,
    patterns: [
      pattern`(?:まず|最初|初回|1回目|はじめ)(?:は|の|に|で)?[^。!?\n有]{0,8}?(?:(?:無料|無償|ノーギャラ)(?:で|にて|となり|で?お願い)|${FOR_NOTHING})[^。!?\n]{0,14}?(?:[1一]?(?:記事|本|件|枚|点|ページ|案)|${MAKE})`,
      pattern`(?:(?:最初|初回)(?:の)?[1-3一二三]?(?:記事|本|件|枚|点|回)?(?:目)?|1(?:記事|本|件|枚|点|回)目)(?:は|だけ|分は|のみ)[^。!?\n]{0,6}?(?:無料|無償|報酬なし|無報酬|(?<![0-9,.])0円|${FOR_NOTHING})`,
      pattern`(?:実力|スキル|腕)を?(?:見|確認|拝見|判断)[^。!?\n]{0,14}?(?:無料|無償|報酬なし|${FOR_NOTHING})`,
    ],
    unless: [
      NOT_FREE,
      GIVEN_TO_THE_READER,
      inSentence`(?:お客様(?:は|に|が)|初回(?:相談|体験|カウンセリング)|相談無料|修正(?:は|を|も)?[0-9]?回?(?:まで)?(?:無料|無償))`,
    ],
  },
  {
    id: 'free_sample.free_draft',
    reason: 'trial_unpaid',
    score: 0.68,
    patterns: [
      pattern`(?:ラフ(?:案|画|デザイン)?|デザイン案|下書き|見本|カンプ|サムネ(?:イル)?案|構成案)[^。!?\n円、]{0,12}?(?:(?:無償|無料|報酬(?:は|が)?(?:なし|無し|ありません|発生しません))(?:で|と|に|です|の)|${FOR_NOTHING})`,
      pattern`(?:(?:無償|無料)(?:で|の)|${FOR_NOTHING})(?:ラフ(?:案|画|デザイン)?|デザイン案|下書き|見本|カンプ|構成案)(?:を|の)[^。!?\n]{0,10}?(?:ご?提出|作成|制作|お願い|描|作|見せ|送)`,
      pattern`(?:契約|発注|ご?依頼|採用)(?:する|の)?前に[^。!?\n円]{0,10}?(?:ラフ|デザイン案|サンプル|見本|完成品|試作)(?:を|の)[^。!?\n円]{0,8}?(?:ご?提出|作成|制作|作って|描い|ご?用意)`,
    ],
    unless: [before`(?:契約|発注)後の?$`, PAID_TRIAL, NOT_FREE, GIVEN_TO_THE_READER, ...PROHIBITION],
    when: { formats: ['project', 'task', 'hourly'] },
  },
  {
    id: 'free_sample.work_before_escrow',
    reason: 'work_before_escrow',
    score: 0.74,
    patterns: [
      pattern`(?:仮払い|契約|発注|エスクロー)(?:の)?前(?:に|です?が|ですけど|から|でも)[^。!?\n]{0,14}?(?:作業|納品|執筆|制作|着手|記事|作成|始め|スタート|進め)(?:を)?(?:し|始|開始|お願い|いただ|て|提出|送)`,
      pattern`(?:仮払い|契約|発注)前の(?:作業|納品|執筆|制作)(?:が|を|に)(?:必要|お願い|ご?了承|ご?対応)`,
      pattern`(?:納品|提出|完成|検収)(?:を)?(?:後|して(?:いただいて)?から|でない)[^。!?\n]{0,8}?(?:で?ないと|に)?(?:仮払い|契約)(?:し|を|が|と|に)?`,
      pattern`先に(?:納品|作業|記事を?(?:書|提出)|完成品)[^。!?\n]{0,14}?(?:その後|後から|あとから|確認後)[^。!?\n]{0,8}?(?:契約|仮払い|発注)`,
    ],
    unless: [
      ...PROHIBITION,
      inSentence`(?:支払(?:い)?(?:は|が)?(?:確定|完了)|仮払い(?:を|が)?(?:確認|完了)(?:後|して?から|次第)|(?:次の?|各)段階|保守契約|継続契約|始めないで|着手しないで|開始しないで|しないよう)`,
    ],
    when: { beforeEscrow: true },
  },
  {
    id: 'free_sample.trial_pay_unstated',
    reason: 'trial_pay_unstated',
    score: 0.34,
    patterns: [
      pattern`(?:テスト(?:ライティング|記事|執筆|原稿|翻訳)|トライアル(?:ライティング|記事|翻訳))[^。!?\n]{0,12}?(?:受けて|お願い|書いて|提出|ご?執筆|実施|行っ|あり(?!ません)|していただ)`,
      pattern`本?(?:採用|契約)の?前に[^。!?\n]{0,4}?(?:テスト|トライアル)`,
    ],
    unless: [PAID_TRIAL, ...PROHIBITION],
    stronger: [{ finds: finds`(?:何度も|修正を重ね|[0-9]{4,5}文字)`, by: 0.06 }],
    when: { types: ['job', 'message'] },
  },
]
