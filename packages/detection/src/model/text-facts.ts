import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'

/**
 * What the model knows of a text besides its words, as codes: kind, format, kind of reward, whether the reward is 0 or not
 * stated, and whether contact outside is allowed.
 */
export function factsOf({ type, format, reward, escrowed }: Scannable): readonly string[] {
  const facts = [`kind=${type}`, `format=${format}`, `kind=${type},format=${format}`]
  if (reward !== null) {
    facts.push(`reward=${reward.type}`)
    if (reward.min === 0) facts.push('reward=0')
    if (reward.min === null) facts.push('reward=unstated')
  }
  if (escrowed) facts.push('escrowed', `escrowed,format=${format}`)
  return facts
}
