/** What a person did on cases, by name, and what became of it when they undid it. */
export const acts = {
  /** an outcome that somebody else has to agree to */
  waiting: '承認待ち',
  names: {
    snooze: '保留',
    escalate: 'エスカレーション',
    send_back: '差し戻し',
    raise: '検出への移動',
    release: '担当解除',
    note: '内部メモ',
    assign: '担当の指名',
    outcome: '連絡催促の判断',
    answer: '相談への回答',
  },
  noViolation: '「問題なし」',
  on: (n: number, what: string) => `#${n} ${what}`,
  onMany: (n: number, what: string) => `${n}件 ${what}`,
  undone: (n: number, what: string) => `#${n} の${what}を取り消しました`,
  undoneMany: (n: number, what: string) => `${n}件の${what}を取り消しました`,
  undoneSome: (n: number, what: string, why: string) =>
    `${n}件の${what}を取り消しました。残りは取り消せませんでした：${why}`,
  refused: (n: number, what: string, why: string) => `#${n} の${what}は取り消せません。${why}`,
  refusedMany: (n: number, what: string, why: string) => `${n}件の${what}は取り消せません。${why}`,
  nothing: '取り消せる操作はありません。',
  unsaved: '直前の操作は保存されていないため、取り消すものはありません。',
  failed: (why: string) => `取り消せませんでした。${why}`,
}
