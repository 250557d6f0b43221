CREATE INDEX `appeals_decision` ON `appeals` (`decision_id`);--> statement-breakpoint
DROP TRIGGER measures_by_two;--> statement-breakpoint
CREATE TRIGGER measures_by_two BEFORE INSERT ON `measures` WHEN (
	NEW.`measure` = 'withdraw' OR (NEW.`reverses` IS NOT NULL AND EXISTS (SELECT 1 FROM `measures` WHERE `id` = NEW.`reverses` AND `measure` = 'withdraw'))
) AND NOT EXISTS (
	SELECT 1 FROM `withdrawals` WHERE `decision_id` = NEW.`decision_id` AND `member_id` = NEW.`member_id` AND `state` = 'held'
	AND `kind` = CASE NEW.`measure` WHEN 'withdraw' THEN 'withdrawal' ELSE 'reversal' END
) BEGIN SELECT RAISE(ABORT, 'a membership is ended by two people'); END;--> statement-breakpoint
CREATE TRIGGER measures_once BEFORE INSERT ON `measures` WHEN EXISTS (SELECT 1 FROM `measures` WHERE `id` = NEW.`id`)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;--> statement-breakpoint
CREATE TRIGGER withdrawals_once BEFORE INSERT ON `withdrawals` WHEN EXISTS (SELECT 1 FROM `withdrawals` WHERE `id` = NEW.`id`)
	OR EXISTS (SELECT 1 FROM `withdrawals` WHERE `decision_id` = NEW.`decision_id`)
	OR EXISTS (SELECT 1 FROM `withdrawals` WHERE `member_id` = NEW.`member_id` AND `state` IN ('proposed', 'held'))
BEGIN SELECT RAISE(ABORT, 'withdrawals are kept'); END;--> statement-breakpoint
CREATE TRIGGER evidence_once BEFORE INSERT ON `withdrawal_evidence` WHEN EXISTS (
	SELECT 1 FROM `withdrawal_evidence` WHERE `withdrawal_id` = NEW.`withdrawal_id` AND `n` = NEW.`n`
) BEGIN SELECT RAISE(ABORT, 'evidence is kept'); END;--> statement-breakpoint
DROP TRIGGER withdrawals_steps;--> statement-breakpoint
CREATE TRIGGER withdrawals_steps BEFORE UPDATE ON `withdrawals` WHEN NOT (
	NEW.`id` = OLD.`id` AND NEW.`kind` = OLD.`kind` AND NEW.`decision_id` = OLD.`decision_id` AND NEW.`case_id` = OLD.`case_id`
	AND NEW.`member_id` = OLD.`member_id` AND NEW.`reverses` IS OLD.`reverses` AND NEW.`proposer_id` = OLD.`proposer_id`
	AND NEW.`proposed_at` = OLD.`proposed_at` AND NEW.`effects` = OLD.`effects`
	AND (
		(OLD.`state` = 'proposed' AND NEW.`state` IN ('held', 'sent_back', 'taken_back'))
		OR (OLD.`state` = 'held' AND NEW.`state` IN ('released', 'stopped'))
		OR (OLD.`state` = NEW.`state` AND NEW.`reason` = '' AND NEW.`ended_by` IS OLD.`ended_by` AND NEW.`ended_at` IS OLD.`ended_at`
			AND NEW.`released_at` IS OLD.`released_at`)
	)
	AND (
		(OLD.`state` = 'proposed' AND NEW.`state` = 'held')
		OR (NEW.`approver_id` IS OLD.`approver_id` AND NEW.`approved_at` IS OLD.`approved_at`
			AND NEW.`factor_at` IS OLD.`factor_at` AND NEW.`held_until` IS OLD.`held_until`)
	)
	AND (NEW.`released_at` IS OLD.`released_at` OR NEW.`state` = 'released')
) BEGIN SELECT RAISE(ABORT, 'a withdrawal goes its way step by step'); END;--> statement-breakpoint
DROP TRIGGER withdrawals_second_person;--> statement-breakpoint
CREATE TRIGGER withdrawals_second_person BEFORE UPDATE ON `withdrawals` WHEN NEW.`state` = 'held' AND OLD.`state` = 'proposed' AND NOT coalesce((
	NEW.`factor_at` <= NEW.`approved_at`
	AND round((julianday(NEW.`approved_at`) - julianday(NEW.`factor_at`)) * 86400000) < 300000
	AND NEW.`held_until` > NEW.`approved_at` AND julianday(NEW.`held_until`) IS NOT NULL
	AND EXISTS (SELECT 1 FROM `staff` WHERE `id` = NEW.`approver_id` AND `role` IN ('lead', 'approver') AND `disabled_at` IS NULL)
	AND EXISTS (SELECT 1 FROM `sessions` WHERE `staff_id` = NEW.`approver_id` AND `factor_at` = NEW.`factor_at`)
	AND EXISTS (SELECT 1 FROM `withdrawal_evidence` WHERE `withdrawal_id` = NEW.`id`)
	AND NOT EXISTS (
		SELECT 1 FROM `withdrawal_evidence` e WHERE e.`withdrawal_id` = NEW.`id` AND NOT EXISTS (
			SELECT 1 FROM `withdrawal_openings` o WHERE o.`withdrawal_id` = e.`withdrawal_id` AND o.`n` = e.`n`
			AND o.`staff_id` = NEW.`approver_id` AND o.`at` <= NEW.`approved_at`
		)
	)
), 0) BEGIN SELECT RAISE(ABORT, 'a withdrawal needs a second person, with a fresh second factor, who opened the evidence'); END;--> statement-breakpoint
CREATE TRIGGER outbox_as_written BEFORE UPDATE OF `id`, `decision_id`, `event`, `payload`, `channel` ON `outbox`
BEGIN SELECT RAISE(ABORT, 'what goes out is kept as it was written'); END;--> statement-breakpoint
DROP TRIGGER outbox_by_two_in;--> statement-breakpoint
CREATE TRIGGER outbox_by_two_in BEFORE INSERT ON `outbox` WHEN NEW.`state` NOT IN ('held', 'undone')
	AND (NEW.`event` = 'member.withdrawn' OR instr(NEW.`payload`, '"member.withdrawn"') > 0 OR instr(NEW.`payload`, '"measure":"withdraw"') > 0
		OR instr(NEW.`payload`, '\') > 0
		OR (NEW.`event` = 'member.letter' AND EXISTS (SELECT 1 FROM `withdrawals` WHERE `decision_id` = NEW.`decision_id`)))
BEGIN SELECT RAISE(ABORT, 'a withdrawal is sent by two people, once its hold is over'); END;--> statement-breakpoint
DROP TRIGGER outbox_by_two_out;--> statement-breakpoint
CREATE TRIGGER outbox_by_two_out BEFORE UPDATE ON `outbox` WHEN NEW.`state` NOT IN ('held', 'undone')
	AND (NEW.`event` = 'member.withdrawn' OR instr(NEW.`payload`, '"member.withdrawn"') > 0 OR instr(NEW.`payload`, '"measure":"withdraw"') > 0
		OR instr(NEW.`payload`, '\') > 0
		OR (NEW.`event` = 'member.letter' AND EXISTS (SELECT 1 FROM `withdrawals` WHERE `decision_id` = NEW.`decision_id`)))
	AND NOT EXISTS (
		SELECT 1 FROM `withdrawals` WHERE `decision_id` = NEW.`decision_id` AND `state` = 'released' AND `approver_id` <> `proposer_id`
		AND `kind` = CASE NEW.`event` WHEN 'measure.reversed' THEN 'reversal' WHEN 'member.letter' THEN `kind` ELSE 'withdrawal' END
		AND (NEW.`channel` <> 'webhook' OR NEW.`id` = 'msg_' || `decision_id`)
		AND instr(NEW.`payload`, '"memberId":"' || `member_id` || '"') > 0
	)
BEGIN SELECT RAISE(ABORT, 'a withdrawal is sent by two people, once its hold is over'); END;
