/** Who asks for a contact reminder, about what, and what the silent side writes where it answers. `reported`: is the work reported as complete? */
export type ReminderText = {
  readonly title: string
  readonly by: 'client' | 'freelancer'
  readonly reported: boolean
  readonly text: string
  readonly answer: string
}

/** Contact reminders as members ask for them. */
export const REMINDER_TEXTS: readonly ReminderText[] = [
  {
    ...{ title: '旅行サイトの紹介記事 20本', by: 'freelancer', reported: true },
    text: '20本すべて納品し、完了も報告しましたが、検収していただけません。メッセージを2回送りましたが、既読にもなりません。',
    answer: '確認が遅くなり申し訳ありません。本日中に検収いたします。',
  },
  {
    ...{ title: '美容室のホームページ制作', by: 'freelancer', reported: true },
    text: '修正のご依頼もすべて対応し、先週納品しました。公開の確認をお願いしていますが、お返事がありません。',
    answer: '入院しており、返信ができませんでした。来週確認します。',
  },
  {
    ...{ title: '名刺データ 800件の入力', by: 'freelancer', reported: true },
    text: '入力が終わり、ファイルをお渡ししました。支払いの手続きについてうかがいましたが、連絡が途絶えています。',
    answer: '担当者が退職し、引き継ぎが漏れておりました。すぐに手続きします。',
  },
  {
    ...{ title: 'YouTube動画の編集（10分・4本）', by: 'freelancer', reported: true },
    text: '4本とも納品済みです。3本目まではすぐにご返事をいただいていましたが、最後の1本から返信がありません。',
    answer: '通知が届いていませんでした。内容は問題ありません。',
  },
  {
    ...{ title: '英文契約書の和訳', by: 'freelancer', reported: true },
    text: '期限の2日前に納品しました。その後、訳語の統一についておたずねした件も含めて、お返事をいただけておりません。',
    answer: '社内の確認に時間がかかっていました。明日お返事します。',
  },
  {
    ...{ title: 'スマートフォンアプリのUIデザイン', by: 'freelancer', reported: false },
    text: '初稿をお送りしてから、フィードバックをいただけません。方向性がわからず、次の画面に進めない状態です。',
    answer: '仕様の変更を検討しており、連絡できずにいました。今週中に方針をお伝えします。',
  },
  {
    ...{ title: '商品写真の切り抜き 300点', by: 'freelancer', reported: false },
    text: '残り100点分の写真を送っていただく約束でしたが、催促してもお返事がありません。',
    answer: '写真の撮影が遅れていました。あさってお送りします。',
  },
  {
    ...{ title: '採用サイトのインタビュー記事', by: 'client', reported: false },
    text: '取材の音源をお渡ししたあと、納期を過ぎても原稿が届きません。電話もメッセージも返事がありません。',
    answer: '体調を崩しておりました。本日、原稿をお送りします。',
  },
  {
    ...{ title: 'ネットショップの受注管理マクロ', by: 'client', reported: false },
    text: '途中までのファイルを受け取りましたが、エラーの修正をお願いしてから連絡が取れません。',
    answer: 'パソコンの故障で作業が止まっていました。代わりの機械で続けます。',
  },
  {
    ...{ title: '会社案内パンフレットの校正', by: 'client', reported: false },
    text: '印刷の入稿日が近づいていますが、校正の戻しがありません。2回催促しました。',
    answer: '遅れて申し訳ありません。校正済みのファイルを添付しました。',
  },
  {
    ...{ title: '化粧品ブランドのイラスト 6点', by: 'client', reported: false },
    text: 'ラフの確認までは順調でしたが、清書に入ってから返信がありません。別の方にお願いするか迷っています。',
    answer: '仕上げに時間をいただいておりました。3点は今日お渡しできます。',
  },
  {
    ...{ title: '議事録の文字起こし（90分×3回）', by: 'client', reported: false },
    text: '1回目の分だけ届き、残りの納品がありません。予定をうかがっても返事がもらえません。',
    answer: '家族の事情で作業できませんでした。残りは明日お送りします。',
  },
]

/** What people at the desk note when they decide a contact reminder. */
export const REMINDER_REASONS = {
  payment_confirmed: [
    '完了報告があり、納品物も確認できる。期限までに連絡がないため、支払いを確定する。',
    '検収の連絡がないまま期限を過ぎた。納品日と催促の記録に不自然な点はない。',
  ],
  escrow_released: [
    '完了報告がなく、作業の連絡も途絶えている。仮払いを返金して中止とする。',
    '納期を過ぎても納品がない。途中の納品物の受け渡しもない。',
  ],
  project_cancelled: ['仮払いがなく、双方に動きがない。中止とする。'],
  dismissed: ['期限の翌日に連絡があり、双方で話が進んでいる。措置は不要。'],
} as const
