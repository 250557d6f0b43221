import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'
import type { JobFormat, RewardType } from '@mimamori/policy/intake/intake-arrivals'
import type { TextViewName } from '@mimamori/policy/text/text-normalisation'
import type { ReasonCode } from './reason-codes.ts'
import type { RuleId } from './rule-codes.ts'

/**
 * Takes a hit back. Each piece of text is cut from the view the hit was found in:
 * `before` the start of the sentence up to the hit, `after` from the hit to the end of the sentence,
 * `sentence` all of it, `around` with the sentences before and behind it, `text` the title or the body, each on its own; `above`
 * the 120 characters before the hit, over lines.
 * Of a long sentence no more than 120 characters on either side are read.
 */
export type RuleException = {
  readonly where: 'before' | 'after' | 'above' | 'sentence' | 'around' | 'text'
  readonly finds: RegExp
  /** the exception holds in these formats only; all when left out */
  readonly formats?: readonly JobFormat[]
}

/** Conditions on the type, format and reward of a text for a rule to apply; fields left out ask nothing. */
export type RuleCircumstances = {
  readonly types?: readonly Scannable['type'][]
  readonly formats?: readonly JobFormat[]
  readonly rewards?: readonly RewardType[]
  /** `true`: the form states a reward of 0 */
  readonly unpaid?: true
  /** `true`: silent once money is in escrow in the project format, where the house rule allows it */
  readonly beforeEscrow?: true
}

/** A circumstance that makes a hit weigh more. */
export type ScoreBoost = { readonly finds: RegExp; readonly by: number }

export type DetectionRule = {
  readonly id: RuleId
  readonly reason: ReasonCode
  /** of a single hit with nothing that makes it stronger, 0 to 1 */
  readonly score: number
  /** where its patterns are looked for; `squeezed` alone when left out */
  readonly views?: readonly TextViewName[]
  /** a match is the evidence: it must be found again in the cut alone, so it looks around only to rule out */
  readonly patterns: readonly RegExp[]
  /** a second condition that must match as well, anywhere; its matches are spans too */
  readonly also?: RegExp
  /** what the hit is about, such as an ID: a span too where it stands within 60 characters of a hit; plain view */
  readonly evidence?: RegExp
  readonly unless?: readonly RuleException[]
  readonly stronger?: readonly ScoreBoost[]
  readonly when?: RuleCircumstances
}

/** A rule that reads the structured fields instead of the words; its flag has no spans. */
export type StructuredRule = Pick<DetectionRule, 'id' | 'reason' | 'score'> & {
  readonly when: RuleCircumstances
  /** what title or body must mention */
  readonly mentions?: RegExp
  /** what neither may mention */
  readonly omits?: RegExp
}

/** Katakana to hiragana, as the normalised text has it. */
function foldKatakana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}

/**
 * A pattern over normalised text, written in readable spelling: katakana is folded here. Latin must be small, widths
 * compatible. Interpolated strings are pattern source. Keep it linear: bounded gaps, no nested quantifiers.
 */
export function pattern(strings: TemplateStringsArray, ...parts: readonly string[]): RegExp {
  return new RegExp(foldKatakana(String.raw({ raw: strings.raw }, ...parts)), 'g')
}

/** The same without position, for exceptions and circumstances. */
export function finds(strings: TemplateStringsArray, ...parts: readonly string[]): RegExp {
  return new RegExp(foldKatakana(String.raw({ raw: strings.raw }, ...parts)))
}

type ExceptionTag = (strings: TemplateStringsArray, ...parts: readonly string[]) => RuleException

const exceptionWhere =
  (where: RuleException['where']): ExceptionTag =>
  (strings, ...parts) => ({ where, finds: finds(strings, ...parts) })

/** Exceptions as patterns: found before a hit, behind it, anywhere in its sentence, or in the sentences beside it too. */
export const before: ExceptionTag = exceptionWhere('before')
export const after: ExceptionTag = exceptionWhere('after')
export const inSentence: ExceptionTag = exceptionWhere('sentence')
export const above: ExceptionTag = exceptionWhere('above')
export const around: ExceptionTag = exceptionWhere('around')
export const inText: ExceptionTag = exceptionWhere('text')

/** Up to `most` characters within one line, over the ends of sentences too. */
export function lineGap(most: number): string {
  return `[^\\n]{0,${most}}?`
}

/** Up to `most` characters within one sentence. */
export function gap(most: number): string {
  return `[^。!?\\n]{0,${most}}?`
}
