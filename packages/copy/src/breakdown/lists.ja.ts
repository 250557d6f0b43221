/** The lists behind the figures of the breakdown, and what each figure of measures counts. */
export const lists = {
  export: 'CSV',
  exporting: 'この一覧をCSVで書き出す',
  exported: (n: string) => `${n}行を書き出しました`,
  sortBy: (name: string) => `「${name}」で並べ替え`,
  sort: '並べ替え',
  sorted: (name: string, rising: boolean) => `${name}（${rising ? '昇順' : '降順'}）`,
  columns: {
    measure: '措置の日時',
    format: '方式',
    jobCategory: '仕事カテゴリ',
  },
  /** one row a target, or a row a measure, or a row a decision */
  rows: {
    targets: '1行が1つの対象です',
    measures: '1行が1つの措置です（同じ対象への2回の警告は2行）',
    decisions: '1行が1つの判断です',
  },
  shownMeasures: (shown: string, all: string) => `措置${all}件のうち${shown}件を表示`,
  overturned: '覆った判断',
  confirmed: '違反とした判断',
  /** the two figures of measures, so that nobody mixes them */
  measureOf: {
    job: '措置ごとの仕事依頼',
    proposal: '措置ごとの提案',
    message: '措置ごとのメッセージ',
    member: '措置ごとの会員',
  },
  measureNote: '対象の数です。違反と確認した判断の措置ごとに、同じ対象を1回だけ数えます',
  takenNote: '措置の数です。同じ対象への2回の警告は2件と数え、取り消した措置は含みません',
  takenTitle: '行った措置',
  /** of figures that open no list */
  noList: 'この図の数値から開ける一覧はありません',
  headlineNoList: '上の数値から開ける一覧はありません。案件の一覧は、下の図から開けます。',
  openOverturned: '棒を選ぶと、覆った判断の一覧を開きます',
}
