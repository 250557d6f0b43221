import { type DetectionRule, finds, pattern, type RuleException } from './rule-definition.ts'
import { AS_SUBJECT, PROHIBITION } from './rule-exceptions.ts'

const UNLESS: readonly RuleException[] = [...PROHIBITION, AS_SUBJECT]
const ILLNESS = '(?:癌|ガン|がん|コロナ(?:ウイルス)?|糖尿病|アトピー|高血圧|うつ病|薄毛|シミ|シワ|病気|認知症|腰痛)'

/** Breaches of other law or of others' rights in what is to be written or made. */
export const BREACH_RULES: readonly DetectionRule[] = [
  {
    id: 'other.drug_claims',
    category: 'other',
    reason: 'unlawful_claims',
    score: 0.6,
    views: ['squeezed'],
    patterns: [
      pattern`(?:必ず|絶対に?|確実に|飲むだけで|塗るだけで|100%|誰でも)[^。!?\n]{0,10}?(?:痩せ|やせ(?:る|られ|ます)|治る|治り|治せ|効く|消え(?:る|ます)|若返|生え(?:る|てくる)|完治)`,
      pattern`(?:サプリ(?:メント)?|健康食品|化粧品|水|飲料|お茶|美容液|スプレー|ドリンク)(?:で|が|を|は)[^。!?\n]{0,14}?${ILLNESS}[^。!?\n]{0,6}?(?:治|効|予防|消え|改善|完治)`,
      pattern`${ILLNESS}(?:が|に|を)(?:必ず|完全に)?(?:治る|治せる|効く|完治|消える)(?:と|こと|という|サプリ|商品)`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:薬機法(?:に(?:配慮|準拠|則|沿)|を遵守|チェック)|(?:という|といった|などの)表現(?:は|を)|使わず|使用しないで|避けて|医師監修)`,
      },
    ],
    stronger: [{ finds: finds`(?:記事|広告|lp|ランディング|[口ロ]コミ|ビフォーアフター|体験談)`, by: 0.06 }],
  },
  {
    id: 'other.copied_rewrite',
    category: 'other',
    reason: 'copyright_suspected',
    score: 0.66,
    views: ['squeezed'],
    patterns: [
      pattern`(?:他(?:の|社の?|人の?)?|第三者の?|競合の?|既存の?(?:他の?)?|上位(?:の)?|指定の?url の?|参考)(?:サイト|ブログ|記事|ページ|ニュース|メディア)[^。!?\n]{0,14}?(?:を|の|から)(?:[^。!?\n]{0,8}?)(?:リライト|コピペ|書き換え|丸写し|語尾(?:だけ)?を?変え|言い換え)`,
      pattern`(?:コピペ|コピー)(?:チェック|ツール)[^。!?\n]{0,8}?(?:通る|引っかから|すり抜け|回避)[^。!?\n]{0,8}?(?:リライト|書き換え|程度|よう)`,
      pattern`(?:他(?:の|人の|社の)|既存の?|有名(?:な)?(?:キャラ(?:クター)?|作家|ブランド)の?)[^。!?\n]{0,12}?(?:作品|イラスト|ロゴ|キャラクター|デザイン)?(?:を|と|に)(?:そのまま)?(?:トレース|模写|パク(?:って|り)|そっくりに?|丸ごと真似)`,
      pattern`海賊版(?:の|を|サイト)`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:しない|せず|不可|(?:自社|弊社|当社|当ブログ|当サイト|自分の|過去)(?:の)?(?:既存)?(?:記事|サイト|ブログ)|許可|許諾|オリジナル(?:で|の)|ご自身の言葉|チェックし|検索(?:順位|上位))`,
      },
    ],
  },
  {
    id: 'other.defamation',
    category: 'other',
    reason: 'defamation_suspected',
    score: 0.7,
    views: ['squeezed'],
    patterns: [
      pattern`(?:競合(?:他社|店)?|他社|他店|特定の?(?:人物|個人|会社|店)|芸能人|ライバル(?:店|社)?|元(?:社員|彼|カレ))[^。!?\n]{0,12}?(?:誹謗中傷|悪口|悪評|悪い(?:[口ロ]コミ|レビュー|評判)|低評価|ネガティブな?(?:記事|[口ロ]コミ|投稿|情報)|炎上)(?:を|の|に|する|させ)[^。!?\n]{0,8}?(?:書|投稿|拡散|作成|お願い|流|広め|つけ|る|させ|記事)`,
      pattern`(?:誹謗中傷|悪評|悪口)(?:を|の)(?:投稿|拡散|書き込み|書いて)(?:して|を?お願い|いただ|くだ|する)`,
    ],
    unless: [
      ...UNLESS,
      { where: 'sentence', finds: finds`(?:モニタリング|監視|削除|パトロール|対応|含まない|コメント管理)` },
    ],
  },
  {
    id: 'other.licensed_work',
    category: 'other',
    reason: 'licence_needed',
    score: 0.52,
    views: ['squeezed'],
    patterns: [
      pattern`(?:確定申告|税務申告|税務書類|決算申告)(?:書)?(?:の|を)?(?:作成)?(?:代行|代わりに|作成して|一式お願い|を?丸投げ|作成をお願い)`,
      pattern`(?:訴状|内容証明(?:郵便)?|契約書|示談書|遺言書|登記(?:書類|申請書?)?|離婚協議書|在留(?:資格)?申請)(?:の|を)?(?:作成)?(?:代行|を?(?:作成|作って)(?:して)?(?:くだ|いただ|ほし|お願い)|の作成をお願い)`,
      pattern`(?:ネット|オンライン|メール|チャット)で(?:の)?(?:病気の?)?(?:診断|治療|処方)(?:を|し)(?:て)?(?:いただ|くだ|お願い|ほし|行)`,
    ],
    unless: [
      ...UNLESS,
      {
        where: 'sentence',
        finds: finds`(?:税理士|弁護士|司法書士|行政書士|医師|有資格|資格(?:を)?お持ち|資格者|記事|ひな形|テンプレート|デザイン|翻訳|システム|データ入力)`,
      },
    ],
  },
  {
    id: 'other.canvassing',
    category: 'other',
    reason: 'canvassing',
    score: 0.54,
    views: ['squeezed'],
    patterns: [
      pattern`(?:宗教(?:法人|団体)?|教団|信仰)(?:の|への)?(?:勧誘|入信|布教)(?:を|の|活動|して|に)?`,
      pattern`(?:選挙|候補者|政党|特定の?政治家)[^。!?\n]{0,10}?(?:応援|支持|批判)(?:する|の)?(?:投稿|書き込み|コメント|ツイート|記事)(?:を|の|する)`,
    ],
    unless: [...UNLESS, { where: 'sentence', finds: finds`(?:歴史|解説|選挙(?:ポスター|カー|公報)|チラシ|文化)` }],
  },
]
