import { SETTLING_HOURS, SMALL_DESK_HOURS } from '@mimamori/policy/people/eligibility-rules'
import type { UnknownReason } from '@mimamori/policy/standards/evaluate-standards'
import type { HoldingChange } from '@mimamori/policy/standards/holding-rules'
import type { RunPurpose, RunState } from '@mimamori/policy/standards/run-rules'
import type { StandardSetFlawCode } from '@mimamori/policy/standards/standard-set-flaws'

/** Why standards cannot be tried as they were edited. */
const flaws: Readonly<Record<StandardSetFlawCode, string>> = {
  threshold_out_of_range: 'しきい値が範囲外です。',
  window_out_of_range: '期間は1か月から24か月までの整数で入力してください。',
  days_out_of_range: '日数は366日までの整数で入力してください。',
  warnings_out_of_range: '警告の回数は1回から10回までの整数で入力してください。',
  wrong_comparison: 'この指標には使えない比べ方です。',
  same_criterion_twice: '同じ名前の条件があります。',
  same_standard_twice: '同じ名前の基準があります。',
  requirement_unknown: '前提となる基準がないか、互いに前提になっています。',
  text_missing: '文を300文字以内で入力してください。',
  digits_in_text: '文に数字は書けません。しきい値は{{条件の名前}}で表示します。',
  threshold_not_in_text: '文にしきい値がありません。{{条件の名前}}を入れてください。',
  window_not_in_text: '文に期間がありません。{{条件の名前.months}}を入れてください。',
  unknown_placeholder: '文に、この行にない条件の名前があります。',
  too_many: '数が多すぎるか、空の項目があります。',
}

const purposes: Readonly<Record<RunPurpose, string>> = {
  scheduled: '定期',
  asked: '手動',
  activation: '適用',
  dry: '試算',
}

const states: Readonly<Record<RunState, string>> = {
  running: '評価中',
  done: '完了',
  cancelled: '中止',
  failed: '失敗',
}

const changes: Readonly<Record<HoldingChange, string>> = {
  granted: '付与',
  grace_began: '猶予開始',
  kept: '維持',
  lost: '喪失',
}

const unknown: Readonly<Record<UnknownReason, string>> = {
  missing: '未報告',
  outdated: '値が古い',
  other_window: '期間が異なる',
  not_ranked: 'まだ順位なし',
}

/** Account standards: their page, and the list on the page of a member. */
export const standards = {
  title: 'アカウント基準',
  outcomes: { met: '達成', not_met: '未達', not_applicable: '対象外', unknown: '不明' },
  unknown,
  changes,
  purposes,
  states,
  flaws,
  refusals: {
    run_under_way: '別の評価が進行中です。終わってからもう一度お試しください。',
    standards_pending: '承認を待っている提案があります。先に承認するか、差し戻すか、取り下げてください。',
    standards_unchanged: '現在の基準と同じです。',
    standards_altered: '提案の内容がハッシュと一致しません。差し戻して、管理者に連絡してください。',
    dry_run_unfinished: '試算が終わっていません。',
    standards_unapproved: 'この基準はまだ承認されていません。試算して提案し、別のリーダーの承認を受けてください。',
    dry_run_replaced: '試算がやり直されました。新しい結果を確認してください。',
    dry_run_outdated: '試算から24時間が過ぎました。もう一度試算してください。',
    begins_before_planned: '承認済みの版がこれから適用されます。その開始日以降の日付を選んでください。',
    too_many_rows: '10万件を超えるため、CSVに保存できません。',
    begins_in_past: '開始日が過去の日付です。明日以降の日付にするか、「承認後すぐ」を選んでください。',
    own_proposal: `自分の提案は承認も差し戻しもできません。別のリーダーの確認が必要です。ほかにリーダーがいない場合は、提案から${SMALL_DESK_HOURS}時間後に承認できます。`,
    proposer_gone: '提案した人は、現在リーダーではありません。差し戻して、提案し直してください。',
    proposer_ineligible: `提案した人は、本人確認が済んでいないか、アカウントの変更から${SETTLING_HOURS}時間経過していません。承認できるまで待つか、差し戻してください。`,
    proposal_over: 'この提案は、すでに承認・差し戻し・取り下げのいずれかで終わっています。',
  },
}
