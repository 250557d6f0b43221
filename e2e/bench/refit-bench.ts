import { createAccount, signIn } from '../harness/desk-accounts.ts'
import { storeMembers } from '../harness/evaluated-members.ts'
import type { Figure, Scale } from './bench-figures.ts'
import { evaluateByApprovedStandards, evaluateMembers } from './evaluation-bench.ts'
import { startFilledDesks } from './filled-desks.ts'
import { measureBesideWork } from './half-load.ts'
import { openMixedLoad } from './mixed-load.ts'

/** a larger desk gives a refit no more to learn that would be learned from */
const CASE_COUNT = 20_000
const MEMBER_COUNT = 200_000

/** N31: what requests at half load take while a model is learned, and while members are evaluated, each on its own thread. */
export async function benchRefit({ cases }: Scale): Promise<Figure[]> {
  const filled = await startFilledDesks({ cases: Math.min(CASE_COUNT, cases) })
  const load = await openMixedLoad(filled)
  try {
    const refit = async () => {
      const { outcome } = JSON.parse(await filled.first.ask('model refit', {})) as { readonly outcome: string }
      return { outcomes: outcome }
    }
    // the texts that arrive are read by a challenger, too, in every run
    await refit()
    const learned = await measureBesideWork(filled, load, { doing: 'a model is learned', work: refit })
    const { client } = await signIn(filled.first.url, await createAccount(filled.first, 'evaluates', 'lead'))
    await evaluateByApprovedStandards(filled.first, client)
    storeMembers(filled.first.databaseFile, MEMBER_COUNT, new Date().toISOString())
    // the first evaluation grants what everybody has from then on
    await evaluateMembers(filled.first, client)
    const evaluate = async () => {
      const { run } = await evaluateMembers(filled.first, client)
      return { members: run.done }
    }
    return [...learned, ...(await measureBesideWork(filled, load, { doing: 'members are evaluated', work: evaluate }))]
  } finally {
    await load.close()
    await filled.discard()
  }
}
