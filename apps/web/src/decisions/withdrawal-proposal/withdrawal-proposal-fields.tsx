import type { WithdrawalDraft } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { WithdrawalKind } from '@mimamori/policy/withdrawals/withdrawal-model'
import { cx } from '@mimamori/ui/class-names'
import { Kbd } from '@mimamori/ui/kbd'
import { type ReactNode, useId } from 'react'
import { createPortal } from 'react-dom'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useEffectWords, useWithdrawalRefusalWords } from '../../i18n/withdrawal-copy.ts'
import { Standing } from '../../parts/standing.tsx'
import type { Letters } from '../../parts/use-letters.tsx'
import type { MessageSubject } from '../column/compose-decision.ts'
import { MemberMessagePreview } from '../column/member-message-preview.tsx'
import { EvidencePins } from './evidence-pins.tsx'
import { type ResolvedProposal, resolveProposal, withdrawalTemplates } from './proposal-message.ts'
import type { ProposalDraft } from './withdrawal-draft.ts'

const MAX_NOTE_LENGTH = 2000
const INPUT_CLASS = 'w-full scroll-mb-36 rounded-md border border-line2 bg-panel px-2.5'

type Props = {
  kind: WithdrawalKind
  place: HTMLElement | null
  about: MessageSubject
  prepared: WithdrawalDraft
  candidates: WithdrawalDraft['candidates']
  proposal: ProposalDraft
  resolved: ResolvedProposal | undefined
  /** in Japanese, as the member receives them, and in the language of the page */
  sent: Letters
  read: Letters
  now: string
  focusedIndex: number
  locked: boolean
  change: (proposal: ProposalDraft) => void
  togglePin: (index: number) => void
  toggleCategory: (index: number) => void
  focus: (index: number) => void
}

/** The fields of a proposal: effects, evidence, categories and clause, message, note, and the last digits of the member's id. */
export function WithdrawalProposalFields(props: Props): ReactNode {
  const { kind, place, prepared, proposal, locked, change } = props
  const copy = useMessages('withdrawals')
  const beside = (step: ReactNode) => (place ? createPortal(step, place) : step)
  return (
    <>
      <WithdrawalImpact prepared={prepared} />
      {beside(<EvidencePins {...props} />)}
      {kind === 'withdrawal' ? <BrokenRules {...props} /> : null}
      {beside(<ProposalMessage {...props} />)}
      {kind === 'withdrawal' && props.about.target.type !== 'member' ? <ProposalHide {...props} /> : null}
      <LabelledField label={copy.note} hint={copy.noteHint}>
        {(id) => (
          <textarea
            id={id}
            value={proposal.note}
            maxLength={MAX_NOTE_LENGTH}
            readOnly={locked}
            onChange={({ target }) => change({ ...proposal, note: target.value })}
            className={cx(INPUT_CLASS, 'field-sizing-content max-h-40 min-h-8 py-1.5 text-sm/5')}
          />
        )}
      </LabelledField>
      <LabelledField row field="lastFour" label={copy.lastFour} hint={copy.lastFourHint}>
        {(id) => (
          <input
            id={id}
            value={proposal.lastFour}
            maxLength={4}
            readOnly={locked}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={({ target }) => change({ ...proposal, lastFour: target.value })}
            className={cx(INPUT_CLASS, 'h-8 max-w-28 font-mono tracking-widest')}
          />
        )}
      </LabelledField>
    </>
  )
}

type LabelledFieldProps = {
  field?: string
  label: string
  hint?: string
  /** label and field stand beside each other */
  row?: boolean
  children: (id: string) => ReactNode
}

function LabelledField({ field, label, hint, row, children }: LabelledFieldProps) {
  const id = useId()
  return (
    <div
      data-field={field}
      className={cx('gap-x-3 gap-y-1 text-sm', row ? 'flex items-center justify-between' : 'grid')}
    >
      <label htmlFor={id} className={cx('font-semibold text-ink2', row && 'max-w-3/5 flex-none')}>
        {label} {hint ? <span className="font-normal">{hint}</span> : null}
      </label>
      {children(id)}
    </div>
  )
}

/** The member, and what a withdrawal would end: contracts, payments, proposals. */
function WithdrawalImpact({ prepared: { memberId, member, effects, standing } }: { prepared: WithdrawalDraft }) {
  const copy = useMessages('withdrawals')
  const effectsOf = useEffectWords()
  return (
    <section aria-label={copy.effects} className="grid gap-1 rounded-md border border-line bg-bg px-2.5 py-2 text-sm">
      <h3 className="flex flex-wrap justify-between gap-x-2 font-semibold text-ink2">
        <span className="min-w-0 break-all text-ink">{copy.memberId(memberId)}</span>
        <span lang="ja" className="font-normal">
          {member?.displayName}
        </span>
      </h3>
      <dl className="flex flex-wrap gap-x-4 gap-y-0.5 *:flex *:gap-1.5">
        {(effects ? effectsOf(effects) : []).map(({ name, value, some }) => (
          <div key={name}>
            <dt className="text-ink2">{name}</dt>
            <dd className={cx('tabular-nums', some && 'font-semibold text-amber')}>{value}</dd>
          </div>
        ))}
        <div>
          <dt className="text-ink2">{copy.standing}</dt>
          <dd>
            <Standing of={standing} />
          </dd>
        </div>
      </dl>
      <p className={effects ? 'text-xs text-ink2' : 'text-amber'}>
        {effects ? <AsOf at={effects.toldAt} /> : copy.effectsUnknown}
      </p>
    </section>
  )
}

function AsOf({ at }: { at: string }) {
  const copy = useMessages('withdrawals')
  const { instants } = useCopy()
  return <time dateTime={at}>{copy.effectsTold(instants.absolute(at))}</time>
}

/** The rules that the member broke: categories, and the clause of the first. */
function BrokenRules({ proposal, resolved, sent, locked, change, toggleCategory }: Props) {
  const copy = useMessages('withdrawals')
  const { words } = useCopy()
  const { language } = useLanguage()
  const [first] = proposal.categories
  const clauses = sent.catalogue.clauses.filter(({ data }) => first && data.categories.includes(first))
  return (
    <>
      <fieldset data-field="categories">
        <legend className="mb-1.5 text-sm font-semibold text-ink2">
          {copy.categories} <span className="font-normal">{copy.categoriesHint}</span>
        </legend>
        <div className="flex flex-wrap gap-1.5">
          {CATEGORIES.map((category, index) => {
            const on = proposal.categories.includes(category)
            return (
              <button
                key={category}
                type="button"
                aria-pressed={on}
                disabled={locked}
                title={words.categories[category]}
                onClick={() => toggleCategory(index)}
                className={cx(
                  'inline-flex min-h-7 items-center gap-1.5 rounded-md border px-1.5 text-sm',
                  on ? 'border-accent bg-accent-bg' : 'border-line2 text-ink2 hover:bg-hover',
                )}
              >
                <Kbd>{`⇧${index + 1}`}</Kbd>
                {words.categoriesShort[category]}
              </button>
            )
          })}
        </div>
      </fieldset>
      <LabelledField row label={copy.clause}>
        {(id) => (
          <select
            id={id}
            value={resolved?.clause?.id ?? ''}
            disabled={locked || clauses.length === 0}
            onChange={({ target }) => change({ ...proposal, clause: target.value, text: null, hideText: null })}
            className={cx(INPUT_CLASS, 'h-8 truncate')}
          >
            {clauses.length === 0 ? <option value="">–</option> : null}
            {clauses.map((clause) => (
              <option key={clause.id} value={clause.id}>
                {clause.data.label[language]}
              </option>
            ))}
          </select>
        )}
      </LabelledField>
    </>
  )
}

/** Whether the post is hidden at once, with the letter about that folded under it. */
function ProposalHide({ prepared, about, proposal, resolved, read, now, kind, locked, change }: Props) {
  const { hiding } = useMessages('withdrawals')
  const { language } = useLanguage()
  const { refusals }: { refusals: { readonly [refusal: string]: string } } = useWithdrawalRefusalWords()
  const refusal = prepared.hideRefusal
  const letter = refusal === null ? resolved?.hide : null
  const translation =
    language === 'ja'
      ? null
      : (resolveProposal({ ...proposal, hideText: null }, kind, about, read, now).hide?.text ?? null)
  return (
    <section aria-label={hiding.title} className="grid gap-1.5 text-sm">
      <label className="flex items-baseline gap-2">
        <input
          type="checkbox"
          checked={letter !== null && letter !== undefined}
          disabled={locked || refusal !== null}
          onChange={({ target }) => change({ ...proposal, leavesVisible: !target.checked })}
        />
        <span>
          <b className="font-semibold">{hiding.title}</b>{' '}
          <span className="text-ink2">{refusal === null ? hiding.hint : (refusals[refusal] ?? refusal)}</span>
        </span>
      </label>
      {letter ? (
        <details data-field="hideLetter">
          <summary className="cursor-pointer text-ink2">{hiding.letter}</summary>
          <MemberMessagePreview
            text={letter.text}
            edited={typeof proposal.hideText === 'string'}
            locked={locked}
            translation={translation}
            onEdit={(hideText) => change({ ...proposal, hideText })}
          />
        </details>
      ) : null}
    </section>
  )
}

/** The template, and the message as the member will read it. */
function ProposalMessage({ kind, about, proposal, resolved, sent, read, now, locked, change }: Props) {
  const copy = useMessages('withdrawals')
  const { language } = useLanguage()
  const templates = withdrawalTemplates(kind, sent.catalogue)
  const translation =
    language === 'ja' ? null : resolveProposal({ ...proposal, text: null }, kind, about, read, now).text
  return (
    <div data-field="letter" className="grid gap-2">
      <h3 className="-mb-1 text-sm font-semibold">{copy.proposeSteps.letter}</h3>
      {templates.length > 1 ? (
        <LabelledField label={copy.template}>
          {(id) => (
            <select
              id={id}
              value={resolved?.template?.id ?? ''}
              disabled={locked}
              onChange={({ target }) => change({ ...proposal, template: target.value, text: null })}
              className={cx(INPUT_CLASS, 'h-8 truncate')}
            >
              {templates.map((template) => (
                <option key={template.id} value={template.id}>
                  {copy.templateVersion(template.data.label[language], template.version)}
                </option>
              ))}
            </select>
          )}
        </LabelledField>
      ) : null}
      <MemberMessagePreview
        text={resolved?.text ?? ''}
        edited={proposal.text !== null}
        locked={locked}
        translation={translation}
        onEdit={(text) => change({ ...proposal, text })}
      />
    </div>
  )
}
