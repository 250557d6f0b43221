import { jobCategories } from '@mimamori/copy/job-categories/en'
import { JOB_FAMILIES } from '@mimamori/examples/families/job-families'
import { ALL_OFFENCES } from '@mimamori/examples/offences/offence-catalogue'
import { expect, test } from 'vitest'

test('every category of job that the demo has is named in English on an English screen', () => {
  const scenes = ALL_OFFENCES.flatMap(({ around }) => ('category' in around ? [around.category] : []))
  const categories = new Set([...JOB_FAMILIES.map(({ category }) => category), ...scenes])
  expect([...categories].filter((category) => !jobCategories[category])).toEqual([])
})
