import { above, after, around, before, finds, inSentence, inText, type RuleException } from './rule-definition.ts'

/** 「外部での連絡は禁止されています」: the sentence forbids what it names. */
const FORBIDDEN: RuleException = after`^[^。!?\n]{0,30}?(?:書かないで|触れないで|扱いません|など[はもを]?、?(?:一切|絶対に?)?(?:し|行わ|なさら)ないで|(?:に|が)?(?:犯罪|違法|処罰)(?:に|と|で|される)|禁止(?!されてい?ません|では(?:ない|ありません)|じゃない)|禁じ|違反(?:行為|です|と|に|に?なり|となり|報告|申告)|厳禁|(?<![a-z])ng(?:です|と|。|$)|御?ご?遠慮|お断り|おことわり)`

/** 「LINEの交換はしません」. Weaker words, so nothing may be between, not even a comma. */
const DENIED: RuleException = after`^(?:ません(?!か|\?)|ない(?!と|で))|^[^。!?\n、,]{0,24}?(?:使(?:わ|い)(?:ず|ません|ない)|受けして(?:い|お)?(?:な[いく]|りません)|書きません|(?:いただき|頂き|かかり)ません|出てきません|引き受け(?:でき|いたし)?(?:ません|かね)|承って(?:い|お)(?:ない|りません)|い?ただかず|不可(?!欠|能)|お?控え|(?:し|致し|いたし|行い|扱い)ません(?!か|\?)|行っておりません|行っていません|しておりません|おりません|(?:でき|出来)ません(?!か|\?)|できかねます|致しかね|いたしかね|応じ(?:られ|ない|かね|ません(?!か|\?)|ることは)|(?:あり|ござい)ません(?!か|\?)|しないで|なさらない|行わないで|やめて|不要|必要な[いく]|必要はあり|対象外|求めません|お願いしない|いただかなくて|(?:いただ|頂)いても、?(?:返信|お?返事|対応|お?断り|お受け)|なくて(?:結構|大丈夫|構いません)|送らないで|書かないで|含みません|含まない|(?:では|じゃ)(?:ない(?!か)|なく))`

/** 「禁止事項: アカウントの売買」: the heading of the list comes before. */
const LISTED_AS_FORBIDDEN: RuleException = before`(?:禁止事項|禁止行為|ng事項|ng例|違反例|違反となる|ご遠慮いただ|やってはいけない|以下は禁止)`

/** A list below the heading 「禁止事項」, one item a line. */
export const UNDER_HEADING: RuleException = above`(?:禁止(?:事項|行為)?|ng(?:事項|例|行為)?|[だダ][めメ]なこと|やってはいけないこと|お断りしていること)[:】\])]{0,2}\n[^。]{0,100}$`

/** 「LINE IDの欄は任意」, 「…のような誇張は避ける」: the words name a field of a form, or what a text must not say. */
const NAMED_ONLY: RuleException = after`^」?(?:の?欄(?:は|が|を|も)(?:必須|任意|削除|不要)|(?:のような|といった)誇張)`

/** 「…」というメールが届いた: the words are somebody else's. */
export const QUOTED: RuleException = after`^[^。!?\n]{0,20}?」?(?:という|といった|との|と書かれた?|などの)(?:メール|連絡|セリフ|台詞|箇所|表現|手口|勧誘|dm|メッセージ|文言|誘い|話題|内容の)`

const IN_ITS_SENTENCE: readonly RuleException[] = [FORBIDDEN, DENIED, LISTED_AS_FORBIDDEN, NAMED_ONLY]

/** What is forbidden, denied, warned of or quoted is the opposite of the breach it names. */
export const PROHIBITION: readonly RuleException[] = [...IN_ITS_SENTENCE, UNDER_HEADING, QUOTED]

const CONTRACT_STAGES = '(?:契約|仮払い?|発注|受注|採用|エスクロー|ご成約|当選|決定|本契約|マッチング)'

/** Announced for after the contract: a work chat then is common in every format. */
export const AFTER_CONTRACT_ANYWHERE: RuleException = inSentence`${CONTRACT_STAGES}[^。!?\n、,]{0,12}?(?:後|のち|済み?(?:の|で)|完了したら|したら|次第|以降|いただいたら|いただきましたら|になりましたら)`

/** The same for private contact, allowed in the project format only (house rule on direct dealing). */
export const AFTER_CONTRACT: RuleException = { ...AFTER_CONTRACT_ANYWHERE, formats: ['project'] }

/** The thing is what the work is about: an article on it, a warning, a tool against it. */
export const AS_SUBJECT: RuleException = after`^[^。!?\n、,]{0,10}?(?:についての?(?:記事|コラム|解説|ライティング|動画|漫画|調査)|(?:手続き)?に関する[^。!?\n、,]{0,4}?(?:記事|コラム|解説|調査|アンケート)|をテーマ|の(?:注意|対策|防止|被害|見分け方|手口|リスク|仕組みを解説|違法性|クーリングオフ|検知|監視|対応策|予防|撲滅)|対策|防止|被害|検知)`

/** Somebody else's words are quoted or written about. */
export const TOLD_ABOUT: RuleException = inSentence`(?:と(?:言われ|持ちかけられ|誘われ)|というお話|誘導された|された(?:場合|とき|時)の|希望される|断り方|見分け方|について(?:書|解説|まとめ)|トラブル事例|ケース別|注意喚起|見極め)`

const WARNING =
  '断り方|見分け方|注意(?:喚起|の?チラシ|するチラシ)|危険(?:性|を(?:伝|解)|な理由)|の危険|(?<![a-z])stop!|[だ騙]まされな|県警|警察庁|ホットライン|不正対策|と訳しました|(?<!自己)啓発|防犯|被害(?:者|防止|を防|に遭|相談)|手口|訓練|コンプライアンス|監視業務|パトロール|モデレー|判別|(?:応じて|乗って|売って|渡して)はいけない|違法性|防止法|裁判|判例|判決|消費(?:者庁|生活)|phap ?luat|pham ?phap|canh ?bao|worksheet|write faq|反诈|如何识别|如何識別'

/** The text warns of an offence, teaches about it or watches out for it. */
export const WARNED_OF: RuleException = inText`(?:${WARNING})`

/** The same, or the words of an offence stand in fiction, subtitles or a survey, or only sound like it. */
export const ABOUT_THE_OFFENCE: RuleException = inText`(?:${WARNING}|校閲|字幕|アンケート(?:です|調査|\(?[0-9]+問)|ドキュメンタリー|小説|シナリオ|ポッドキャスト|見出し|型紙|の?実態(?:を|の|に)|解説(?:する)?(?:記事|動画))`

/** The sentence, or one beside it, keeps messages and pay on the site. */
export const KEPT_ON_SITE: RuleException = around`(?:サイト(?:内|上)?(?:の(?:メッセージ|チャット|画面|機能|ビデオ通話))?(?:だけ|のみ)?で(?:完結|完了|行[いう]|お願いし|すべて|全て)|(?:すべて|全て|必ず|引き続き)[^。!?\n]{0,6}?(?:サイト内|サイト上)で|メッセージだけを使|規約(?:上|で)(?:禁止|できません)|(?:keep|stay)[^。!?\n]{0,30}?on(?: this| the)? ?(?:site|platform))`

/** The text asks to say that it is advertising. */
export const DISCLOSED: RuleException = inText`(?:(?<![a-z])#?pr(?![a-z])|広告|タイアップ|提供)(?:である(?:こと|旨))?(?:の?(?:表記|表示|明記|タグ|ラベル|旨))?(?:を|は|が)?[^。!?\n]{0,8}?(?:必須|必ず(?!自分)|明記|入れてください|[つ付]けてください|義務)|ステマ(?:規制|にならない|防止|対策)|景(?:品)?表(?:示)?法`

/** 「無償でお願いするわけにはいきません」 */
export const ASKED_FREE_BY_NOBODY: RuleException = after`^(?:(?:で|では)?(?:お願い|ご?依頼))?(?:する|いたす)?わけには?(?:いき|参り|まいり)ません`

/** The pay for the sample or trial is set, so none is asked for free (house rule on samples). */
export const PAID_TRIAL: RuleException = {
  where: 'text',
  finds: finds`(?:有償|有料|報酬(?:は|を|が)?(?:あり(?!ません)|有り|(?:お支払い|支払い?)(?:しま|いたしま|致しま|する)(?!せん)|発生します|設定)|(?:テスト|トライアル|サンプル|試作)[^。!?\n]{0,24}?(?:[1-9][0-9,.]*万?円|(?:報酬|謝礼|料金)を?(?:お支払い|支払い|支払う|支給|設定|ご用意|用意)|[1-9][0-9]*文字)|テスト[^。!?\n]{0,20}?(?:本番と)?同じ(?:単価|報酬)|本番と同じ[^。!?\n、]{0,6}?(?:単価|報酬)[^。!?\n、]{0,6}?で?お?支払いし(?:ます|、)|同額)`,
}
