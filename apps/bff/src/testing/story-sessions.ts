import { startSession } from '../auth/start-session.ts'
import { createDeskClient, type DeskStory, type StoryPerson } from './desk-story.ts'

/** Somebody with an account, in a session of its own: at another device, or as the one before is over. */
export async function signInAgain(
  { server, app }: DeskStory,
  who: Pick<StoryPerson, 'id' | 'role'>,
): Promise<StoryPerson> {
  const begun = { staffId: who.id, stage: 'full', method: 'password', factor: true, agent: '' } as const
  const token = await app.storage.write((tx) => startSession(tx, app.clock.now(), begun))
  const cookie = `__Host-mimamori=${token}`
  const { id, role } = who
  return {
    id,
    role,
    cookie,
    client: createDeskClient(server.url, cookie),
    async ask(path, input) {
      const response = await server.rpc(path, input, { cookie })
      const { json } = (await response.json()) as { json: { data?: { refusal?: string } } & object }
      return { status: response.status, refusal: json?.data?.refusal ?? null, body: json }
    },
  }
}
