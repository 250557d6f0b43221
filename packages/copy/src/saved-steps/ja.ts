import type { StepMisfit } from '@mimamori/policy/saved-steps/saved-step-rules'

const misfits: Readonly<
  Record<'template_withdrawn' | 'template_differs' | 'clause_not_then' | 'letter_differs' | 'passages_missing', string>
> = {
  template_withdrawn: '定型文が使えなくなりました。',
  template_differs: '定型文の措置か違反区分が、登録したときと変わりました。',
  clause_not_then: '登録した条項は、投稿日には施行されていません。',
  letter_differs: '定型文が改訂され、登録した文面の変更を反映できません。',
  passages_missing: 'この本文には該当箇所がありません。修正依頼を開いて箇所を選んでください。',
} satisfies Partial<Record<StepMisfit, string>>

/** Decisions of one's own that are kept for other cases. */
export const savedSteps = {
  title: 'クイック操作',
  lead: '措置・文面・判断のメモをまとめて登録し、ほかの案件で呼び出せます。登録は警告や非表示などの画面から行います。ほかの人には見えません。',
  panelTitle: 'クイック操作',
  panelHint: '数字で選ぶと文面を表示します。この時点では確定しません。',
  open: 'クイック操作',
  fill: '文面を確認する',
  applied: (name: string) => `「${name}」を読み込みました。文面を確認して Enter で確定します。`,
  empty: 'まだ登録がありません。',
  emptyNext: (key: string) =>
    `警告や非表示などの画面で、文面と判断のメモを整えてから ${key} を押すと、名前を付けて登録できます。`,
  saveAs: 'クイック操作に登録',
  saving: 'クイック操作に登録',
  savingNote: '案件の内容（タイトル・該当箇所など）は登録しません。定型文は、使う日の版になります。',
  savedWith: {
    letter: '文面の変更あり',
    note: '判断のメモあり',
  },
  between: ' ・ ',
  saved: (name: string) => `「${name}」を登録しました`,
  renamed: (name: string) => `名前を「${name}」に変更しました`,
  removed: (name: string) => `「${name}」を削除しました`,
  edit: '名前を変更',
  renaming: (name: string) => `「${name}」の名前を変更`,
  remove: '削除',
  removing: (name: string) => `「${name}」を削除しますか。`,
  cancel: 'やめる',
  save: '登録',
  name: '名前',
  nameNeeded: '名前を入力してください。',
  failed: '読み込めませんでした。',
  retry: '再試行',
  misfits,
  refusals: {
    step_name_taken: 'この名前は別のクイック操作で使っています。',
    too_many_steps: '登録できるのは50件までです。使わないものを設定から削除してください。',
  },
}
