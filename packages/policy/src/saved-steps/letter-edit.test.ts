import { expect, test } from 'vitest'
import { renderTemplate } from '../catalogue/template-rendering.ts'
import { applyLetterEdit, letterEditOf } from './letter-edit.ts'

const TEMPLATE = '「{{job_title}}」に、外部への誘導が見つかりました（{{category}}）。\n\n警告を表示しました。\n\n事務局'
const CASE = { job_title: '簡単な作業', category: '直接取引' }
const OTHER = { job_title: 'ロゴの作成', category: 'その他' }
const letter = renderTemplate(TEMPLATE, CASE)

/** The letter of another case, with the change made for the first. */
function carriedOver(edited: string, template = TEMPLATE): string | null {
  const edit = letterEditOf(TEMPLATE, CASE, edited)
  const changed = edit ? applyLetterEdit(template, edit) : template
  return changed === null ? null : renderTemplate(changed, OTHER)
}

test('a letter as the template says it has no change', () => {
  expect(letterEditOf(TEMPLATE, CASE, letter)).toBeNull()
})

test.each([
  ['a sentence put in', letter.replace('\n\n事務局', '\n\n3日以内にご返信ください。\n\n事務局')],
  ['a sentence taken out', letter.replace('警告を表示しました。', '')],
  ['words before everything', `お世話になっております。${letter}`],
  ['words behind everything', `${letter}\n2026`],
])('%s is made in the letter of another case, with the words of that case', (_, edited) => {
  const expected = edited.replaceAll('簡単な作業', 'ロゴの作成').replaceAll('直接取引', 'その他')
  expect(carriedOver(edited)).toBe(expected)
})

test('what was written over a title says nothing of the case it was written for', () => {
  const edit = letterEditOf(
    TEMPLATE,
    CASE,
    letter.replace('「簡単な作業」に、外部', '「簡単な作業」のご依頼「簡単な作業」の外部'),
  )
  expect(JSON.stringify(edit)).not.toContain('簡単な作業')
  expect(edit?.put).toContain('{{job_title}}')
})

test('part of a value that is written anew stands for itself, not for half of the value', () => {
  expect(carriedOver(letter.replace('簡単な作業', '簡単なお仕事'))).toBe(
    renderTemplate(TEMPLATE, OTHER).replace('ロゴの作成', '簡単なお仕事'),
  )
})

test('a later version of the template keeps the change where its place is the same, and loses it nowhere silently', () => {
  const edited = letter.replace('\n\n事務局', '\n\n3日以内にご返信ください。\n\n事務局')
  expect(carriedOver(edited, TEMPLATE.replace('外部への', '外部サイトへの'))).toContain('3日以内')
  expect(carriedOver(edited, TEMPLATE.replace('警告を表示しました。', '警告いたしました。'))).toBeNull()
  expect(carriedOver(edited, `${TEMPLATE}\n\n${TEMPLATE}`)).toBeNull()
})
