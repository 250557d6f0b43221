/** Who works at the desk, for those who run its people. */
export const people = {
  title: '担当者',
  lead: 'デスクで働く人のアカウントです。社外に出ることはありません。',
  columns: {
    alias: '表示名',
    login: 'ログイン名',
    role: '役割',
    queues: 'キュー',
    factors: '二段階認証',
    lastSeen: '最終利用',
    state: '状態',
  },
  count: (n: number) => `${n}名`,
  queues: { flagged: '検出', patrol: '巡回' },
  allQueues: 'すべて',
  factors: { yes: 'あり', no: 'なし' },
  never: 'まだなし',
  states: { active: '有効', invited: '招待中', lapsed: '招待の期限切れ', disabled: '無効' },
  me: 'あなた',
}
