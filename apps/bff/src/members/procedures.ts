import type { Office } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { revealField } from './reveal.ts'

export function memberProcedures(office: Office) {
  return {
    reveal: os.members.reveal
      .use(permitted('members.reveal'))
      .handler(({ input, context }) => revealField(office, context.actor, { ...input, caseId: input.caseId ?? null })),
  }
}
