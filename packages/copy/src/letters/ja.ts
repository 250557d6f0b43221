import { instants } from '../instants/ja.ts'
import { words } from '../words/ja.ts'

/** Pieces of the letters members receive. Members read Japanese, whatever language the desk is shown in. */
export const letters = {
  /** of mails: whoever decided is not named */
  sender: '事務局',
  subject: '【事務局】ご利用についてのお知らせ',
  categories: words.categories,
  targets: words.targets,
  listed: words.listed,
  deadline: instants.letterDay,
  wholeText: '・本文全体',
  quote: (text: string) => `・「${text}」`,
  remove: (text: string) => `・「${text}」\n　→ この部分を取り除いてください`,
  replace: (text: string, suggestion: string) => `・「${text}」\n　→ 修正案：「${suggestion}」`,
  membership: '会員としてのご利用',
  untitled: (target: string) => `送信された${target}`,
}
