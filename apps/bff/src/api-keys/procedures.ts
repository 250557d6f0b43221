import type { CreatedApiKey } from '@mimamori/contract/api-keys/api-key-contract'
import { notFound } from '../http/refused.ts'
import type { AppContext } from '../office.ts'
import { confirmed, os, permitted } from '../procedures.ts'
import { apiKeysOf } from './list.ts'
import { addKey, type Made, replaceKey, revokeKey } from './make.ts'

/** Keys of other systems, for whoever runs the desk. */
export function apiKeyProcedures(app: AppContext) {
  const manager = permitted('desk.manage')
  const confirmedNow = confirmed('keys')
  async function shown(id: string) {
    const key = (await apiKeysOf(app)).find((each) => each.id === id)
    if (!key) throw notFound()
    return key
  }
  const made = async ({ id, secret }: Made): Promise<CreatedApiKey> => ({ key: await shown(id), secret })
  return {
    list: os.apiKeys.list.use(manager).handler(async () => ({ keys: await apiKeysOf(app) })),
    add: os.apiKeys.add
      .use(manager)
      .use(confirmedNow)
      .handler(async ({ input, context }) => await made(await addKey(app, context.actor.id, input))),
    replace: os.apiKeys.replace
      .use(manager)
      .use(confirmedNow)
      .handler(async ({ input, context }) => await made(await replaceKey(app, context.actor.id, input))),
    revoke: os.apiKeys.revoke
      .use(manager)
      .use(confirmedNow)
      .handler(async ({ input, context }) => {
        await revokeKey(app, context.actor.id, input.id)
        return { key: await shown(input.id) }
      }),
  }
}
