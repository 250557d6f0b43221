import { startSession } from '../auth/start-session.ts'
import { createDeskClient, type DeskStory, type StoryPerson } from './desk-story.ts'

/** The same person signs in once more, and shows a second factor: a session ends after half an hour of nothing. */
export async function signInAgain({ server, app }: DeskStory, { id, role }: StoryPerson): Promise<StoryPerson> {
  const input = { staffId: id, stage: 'full', method: 'password', factor: true, agent: '' } as const
  const token = await app.storage.write((tx) => startSession(tx, app.clock.now(), input))
  const cookie = `__Host-mimamori=${token}`
  const ask: StoryPerson['ask'] = async (path, body) => {
    const answer = await server.rpc(path, body, { cookie })
    const { json } = (await answer.json()) as { json: { data?: { refusal?: string } } }
    return { status: answer.status, refusal: json?.data?.refusal ?? null, body: json }
  }
  return { id, role, cookie, ask, client: createDeskClient(server.url, cookie) }
}
