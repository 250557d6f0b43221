import { hash } from 'node:crypto'
import { canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import { hasBlockAnywhere } from '@mimamori/policy/notices/notice-placeholders'
import type { NoticeMaterial } from './notice-section-parts.ts'

/**
 * SHA-256 of all that the documents of a notice are made of, but for the day of publication: of its words, figures and categories, and of the
 * standards and the notice before where it has them. A picture is in it by its id, which is the hash of its bytes.
 */
export function hashContent(of: Omit<NoticeMaterial, 'pictures' | 'at'>): string {
  const { month, version, texts, figures, categories, corrects } = of
  const standards = hasBlockAnywhere(texts, 'standards') ? of.standards : null
  const previous = hasBlockAnywhere(texts, 'previous') ? of.previous : null
  return hash('sha256', canonicalJson({ month, version, texts, figures, categories, corrects, standards, previous }))
}
