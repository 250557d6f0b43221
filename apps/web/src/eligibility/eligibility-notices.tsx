import type { DeskStanding } from '@mimamori/contract/people/account-standing-contract'
import { may, type Role } from '@mimamori/policy/staff/role-permissions'
import { cx } from '@mimamori/ui/class-names'
import { Link, type LinkOptions, linkOptions } from '@tanstack/react-router'
import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { settingChangeWords } from './eligibility-copy.ts'
import { useEligibilityQuery } from './use-eligibility-query.ts'

const TO_CONFIRM = linkOptions({ to: '/admin/{-$section}', params: { section: 'confirm' } })
const TO_MEASURES = linkOptions({ to: '/admin/{-$section}', params: { section: 'measures' } })
const TO_HELD = linkOptions({ to: '/withdrawals', search: { view: 'held' } })

type Line = {
  readonly title: string
  readonly text?: string
  /** an action is needed */
  readonly urgent?: boolean
  readonly to?: LinkOptions | false
  readonly link?: string
}

/**
 * Notices below the top bar, on every screen: too few leads, one's own eligibility, settings and withdrawals that wait for a
 * second person. Default, for `lazy()`.
 */
export default function EligibilityNotices({ role }: { role: Role }): ReactNode {
  const { region, toConfirm, setting } = useMessages('eligibility')
  const desk = useEligibilityQuery().data
  const ofDesk = useDeskLines(desk)
  const waiting = useWaitingLines(desk, role)
  const alone = useAloneLines(desk, role)
  if (!desk) return null
  const others = waiting.approvals.concat(
    desk.toConfirm > 0 ? { title: toConfirm(desk.toConfirm), to: TO_CONFIRM, link: setting.openLabel } : [],
  )
  const before = [...ofDesk, ...waiting.settings]
  // procedures one person can complete are shown only together with the notice of few leads
  if (before.length + others.length === 0) return null
  return (
    <section aria-label={region}>
      <ul>{[...before, ...alone, ...others].map(lineOf)}</ul>
    </section>
  )
}

/** Too few leads, and one's own eligibility. */
function useDeskLines(desk: DeskStanding | undefined): Line[] {
  const { fewLeads, ownEligibility: own } = useMessages('eligibility')
  const { instants } = useCopy()
  if (!desk) return []
  const { eligible, fewSince, smallFrom, small } = desk.leads
  const { takesPart, ineligible, settledAt, ask } = desk.mine
  const lines: Line[] = []
  if (fewSince !== null && smallFrom !== null) {
    const when = small ? fewLeads.smallDeskNow : fewLeads.until(instants.brief(smallFrom))
    lines.push({ urgent: true, title: fewLeads.title(eligible), text: `${when} ${fewLeads.howToResolve}` })
  }
  if (!takesPart || ineligible === null) return lines
  const until = instants.brief(settledAt ?? '')
  const recent = ineligible === 'access_too_recent'
  const waits = !recent && settledAt !== null && Date.parse(settledAt) > Date.now()
  lines.push({
    title: recent ? own.access_too_recent(until) : own.awaits_confirmation(ask.join(own.nameSeparator)),
    text: waits ? `${own.consequence} ${own.earliest(until)}` : own.consequence,
  })
  return lines
}

/** Settings and withdrawals that wait for a second person. */
function useWaitingLines(desk: DeskStanding | undefined, role: Role): Record<'settings' | 'approvals', Line[]> {
  const { setting: copy, approvals } = useMessages('eligibility')
  const { instants } = useCopy()
  const to = may(role, 'desk.agree') ? TO_CONFIRM : may(role, 'desk.manage') && TO_MEASURES
  const settings = (desk?.settings ?? []).map((setting) => {
    const { about, proposer, takesEffectAt } = setting
    const when = takesEffectAt === null ? copy.waits[about] : copy.byItself(instants.brief(takesEffectAt))
    const text = copy.changesAndDate(settingChangeWords(copy, setting).join(' · '), when)
    return { urgent: true, title: copy.title[about](proposer.alias), text, to, link: copy.openLabel }
  })
  const blocked = (desk?.approvals ?? []).filter((each) => each.blocked).length
  const [next, ...others] = (desk?.approvals ?? []).filter((each) => !each.blocked)
  const held = { to: TO_HELD, link: approvals.openLabel }
  return {
    settings,
    approvals: [
      ...(blocked > 0 ? [{ ...held, urgent: true, title: approvals.blocked(blocked) }] : []),
      ...(next ? [{ ...held, title: approvals.held(others.length + 1, instants.brief(next.heldUntil)) }] : []),
    ],
  }
}

/** Procedures that one person may complete while there are too few leads. */
function useAloneLines(desk: DeskStanding | undefined, role: Role): Line[] {
  const { completableAlone: copy } = useMessages('eligibility')
  const { instants } = useCopy()
  return (desk?.completableAlone ?? []).map(({ what, id, month, by, from, possible }) => ({
    urgent: true,
    title: copy[what](by, month),
    text: possible ? copy.now : copy.from(instants.brief(from)),
    to:
      what === 'closing'
        ? may(role, 'closings.read') && linkOptions({ to: '/breakdown/close', search: { month } })
        : may(role, 'notices.read') && linkOptions({ to: '/notices/$noticeId', params: { noticeId: id } }),
    link: copy.openLabel,
  }))
}

/** One notice, in a line, with a link where there is something to open. */
function lineOf({ title, text, urgent = false, to, link }: Line, at: number) {
  const Icon = urgent ? CircleAlert : Info
  return (
    <li
      key={`${at} ${title}`}
      className={cx(
        'flex items-start gap-2 border-b px-4 py-1.5 text-sm max-sheet:px-3',
        urgent ? 'border-amber/40 bg-amber-bg' : 'border-line bg-panel',
      )}
    >
      <Icon size={14} aria-hidden="true" className={cx('mt-0.5 flex-none', urgent ? 'text-amber' : 'text-ink2')} />
      <p className="min-w-0 flex-1">
        <span className="font-semibold">{title}</span> {text ? <span className="text-ink2">{text}</span> : null}
      </p>
      {to ? (
        <Link
          {...to}
          className="flex-none font-semibold whitespace-nowrap text-accent underline-offset-2 hover:underline"
        >
          {link}
        </Link>
      ) : null}
    </li>
  )
}
