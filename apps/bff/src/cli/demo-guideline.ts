import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { CatalogueEntry, LocalizedText } from '@mimamori/policy/catalogue/catalogue-entry'
import { addCatalogueVersion } from '../catalogue/add-catalogue-entry.ts'
import type { DemoScene } from './demo-scene.ts'

const DEFINITION: LocalizedText = {
  ja: 'サンプルやトライアル（テストライティングを含む）を無償で求めることが疑われる依頼。',
  en: 'A job suspected of asking for a sample or trial, test writing included, without pay.',
}
const PAID_FOR: LocalizedText = {
  ja: '報酬を受けた投稿であると示さないよう求めるものを含む。',
  en: ' This includes asking not to say that a post was paid for.',
}

/** Versions of the guideline that were announced about two weeks before they began. `months` before the running one. */
const CHANGED = [
  { months: 8, day: '01', announced: { months: 9, day: '17' }, kind: 'category', id: 'free_sample' },
  { months: 3, day: '15', announced: { months: 3, day: '01' }, kind: 'clause', id: 'G-2' },
] as const

function changedData(entry: CatalogueEntry): CatalogueEntry['data'] {
  if (entry.kind === 'category') return { ...entry.data, definition: DEFINITION }
  if (entry.kind !== 'clause') return entry.data
  const { text } = entry.data
  return { ...entry.data, text: { ja: text.ja + PAID_FOR.ja, en: text.en + PAID_FOR.en } }
}

/** Changes the guideline twice: a lead adds a version, which is in force from a later day. */
export function planGuideline({ from, leads: [lead], schedule }: DemoScene, now: string): void {
  if (!lead) return
  for (const { months, day, announced, kind, id } of CHANGED) {
    const first = SHIPPED_CATALOGUE.find((each) => each.kind === kind && each.id === id)
    const dayOf = (before: number, then: string) => `${addMonths(monthOf(now), -before)}-${then}`
    const at = `${dayOf(announced.months, announced.day)}T04:20:00.000Z`
    if (!first || at < from) continue
    const version = { kind, id, effectiveFrom: dayOf(months, day), data: changedData(first), after: first.version }
    schedule(at, async (tx, then) => void (await addCatalogueVersion(tx, then, lead, version)))
  }
}
