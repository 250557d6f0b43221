import { after, before, finds, type RuleException } from './rule-definition.ts'

/** 「外部での連絡は禁止されています」: the sentence forbids what it names. */
const FORBIDDEN: RuleException = after`^[^。!?\n]{0,30}?(?:禁止(?!されてい?ません|では(?:ない|ありません)|じゃない)|禁じ|違反(?:行為|です|と|に|に?なり|となり|報告|申告)|厳禁|ng(?:です|と|。|$)|御?ご?遠慮|お断り|おことわり)`

/** 「LINEの交換はしません」. Weaker words, so nothing may be between, not even a comma. */
const DENIED: RuleException = after`^(?:ません(?!か)|ない(?!と|で))|^[^。!?\n、,]{0,18}?(?:不可(?!欠|能)|お?控え|(?:し|致し|いたし|行い|扱い)ません(?!か)|行っておりません|行っていません|しておりません|おりません|(?:でき|出来)ません(?!か)|できかねます|致しかね|いたしかね|応じ(?:られ|ない|かね|ません(?!か)|ることは)|(?:あり|ござい)ません(?!か)|しないで|なさらない|行わないで|やめて|不要|必要な[いく]|必要はあり|対象外|求めません|お願いしない|含みません|含まない|(?:では|じゃ)(?:ない(?!か)|なく))`

/** 「禁止事項: アカウントの売買」: the heading of the list comes before. */
const LISTED_AS_FORBIDDEN: RuleException = before`(?:禁止事項|禁止行為|ng事項|ng例|違反例|違反となる|ご遠慮いただ|やってはいけない|以下は禁止)`

/** A sentence that forbids, denies or warns is the opposite of the breach it names. */
export const PROHIBITION: readonly RuleException[] = [FORBIDDEN, DENIED, LISTED_AS_FORBIDDEN]

const CONTRACT_STAGES = '(?:契約|仮払い?|発注|受注|採用|エスクロー|ご成約|当選|決定|本契約|マッチング)'

/** Exchange announced for after escrow is allowed, in the project format only (house rule on direct dealing). */
export const AFTER_CONTRACT: RuleException = {
  where: 'sentence',
  formats: ['project'],
  finds: finds`${CONTRACT_STAGES}[^。!?\n、,]{0,12}?(?:後|のち|済み?(?:の|で)|完了したら|したら|次第|以降|いただいたら|いただきましたら|になりましたら)`,
}

/** The thing is what the work is about: an article on it, a warning, a tool against it. */
export const AS_SUBJECT: RuleException = after`^[^。!?\n、,]{0,10}?(?:についての?(?:記事|コラム|解説|ライティング|動画|漫画|調査)|(?:手続き)?に関する[^。!?\n、,]{0,4}?(?:記事|コラム|解説|調査|アンケート)|をテーマ|の(?:注意|対策|防止|被害|見分け方|手口|リスク|仕組みを解説|違法性|検知|監視|対応策|予防|撲滅)|対策|防止|被害|検知)`

/** The pay for the sample or trial is set, so none is asked for free (house rule on samples). */
export const PAID_TRIAL: RuleException = {
  where: 'text',
  finds: finds`(?:有償|有料|報酬(?:は|を|が)?(?:あり|有り|お支払い|支払|発生します|設定)|(?:テスト|トライアル|サンプル|試作)[^。!?\n]{0,24}?(?:[1-9][0-9,.]*万?円|(?:報酬|謝礼|料金)を?(?:お支払い|支払い|支払う|支給|設定|ご用意|用意)|[1-9][0-9]*文字)|テスト[^。!?\n]{0,20}?(?:本番と)?同じ(?:単価|報酬)|同額)`,
}
