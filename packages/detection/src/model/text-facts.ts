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

/**
 * Who wrote a text and where it stands, as codes: state of the contract, verifications, age of the account, measures, contracts.
 * Nothing where it is not known; a model reads those that it was trained with.
 */
export function circumstancesOf({ contract, writer }: Scannable): readonly string[] {
  const codes = contract ? [`contract=${contract}`] : []
  if (!writer) return codes
  const { identity, marketplaceCheck, age, measures, contracts } = writer
  codes.push(`identity=${identity}`, `check=${marketplaceCheck}`, `age=${age}`, `measures=${measures}`)
  if (contracts) codes.push(`contracts=${contracts}`)
  return codes
}
