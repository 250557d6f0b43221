import { Alias, Login } from '@mimamori/contract/people/person-contract'
import { aliasKey } from '@mimamori/policy/people/alias-rules'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { allColleagues } from '@mimamori/storage/people/account-eligibility-reads'
import { countOtherAdmins } from '@mimamori/storage/people/person-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { releaseClaims } from '../workflows/release-claims.ts'
import { createInvitation, type Invitation, invitationLink } from '../workflows/staff-invitation.ts'
import { type Args, requireArgument, requireFitting, requireOneOf } from './command-arguments.ts'

const ANY_PORT_TEXT = 'PORT is 0: replace it in the link with the port the desk prints when it starts.'

const invitationText = ({ settings }: AppContext, login: string, invitation: Invitation): string =>
  [
    `${login}: open this link before ${invitation.expiresAt}. It works once and won't be shown again.`,
    ...(settings.publicUrl === null && settings.port === 0 ? [ANY_PORT_TEXT] : []),
    invitationLink(settings, invitation),
  ].join('\n')

/** Creates the first admin of a desk, or with `--another` one more. Returns the text with their invitation link. */
export async function createAdmin(app: AppContext, args: Args): Promise<string> {
  const login = requireFitting('login', args.login, Login).toLowerCase()
  const alias = requireFitting('alias', args.alias, Alias)
  const language = requireOneOf('language', args.language ?? 'ja', LANGUAGES)
  const invitation = await app.storage.write(async (tx) => {
    tx.lock('key', 'people')
    if (args.another === undefined && (await countOtherAdmins(tx.db, '')) > 0)
      throw new Error('an active admin already exists and can add people; use --another to create one more')
    if (await accountByLogin(tx.db, login))
      throw new Error(`--login: ${login} exists already; mimamori staff invite --login ${login} makes a new link`)
    const people = await allColleagues(tx.db)
    if (people.some((each) => aliasKey(each.alias) === aliasKey(alias)))
      throw new Error('--alias: expected one that cannot be taken for a name that is in use')
    const at = app.clock.now()
    const id = newId(at)
    const added = { type: 'staff.added', id, login, alias, role: 'admin', passwordHash: '', language } as const
    // nobody is there to confirm the first person, who counts as confirmed
    await record(tx, at, SYSTEM, {
      ...added,
      ...(people.some(({ hasJoined }) => hasJoined) ? {} : { eligibility: 'confirmed' }),
    })
    return await createInvitation(tx, at, { id, by: SYSTEM, anew: false })
  })
  return invitationText(app, login, invitation)
}

/**
 * Creates a new invitation link, and deletes the ways the person signed in by before. For an admin that nobody else can
 * help.
 */
export async function inviteByCommand(app: AppContext, args: Args): Promise<string> {
  const login = requireArgument('login', args.login).toLowerCase()
  const invitation = await app.storage.write(async (tx) => {
    tx.lock('key', 'people')
    const account = await accountByLogin(tx.db, login)
    if (!account) throw new Error(`--login: there is no ${login}`)
    if (account.disabledAt)
      throw new Error(`--login: ${login} is disabled; an admin can enable the account at the desk`)
    const at = app.clock.now()
    await releaseClaims(tx, at, { by: SYSTEM, of: account.id })
    return await createInvitation(tx, at, { id: account.id, by: SYSTEM, anew: true })
  })
  return invitationText(app, login, invitation)
}
