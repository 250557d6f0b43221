import { renderMemberMessage } from '@mimamori/copy/letters/member-message'
import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import { clauseForTemplate, templateFor, templatesFor } from '@mimamori/policy/catalogue/template-selection'
import type { WithdrawalKind } from '@mimamori/policy/withdrawals/withdrawal-model'
import type { Letters } from '../../parts/use-letters.tsx'
import type { MessageSubject } from '../column/compose-decision.ts'
import { emptyProposalDraft, type ProposalDraft } from './withdrawal-draft.ts'

/** Template, clause and message of a proposal. */
export type ResolvedProposal = {
  readonly template: CatalogueEntryOf<'template'> | undefined
  readonly clause: CatalogueEntryOf<'clause'> | undefined
  /** the message as the member will read it */
  readonly text: string
  /** the letter about the hide, which is sent at once; `null`: the post stays as it is */
  readonly hide: ResolvedHide | null
}

export type ResolvedHide = { readonly template: CatalogueEntryOf<'template'> | undefined; readonly text: string }

/** Templates in force for a withdrawal or its reversal. */
export const withdrawalTemplates = (
  kind: WithdrawalKind,
  { templates }: Letters['catalogue'],
): CatalogueEntryOf<'template'>[] => templatesFor(templates, kind === 'withdrawal' ? 'withdraw' : 'reverse')

/** Template, clause and messages of a draft, with defaults filled in. `now` is an instant. */
export function resolveProposal(
  proposal: ProposalDraft,
  kind: WithdrawalKind,
  about: MessageSubject,
  words: Letters,
  now: string,
): ResolvedProposal {
  const { catalogue } = words
  const templates = withdrawalTemplates(kind, catalogue)
  const template = templates.find(({ id }) => id === proposal.template) ?? templates[0]
  const categories = kind === 'withdrawal' ? proposal.categories : []
  const named = proposal.clause ?? template?.data.clause ?? null
  const clause = clauseForTemplate(catalogue, categories[0], named)
  const { title, body } = about.content
  const subject = { target: about.target.type, title, body, categories, passages: [], now }
  const render = (of: CatalogueEntryOf<'template'> | undefined) =>
    of ? renderMemberMessage({ data: { ...of.data, clause: clause?.id ?? null } }, subject, words) : ''
  const hiding = templateFor(catalogue.templates, 'hide', categories[0])
  const hides = kind === 'withdrawal' && about.target.type !== 'member' && !proposal.leavesVisible
  return {
    template,
    clause,
    text: proposal.text ?? render(template),
    hide: hides ? { template: hiding, text: proposal.hideText ?? render(hiding) } : null,
  }
}

type SentProposal = Pick<ProposalDraft, 'categories' | 'clause'> & {
  readonly kind: WithdrawalKind
  readonly text: string
}

/** The message in the reader's language, when it equals one of the templates; `null`: it was edited by hand. */
export function translateProposalMessage(
  { kind, text, categories, clause }: SentProposal,
  about: MessageSubject,
  { sent, read }: { readonly sent: Letters; readonly read: Letters },
  now: string,
): string | null {
  const withTemplate = (template: string): ProposalDraft => ({ ...emptyProposalDraft(categories), clause, template })
  const template = withdrawalTemplates(kind, sent.catalogue).find(
    ({ id }) => resolveProposal(withTemplate(id), kind, about, sent, now).text === text,
  )
  return template ? resolveProposal(withTemplate(template.id), kind, about, read, now).text : null
}
