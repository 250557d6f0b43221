import { describe, expect, test } from 'vitest'
import { selectPairs } from './query-narrowing.ts'
import { type DocumentType, filterTokens, shortenTokens } from './search-tokens.ts'
import { createTokenSampler } from './token-sample.ts'

const APPETITE = { page: 26, reckon: 100, candidates: 1_001, hopeless: false }

/** Of a thousand texts drawn from a million those whose place a token's rule holds for. */
function sample(rules: Readonly<Record<string, (place: number) => boolean>>) {
  const drawn = createTokenSampler()
  for (let place = 0; place < 1_000; place++) drawn.add(Object.keys(rules).filter((token) => rules[token]?.(place)))
  return drawn.sample(1_000_000)
}

describe('pairs worth asking for', () => {
  test('are those that keep much away; one that nearly every text has is read for instead', () => {
    const drawn = sample({
      払い: (place) => place % 20 === 0,
      伝わ: (place) => place % 20 < 2,
      ます: (place) => place % 20 !== 7,
      した: (place) => place % 20 < 16,
    })
    expect(selectPairs(drawn, [], ['払い', 'ます', '伝わ', 'した'], APPETITE)).toEqual(['払い'])
  })

  test('are two frequent ones where few texts have both', () => {
    const drawn = sample({ 東京: (place) => place % 10 < 3, 大阪: (place) => place % 10 > 6, ます: () => true })
    expect(selectPairs(drawn, [], ['東京', 'ます', '大阪'], APPETITE).toSorted()).toEqual(['大阪', '東京'])
  })

  test('are always those the sample does not know: hardly any text has them', () => {
    const drawn = sample({ ます: () => true })
    expect(selectPairs(drawn, [], ['栗唖', '唖頎', 'ます'], APPETITE)).toEqual(['栗唖', '唖頎'])
  })

  test('are none where a filter leaves but a few', () => {
    const drawn = sample({ ます: (place) => place % 2 === 0, xchidden: () => false })
    expect(selectPairs(drawn, ['xchidden'], ['ます'], APPETITE)).toEqual([])
  })

  test('are all of them without a sample', () => {
    expect(selectPairs(createTokenSampler().sample(0), [], ['払い', 'ます'], APPETITE)).toEqual(['払い', 'ます'])
  })
})

test('jobs and visible texts are found by leaving out the others, unless nothing else is asked', () => {
  const [job, visible] = [filterTokens({ type: 'job' }), filterTokens({ state: 'visible' })]
  const tokensOf = (types: readonly DocumentType[]) => types.flatMap((type) => filterTokens({ type }))
  // what the desk alone reads is neither
  const desk = tokensOf(['report', 'contract', 'enquiry'])
  const others = [...tokensOf(['proposal', 'message']), ...desk]
  const hidden = filterTokens({ state: 'hidden' })
  expect(shortenTokens(['払い', ...job])).toEqual({ having: ['払い'], lacking: others })
  expect(shortenTokens(['払い', ...visible])).toEqual({ having: ['払い'], lacking: [...hidden, ...desk] })
  expect(shortenTokens([...job, ...hidden])).toEqual({ having: hidden, lacking: others })
  expect(shortenTokens([...job, ...visible])).toEqual({ having: [...job, ...visible], lacking: [] })
})
