import type { MemberStanding } from '@mimamori/policy/members/standing-rules'
import type { Copy } from './language-provider.tsx'

/** The measures in force for a member, each in words; none: empty. */
export function standingWords({ standing: kinds }: Copy['cases'], standing: MemberStanding): string[] {
  return (Object.keys(kinds) as (keyof MemberStanding)[])
    .filter((name) => Number(standing[name]) > 0)
    .map((name) => (standing[name] === true ? kinds[name] : `${kinds[name]} ${standing[name]}`))
}
