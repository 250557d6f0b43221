import { SETTLING_HOURS, SMALL_DESK_HOURS } from '@mimamori/policy/people/eligibility-rules'
import { fullMonth } from '../instants/months.ja.ts'

/** Texts about eligibility (手続きに加われる): notices for everybody, and the admin section where leads confirm colleagues and agree to settings. */
export const eligibility = {
  region: 'デスクからのお知らせ',
  ownEligibility: {
    awaits_confirmation: (names: string) =>
      names === ''
        ? 'リーダーの本人確認がまだです。確認できるリーダーがいないため、管理者に相談してください。'
        : `リーダーの本人確認がまだです。${names} さんに確認を頼んでください。`,
    access_too_recent: (until: string) => `アカウントが変更されたため、${until} まで待つ必要があります。`,
    consequence: 'それまでは、強制退会や設定の緩和など、二人で決める手続きに加われません。',
    earliest: (until: string) => `加われるのは、早くても ${until} からです。`,
    nameSeparator: '、',
  },
  fewLeads: {
    title: (n: number): string =>
      n === 0 ? '手続きに加われるリーダーがいません' : '手続きに加われるリーダーが1名だけです',
    until: (at: string) =>
      `このまま ${at} になると、本人確認がなくても、アカウントの変更から${SETTLING_HOURS}時間で手続きに加われるようになります。心当たりがなければ、管理者とリーダーに知らせてください。`,
    smallDeskNow: `現在、本人確認がなくても、アカウントの変更から${SETTLING_HOURS}時間で手続きに加われます。`,
    howToResolve: `リーダーを招待し、もう一人のリーダーが本人確認をすると、${SETTLING_HOURS}時間後に解消します。`,
  },
  setting: {
    title: (by: string) => `${by} さんが、強制退会の保護を緩める設定を提案しています`,
    holdMinutes: (from: number, to: number) => `待機時間 ${from}分 → ${to}分`,
    withdrawalsAnHour: (from: number, to: number) => `1時間の上限 ${from}件 → ${to}件`,
    changesAndDate: (changes: string, when: string) => `${changes}。${when}`,
    waits: 'リーダーが同意すると変わります。',
    byItself: (at: string) => `リーダーが同意するか、リーダーが足りないまま ${at} になると変わります。`,
    agree: '同意する',
    agreed: '同意しました。設定が変わりました。',
    refuse: '却下する',
    refused: '却下しました。設定は変わりません。',
    takeBack: '提案を取り下げる',
    tookBack: '提案を取り下げました。設定は変わりません。',
    emptyText: '同意を待つ設定はありません。',
    openLabel: '確認する',
    refusals: {
      not_permitted: '同意できるのはリーダーです。',
      own_proposal: '自分の提案には同意できません。',
      proposer_gone: '提案した管理者が無効になったか、役割が変わりました。却下してください。',
      proposer_ineligible: '提案した管理者が、二人で決める手続きに加われない状態です。',
      awaits_confirmation: 'あなたの本人確認がまだです。ほかのリーダーに頼んでください。',
      access_too_recent: `あなたのアカウントの変更から、${SETTLING_HOURS}時間たっていません。`,
    },
  },
  completableAlone: {
    closing: (by: string, month: string) => `${by} さんが、${fullMonth(month)}の月次確定を提案しています`,
    notice: (by: string, month: string) => `${by} さんが、${fullMonth(month)}号のお知らせの公開を依頼しています`,
    from: (at: string) =>
      `手続きに加われるリーダーが足りないまま ${at} になると、一人で完了できます。心当たりがなければ、管理者とリーダーに知らせてください。`,
    now: `${SMALL_DESK_HOURS}時間が過ぎたため、一人で完了できます。心当たりがなければ、管理者とリーダーに知らせてください。`,
    openLabel: '確認する',
  },
  approvals: {
    held: (n: number, at: string) => `承認済みの強制退会が${n}件あります。次は ${at} に実行します。`,
    blocked: (n: number) =>
      `強制退会${n}件の実行が止まっています。提案した人か承認した人が、手続きに加われなくなりました。`,
    openLabel: '一覧を見る',
  },
  toConfirm: (n: number) => `本人確認を待つ同僚が${n}名います。`,
  section: {
    title: '本人確認と同意',
    lead: '二人で決める手続きには、リーダーが本人確認をした人だけが加われます。招待した人とは別のリーダーが、本人に会うか通話して確かめてください。',
    people: '本人確認を待つ同僚',
    settings: '同意を待つ設定',
    columns: {
      alias: '表示名',
      role: '役割',
      invitedBy: '招待した人',
      changed: '招待・変更',
      from: '手続きに加われる日時',
    },
    byCommand: 'サーバーのコマンド',
    confirm: '本人と確認した',
    confirmQuestion: (alias: string, login: string) => `${alias} (${login}) は、あなたが知っている本人ですか。`,
    confirmConsequence:
      '確認はあなたの名前で監査ログに残ります。招待・役割・二段階認証が変わると、確認はやり直しになります。',
    done: (alias: string) => `${alias} さんの本人確認をしました`,
    cancel: 'やめる',
    working: '処理しています',
    emptyText: '本人確認を待つ同僚はいません。',
    refusals: {
      own_account: '自分の確認はできません。',
      own_invitation: '自分が招待した人です。ほかのリーダーが確認します。',
      not_arrived: 'まだサインインしていません。',
      awaits_confirmation: '先に、あなた自身の本人確認が必要です。',
      access_too_recent: `あなたのアカウントの変更から、${SETTLING_HOURS}時間たっていません。`,
    },
  },
}
