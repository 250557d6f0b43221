import { SETTLING_HOURS } from '@mimamori/policy/people/eligibility-rules'

/** Evidence with a newer version, and withdrawals that were kept from going out after they were approved. */
export const setbacks = {
  newer: '本文が新しくなっています。開いて、変わった点を確認してください',
  changedTo: (at: string) => `${at} に本文が変わりました。変わった点を表示しています。`,
  onHold: {
    proposer:
      '提案した人が手続きに参加できなくなったため、実行を見合わせています。中止すると、別の人が提案し直せます。',
    approver:
      '承認した人が手続きに参加できなくなったため、実行を見合わせています。別の人が承認し直すか、中止してください。',
  },
  waitsAgain: {
    evidence: '承認の後に証拠が変わったため、二次確認待ちに戻りました。変わった証拠を開いて、承認し直してください。',
    person: '別の人が承認し直せるように、二次確認待ちに戻されました。',
  },
  state: '実行見合わせ中',
  return: '二次確認待ちに戻す',
  returned: '二次確認待ちに戻しました。別の人が承認できます。',
  refusals: {
    proposer_ineligible: `提案した人は、本人確認が済んでいないか、アカウントの変更から${SETTLING_HOURS}時間経過していません。承認できるまで待つか、差し戻してください。`,
    evidence_newer: '証拠の本文が新しくなっています。もう一度開いて、変わった点を確認してください。',
    not_blocked: '実行見合わせ中ではありません。',
  },
}
