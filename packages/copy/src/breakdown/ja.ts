import { fullMonth } from '../instants/months.ja.ts'
import { formatNumber, formatPercent } from './figure-format.ts'
import { sentences } from './sentences.ja.ts'

const of = (month: string) => Number(month.slice(5))

/** The monthly breakdown: a month in figures, 13 of them, and the cases behind a figure. */
export const breakdown = {
  title: '違反内訳',
  titleOf: (period: string) => `違反内訳 ${period}`,
  /** `2026年10月` */
  month: (month: string) => fullMonth(month),
  /** under an axis: the year stands with the first month of each */
  axisMonth: (month: string, withYear: boolean) => (withYear ? `${month.slice(2, 4)}/${of(month)}` : String(of(month))),
  /** `4/1` */
  dayOnly: (day: string) => `${of(day.slice(0, 7))}/${Number(day.slice(8))}`,
  tabs: { period: '内訳', trend: '傾向' },
  tabsLabel: '表示の切り替え',
  targetLabel: '対象',
  toClosing: '月次確定へ',
  asTable: '表で見る',
  asChart: '表を閉じる',
  export: 'CSV',
  exporting: '違反内訳をCSVで書き出す',
  exported: (n: string) => `${n}行を書き出しました`,
  print: '印刷',
  png: (title: string) => `「${title}」をPNGで保存`,
  svg: (title: string) => `「${title}」をSVGで保存`,
  pictureFailed: '画像を作れませんでした。もう一度お試しください。',
  loading: '違反内訳を集計しています',
  failed: '違反内訳を読み込めませんでした',
  failedKept: '集計は失われていません。',
  retry: 'もう一度読み込む',
  empty: (period: string) => `${period}に確認した違反はありません`,
  emptyNext: '受け付けも判断もない期間です。前後の期間をご覧ください。',
  notPermitted: 'この画面を表示する権限がありません',
  notPermittedNext: '違反内訳は、リーダー・監査者・管理者が表示できます。',
  count: (n: number) => `${formatNumber(n)}件`,
  n: (n: number) => `n=${formatNumber(n)}`,
  percent: formatPercent,
  none: '–',
  minutes: (from: number, to: number | null) => {
    if (to === null) return '30日以上'
    if (to - from === 1) return from === 0 ? '1分未満' : `${from}分`
    if (from < 1440) return from % 60 === 0 && to % 60 === 0 ? `${from / 60}～${to / 60}時間` : `${from}～${to}分`
    return `${from / 1440}～${to / 1440}日`
  },
  headline: {
    violations: {
      job: '違反と確認した仕事依頼',
      proposal: '違反と確認した提案',
      message: '違反と確認したメッセージ',
      member: '違反と確認した会員',
    },
    checked: {
      job: '受け付けた仕事依頼の確認',
      proposal: '受け付けた提案の確認',
      message: '受け付けたメッセージの確認',
      member: '受け付けた会員の確認',
    },
    sum: (opened: string, decided: string, open: string) => `受付 ${opened} = 判断済み ${decided} + 審査中 ${open}`,
    reports: '違反申告',
    confirmed: (share: string, n: string) => `判断した ${n}件のうち違反 ${share}`,
    noneDecided: '申告があった案件の判断はまだありません',
    wait: '最初の判断まで（中央値）',
    queues: (flagged: string, patrol: string) => `検出 ${flagged} ・ 巡回 ${patrol}`,
  },
  figures: {
    category: '区分ごとの件数',
    share: '割合',
    source: '発見のきっかけ',
    taken: '行った措置',
    format: '依頼の方式',
    jobCategory: '仕事カテゴリ',
    composition: '13か月の構成',
    multiples: '区分ごとの推移',
    change: '増減の表',
    flow: '受付と判断',
    backlog: '月末の未処理',
    wait: '最初の判断までの時間',
    overturned: '覆った判断',
    definitions: '区分の定義',
  },
  columns: {
    category: '区分',
    key: '項目',
    n: '件数',
    share: '割合',
    perDay: '1日平均',
    named: '含む件数',
    month: '月',
    total: '合計',
    opened: '受付',
    decided: '判断',
    backlog: '未処理',
    thisMonth: '当月分',
    lastMonth: '前月分',
    earlier: 'それ以前',
    oldest: '最も古い月',
    wait: '中央値',
    decisions: '判断数',
    confirmed: '違反の判断',
    overturned: '覆った数',
    rate: '覆った割合',
  },
  legend: {
    open: '棒を選ぶと、その案件を開きます',
    openSlice: '選ぶと、その案件を開きます',
    dashed: '破線はガイドラインの改定',
  },
  notWhen: '違反としない場合',
  firstOf: (shown: number, all: number) => `上位${shown}件です。全${all}件は表で確認できます`,
  ofTarget: (target: string) => `${target}の内訳`,
  showAll: 'この対象を表示',
  noneFound: '確認した違反はありません',
  whole: '全体',
  sources: { rule: 'ルールで検出', model: 'モデルで検出', report: '会員からの申告', patrol: '巡回' },
  mark: (day: string) => `ガイドライン改定 ${day}`,
  markOf: (day: string, name: string, version: number) =>
    `${fullMonth(day.slice(0, 7))}${Number(day.slice(8))}日 ${name}の改定（第${version}版）`,
  markNames: {
    category: (label: string) => `区分「${label}」`,
    clause: (label: string, id: string) => `条項 ${id}「${label}」`,
  },
  between: ' ・ ',
  runningMark: (day: number) => `* は${day}日時点（薄く表示）`,
  fewMark: '20件未満の月は薄く表示します',
  oneScale: '目盛りは共通です',
  oldest: (month: string) => `最も古いものは${fullMonth(month)}の受付です`,
  partOf: (month: string, name: string, value: string) => `${fullMonth(month)} ${name} ${value}`,
  axisMinutes: (minutes: number) =>
    minutes < 120
      ? `${minutes}分`
      : minutes < 2880
        ? `${Math.round(minutes / 6) / 10}時間`
        : `${Math.round(minutes / 144) / 10}日`,
  marks: 'ガイドラインの改定',
  point: (name: string, n: number, share: string) => `${name} ${formatNumber(n)}件 ${share}`,
  pointOf: (month: string, name: string, n: number, share: string) =>
    `${fullMonth(month)} ${name} ${formatNumber(n)}件 ${share}`,
  cases: {
    title: '内訳の案件',
    of: (period: string, target: string) => `${period} ・ ${target}`,
    named: (name: string) => `${name}を含む`,
    back: '違反内訳に戻る',
    shown: (shown: string, all: string) => `${all}件のうち${shown}件を表示`,
    all: (all: string) => `${all}件`,
    more: 'さらに50件',
    columns: { case: '案件', title: '対象', decided: '判断', categories: '区分', measures: '措置', source: 'きっかけ' },
    none: 'この項目に当てはまる案件はありません',
    noneNext: '取り消しや異議申立ての結果、件数が変わることがあります。',
    failed: '案件を読み込めませんでした',
    badAddress: 'このURLでは、対象の件数を特定できません',
    badAddressNext: '違反内訳の画面で、棒や数字を選んでください。',
    notPermitted: '案件を表示する権限がありません',
    notPermittedNext: '内訳の案件は、リーダーと監査者が表示できます。',
  },
  sentences,
}
