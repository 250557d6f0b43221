import type { RestOfEscrow } from '@mimamori/policy/reminders/reminder-outcome-rules'
import { instants } from '../instants/ja.ts'

/** What a letter to either side says of the rest of the escrow; letters are Japanese. `yen`: as letters write it. */
export function restSentence(rest: RestOfEscrow, yen: string): string {
  switch (rest.goes) {
    case 'paid':
      return `残りの${yen}は、ランサーへの報酬としてお支払いいたします。`
    case 'returned':
      return `残りの${yen}は、クライアントに返金いたします。`
    case 'stays': {
      const day = instants.letterDay(new Date(`${rest.until}T00:00:00.000+09:00`).toISOString())
      return `残りの${yen}は、${day}まで仮払いのままお預かりし、契約は継続いたします。`
    }
  }
}
