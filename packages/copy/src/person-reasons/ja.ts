/** What people did that explains why a case is here; loaded where somebody did something. */
export const personReasons = {
  told: {
    raised: (by: string) => `${by}が巡回で気づいた案件`,
    sent_back: (by: string) => `${by}が差し戻し`,
    snoozed: (by: string) => `${by}の保留から再開`,
    asleep: (by: string) => `${by}が保留`,
    escalated: (by: string) => `${by}がエスカレーション`,
    assigned: (by: string, to: string) => `${by}が${to}を担当者に指定`,
    pinned: (by: string) => `${by}が先頭に固定`,
  },
  marks: { raised: '巡回から', sent_back: '差し戻し', snoozed: '保留から再開' },
  watching: 'ウォッチ中',
  until: (time: string) => `${time}まで`,
  /** in a row: what was flagged, and what a person did */
  joined: (flags: string, person: string) => `${flags}・${person}`,
}
