/** The result of a rule: the event to record, or the code of the reason it refuses. Rules do not throw and do no I/O. */
export type Verdict<Event, Refusal extends string> =
  | { readonly ok: true; readonly event: Event }
  | { readonly ok: false; readonly refusal: Refusal }

/** A verdict that the action is allowed; `event` is what to record. */
export function allow<Event>(event: Event): { readonly ok: true; readonly event: Event } {
  return { ok: true, event }
}

/** A verdict that the action is refused; `refusal` is the code of the reason. */
export function refuse<Refusal extends string>(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}
