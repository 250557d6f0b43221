import { detectionModels } from '@mimamori/copy/detection-models/en'
import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import { agreementOf, precisionOf, recallOf } from '@mimamori/policy/detection/model-figures'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { detectionModelsOf } from '@mimamori/storage/detection/detection-model-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import { activateModel, rollBackChampion } from '../detection/activate-model.ts'
import { refitModel } from '../detection/refit-model.ts'
import { refusalOf } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { type Args, requireArgument } from './command-arguments.ts'

/** The lead in whose name a model is activated or rolled back, which the audit log says. */
async function requireLead(app: AppContext, args: Args): Promise<Staff> {
  const login = requireArgument('login', args.login)
  const account = await accountByLogin(app.storage.db, login)
  if (!account || account.disabledAt !== null || !may(account.role, 'models.decide'))
    throw new Error(`--login: expected a lead, got ${login}`)
  return account
}

/** Refusals in words. */
async function inWords<T>(work: Promise<T>): Promise<T> {
  return await work.catch((fault: unknown) => {
    const words: { readonly [refusal: string]: string } = detectionModels.refusals
    const refused = words[refusalOf(fault)?.refusal ?? '']
    throw refused ? new Error(refused) : fault
  })
}

async function refitByCommand(app: AppContext, _args: Args): Promise<string> {
  if (app.settings.model === 'off') throw new Error('nothing is learned while MIMAMORI_MODEL is off')
  return JSON.stringify(await refitModel(app, SYSTEM))
}

/** Every learned model with its state and figures, as JSON. */
export async function listModels(app: AppContext): Promise<string> {
  const models = (await detectionModelsOf(app.storage.db)).map(({ version, state, madeAt, figures, gates }) => ({
    version,
    state,
    madeAt,
    agreement: agreementOf(figures.challenger),
    recall: recallOf(figures.challenger),
    precision: precisionOf(figures.challenger),
    missed: gates.filter(({ passed }) => !passed).map(({ gate }) => gate),
  }))
  return JSON.stringify({ shipped: SHIPPED_MODEL.version, models })
}

async function activateByCommand(app: AppContext, args: Args): Promise<string> {
  const version = requireArgument('version', args.version)
  const { active } = await inWords(activateModel(app, await requireLead(app, args), version))
  return active ? `model ${version} is active` : `model ${version} becomes active once it has earned to flag`
}

async function rollBackByCommand(app: AppContext, args: Args): Promise<string> {
  const reason = requireArgument('reason', args.reason)
  const { to } = await inWords(rollBackChampion(app, await requireLead(app, args), reason))
  return to === null ? 'the built-in model is active again' : `model ${to} is active again`
}

/** Commands that change detection models. */
export const MODEL_COMMANDS = {
  'model refit': {
    usage: 'mimamori model refit             train a detection model on the decisions; runs in shadow if it passes',
    run: refitByCommand,
  },
  'model activate': {
    usage:
      'mimamori model activate VERSION --login LEAD   activate the shadow model after another lead’s test kit, now or once it may flag',
    run: activateByCommand,
  },
  'model rollback': {
    usage: 'mimamori model rollback --login LEAD --reason WORDS   return to the previous model',
    run: rollBackByCommand,
  },
} as const
