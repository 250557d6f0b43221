import { describe, expect, test } from 'vitest'
import { shortTemplateLabels } from './template-labels.ts'

describe('labels in a list of templates', () => {
  test('what most begin with is left out, and what some begin with stays', () => {
    expect(shortTemplateLabels(['警告：直接取引', '警告：ステルスマーケティング', '非表示＋警告：直接取引'])).toEqual([
      '直接取引',
      'ステルスマーケティング',
      '非表示＋警告：直接取引',
    ])
  })

  test('in English the rest begins with a capital', () => {
    expect(shortTemplateLabels(['Warning: direct dealing', 'Warning: other breach'])).toEqual([
      'Direct dealing',
      'Other breach',
    ])
  })

  test('a label alone, one without a prefix, and one that is nothing else stay whole', () => {
    expect(shortTemplateLabels(['警告：直接取引'])).toEqual(['警告：直接取引'])
    expect(shortTemplateLabels(['直接取引の警告', '連絡先の警告'])).toEqual(['直接取引の警告', '連絡先の警告'])
    expect(shortTemplateLabels(['警告：', '警告：'])).toEqual(['警告：', '警告：'])
  })
})
