import type { reminders as ja } from './ja.ts'

export const reminders: typeof ja = {
  refusals: {
    reminder_not_due: 'The deadline hasn’t passed yet.',
    reminder_over: 'This request has already ended.',
    contacted_meanwhile: 'The other party has replied meanwhile. Read what they said before you decide.',
    not_proposed: 'This outcome isn’t waiting for a second person.',
    never_reminded:
      'The other party hasn’t been reminded yet, so this can’t be decided. The case will close, and the deadline starts over with a reminder. If it awaits approval, send it back.',
    nothing_escrowed: 'There’s no money in escrow, so you can’t choose this outcome.',
    amount_missing: 'Enter an amount.',
    amount_too_high: 'The amount can’t be higher than what’s in escrow.',
    rating_of_paid_side: 'You can’t rate the side that gets the money.',
    escrow_left: 'There’s still money in escrow. Confirm a payment or refund it instead.',
    rest_missing: 'Choose what happens to the rest of the escrow.',
    rest_not_possible: 'Choose something else for the rest of the escrow. A date must be after today.',
    rating_of_nothing: 'You can’t give a negative rating without taking action.',
    amount_without_money: 'This outcome doesn’t take an amount.',
    reminder_settings_out_of_range: 'A value is out of range.',
  },
}
