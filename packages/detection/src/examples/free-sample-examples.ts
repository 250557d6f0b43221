import type { CategoryExamples } from './rule-example.ts'

export const FREE_SAMPLE_EXAMPLES: CategoryExamples<'free_sample'> = {
  'free_sample.unpaid_trial': {
    fires: [
      'テストライティングは報酬無しとなります。',
      'テストライティングは0円です',
      '無償でテスト記事を書いていただきます',
      'トライアルは無料でお願いします',
      '不採用ならテストの報酬なし',
    ],
    passes: [
      'テストライティングは有償(2,000円)です',
      '無料トライアルのLP制作',
      'テスト環境は無料で利用できます',
      'テストライティングは無償ではありません',
      'サンプル素材は無料で提供します',
    ],
  },
  'free_sample.free_first_piece': {
    fires: ['まずは無料で1記事書いてください', '最初の1記事は無償です', '実力を見たいので無料で'],
    passes: ['初回相談は無料です', '修正は2回まで無料、最初の1枚は無料で提供します'],
  },
  'free_sample.free_draft': {
    fires: [
      'ラフ案は無料でご提出ください',
      '無償でデザイン案を提出してください',
      '契約する前にサンプルを作ってください',
    ],
    passes: [
      { body: 'ラフ案は無料でご提出ください', format: 'competition' },
      'サンプル2,000円。契約の前にサンプルを作成していただきます',
      'ラフは無償ではありません',
    ],
  },
  'free_sample.work_before_escrow': {
    fires: ['仮払い前に作業をお願いします', '納品後に仮払いします', '先に納品していただき、その後契約します'],
    passes: ['仮払い前に作業を始めないでください', { type: 'message', body: '納品後に契約します', escrowed: true }],
  },
  'free_sample.trial_pay_unstated': {
    fires: ['本契約の前にテストライティングを受けてもらいます', '応募後にトライアル記事を書いていただきます'],
    passes: [
      'テストライティング(1,000円)を書いていただきます',
      '有償のテスト記事をお願いします',
      'テストライティングはありません',
    ],
  },
}
