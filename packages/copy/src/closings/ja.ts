import { SETTLING_HOURS, SMALL_DESK_HOURS } from '@mimamori/policy/people/eligibility-rules'
import { fullMonth } from '../instants/months.ja.ts'
import { toTokyoTime } from '../instants/tokyo-time.ts'

/** The closing of months: the panel beside a month's breakdown, and its page. */
export const closings = {
  title: '月次確定',
  lead: '月が終わったら、リーダーが数値を固定して確定を提案し、別のリーダーが承認します。確定した数値は変わりません。',
  months: '月の選択',
  month: fullMonth,
  states: {
    running: '進行中',
    over: '未確定',
    proposed: '承認待ち',
    closed: '確定済み',
    differs: '確定後に変更あり',
  },
  revision: (n: number) => `第${n}版`,
  failed: '月次確定を読み込めませんでした',
  failedKept: '確定した数値は失われていません。',
  retry: 'もう一度読み込む',
  loading: '月次確定を読み込んでいます',
  failedTo: (why: string) => `実行できませんでした。${why}`,

  running: (from: string) => {
    const { month, day } = toTokyoTime(from)
    return `この月はまだ終わっていません。${month}月${day}日（日本時間）から確定できます。`
  },
  over: 'この月は終わりました。数値はまだ確定していません。',
  proposed: 'もう一人のリーダーの承認を待っています。',
  proposedOwn: '自分の提案です。別のリーダーの承認を待っています。',
  aloneFrom: (at: string) =>
    `手続きに参加できるリーダーが足りないまま ${at} になると、一人で確定できます。この提案は、スタッフ全員に通知しています。`,
  aloneNow: `手続きに参加できるリーダーが足りないまま${SMALL_DESK_HOURS}時間が過ぎたため、一人で確定できます。監査ログに「一人での完了」として残ります。`,
  aloneInstead: 'リーダーを招待するか、本人確認を済ませると、もう一人のリーダーが承認できます。',
  approveAlone: '一人で確定',
  alone: `${SMALL_DESK_HOURS}時間の通知の後、一人で確定`,
  closed: (n: number) => `第${n}版で確定しています。`,
  same: '確定した後、数値は変わっていません。',
  since: (n: string) => `確定した後に、${n}件の判断が変わりました`,
  sinceNext: '確定した数値はそのまま残ります。変わった分は、理由を添えて改訂を提案してください。',
  changed: (n: string) => `提案した後に、${n}件の判断が変わりました`,
  changedNext: 'このままでは承認できません。取り下げるか差し戻して、提案し直してください。',
  figure: (target: string, category: string) => `${target} ・ ${category}`,
  wasNow: (was: string, now: string) => `${was}件から${now}件`,
  otherFigures: '違反区分ごとの件数は同じで、ほかの数値が変わっています。',

  unfinished: (n: string) => `この月に届いた未完了の案件 ${n}件`,
  noUnfinished: 'この月に届いた案件は、すべて完了しています。',
  unfinishedNote: '残っていても確定できます。後で判断した分は、判断した月に数えます。',
  unfinishedThen: (n: string) => `提案時の未完了の案件 ${n}件`,
  unfinishedFirst: (shown: string, of: string) => `${of}件のうち、古い順に${shown}件です。`,

  figures: '違反区分ごとの件数',
  category: '違反区分',
  total: '合計',
  hash: (short: string) => `SHA-256 ${short}…`,
  altered:
    '保存された数値が、ハッシュと一致しません。データベースが書き換えられた可能性があります。管理者に連絡してください。',
  intact: 'ハッシュと監査ログに一致しています',
  proposer: '提案',
  approver: '承認',
  reasonOf: '改訂の理由',
  revisions: '確定の記録',
  noRevisions: 'まだ確定していません。',
  show: '数値を見る',

  propose: '確定を提案',
  proposeNext: (month: string) => `${month}の現在の数値を固定します。別のリーダーが承認すると確定します。`,
  proposedDone: (month: string) => `${month}の確定を提案しました。別のリーダーの承認を待ちます。`,
  revise: '改訂を提案',
  reviseTitle: '改訂の理由',
  reviseNext: (n: number) => `現在の数値を第${n}版として固定します。前の版は残り、いつでも読めます。`,
  approve: '承認して確定',
  approved: (month: string, n: number) => `${month}を第${n}版で確定しました。`,
  sendBack: '差し戻す',
  sendBackTitle: '差し戻しの理由',
  sendBackNext: '提案した人が読みます。数値は確定しません。',
  sentBack: '提案を差し戻しました。',
  takeBack: '提案を取り下げる',
  tookBack: '提案を取り下げました。',
  dropped: { sent_back: '前の提案は差し戻されました', taken_back: '前の提案は取り下げられました' },
  reason: '理由',
  reasonHint: '記録に残ります。会員の名前や連絡先は書かないでください。',
  reasonNeeded: '理由を入力してください。',
  sending: '送信中',

  /** why something of a closing is refused, beside what every screen knows */
  refusals: {
    month_not_over: '月が終わるまで確定できません。',
    closing_pending: '承認を待っている提案があります。先に承認するか、差し戻すか、取り下げてください。',
    nothing_changed: '確定した数値から変わっていないので、改訂は不要です。',
    figures_changed: '提案した後に数値が変わりました。取り下げるか差し戻して、提案し直してください。',
    snapshot_altered: '固定した数値がハッシュと一致しません。差し戻して、管理者に連絡してください。',
    own_proposal: '自分の提案は承認も差し戻しもできません。別のリーダーの確認が必要です。',
    proposer_gone: '提案した人は、現在リーダーではありません。差し戻して、提案し直してください。',
    proposer_ineligible: `提案した人は、本人確認が済んでいないか、アカウントの変更から${SETTLING_HOURS}時間経過していません。承認できるまで待つか、差し戻してください。`,
    proposal_over: 'この提案は、すでに承認・差し戻し・取り下げのいずれかで終わっています。',
  },
}
