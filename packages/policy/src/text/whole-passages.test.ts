import { describe, expect, test } from 'vitest'
import { widenToWholePassages } from './whole-passages.ts'

/** What is quoted of a text in which the passages are put between `[` and `]`. */
function quoted(marked: string): string[] {
  const ranges: { start: number; end: number }[] = []
  let source = ''
  let start = 0
  for (const character of marked) {
    if (character === '[') start = source.length
    else if (character === ']') ranges.push({ start, end: source.length })
    else source += character
  }
  return widenToWholePassages(source, ranges).map((range) => source.slice(range.start, range.end))
}

describe('a quoted passage is whole', () => {
  test('a word is never cut', () => {
    expect(quoted('In[stagramで「あかつきラボ」と検索すると出て]きます')).toEqual([
      'Instagramで「あかつきラボ」と検索すると出て',
    ])
    expect(quoted('マルチ[ビジ]ネスの説明会')).toEqual(['マルチビジネス'])
  })

  test('a bracket has its other one', () => {
    expect(quoted('「[しおかぜ編集室」で検索]してください')).toEqual(['「しおかぜ編集室」で検索'])
    expect(quoted('詳細は[『はじめての]副業』を見てください')).toEqual(['『はじめての副業』'])
    expect(quoted('前払い[（参加費]3万円）です')).toEqual(['（参加費3万円）'])
  })

  test('a bracket whose other one is on another line, or far away, stays alone', () => {
    expect(quoted('「あ\n[い」う]')).toEqual(['い」う'])
    expect(quoted(`[「あ]${'い'.repeat(80)}」`)).toEqual(['「あ'])
  })

  test('an address, a mail address and a name with hyphens are not cut', () => {
    expect(quoted('こちら https://oubo.[example].com/f/?a=1 から')).toEqual(['https://oubo.example.com/f/?a=1'])
    expect(quoted('(https://oubo.example.com/[f]/).')).toEqual(['https://oubo.example.com/f/'])
    expect(quoted('連絡は yamada.[taro]@example.jp まで')).toEqual(['yamada.taro@example.jp'])
    expect(quoted('taro-[saiyo48] まで')).toEqual(['taro-saiyo48'])
  })

  test('the account of a contact belongs to it', () => {
    expect(quoted('[やり取りはLINE]：taro-saiyo48 まで一言お願いします')).toEqual(['やり取りはLINE：taro-saiyo48'])
    expect(quoted('[LINEのほうが]早いので、興味のある方は taro-saiyo48 まで')).toEqual([
      'LINEのほうが早いので、興味のある方は taro-saiyo48',
    ])
  })

  test('no account is taken from another sentence, and no plain word for one', () => {
    expect(quoted('[LINEで連絡]ください。型番は ab-1234 です')).toEqual(['LINEで連絡'])
    expect(quoted('[LINEで連絡]。Webデザイン')).toEqual(['LINEで連絡'])
    expect(quoted('[報酬は成果]に応じて ab-1234')).toEqual(['報酬は成果'])
  })

  test('passages that overlap when they are whole are one', () => {
    expect(quoted('In[sta]gr[am]で検索')).toEqual(['Instagram'])
  })

  test('what is whole already stays as it is', () => {
    expect(quoted('報酬は[サイトの外で]支払います')).toEqual(['サイトの外で'])
    expect(quoted('[]')).toEqual([''])
  })
})
