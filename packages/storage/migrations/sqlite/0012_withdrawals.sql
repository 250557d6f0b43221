CREATE TABLE `withdrawal_evidence` (
	`withdrawal_id` text NOT NULL,
	`n` integer NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`at` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`withdrawal_id`, `n`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `withdrawal_openings` (
	`withdrawal_id` text NOT NULL,
	`n` integer NOT NULL,
	`staff_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`withdrawal_id`, `n`, `staff_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`decision_id` text NOT NULL,
	`case_id` text NOT NULL,
	`member_id` text NOT NULL,
	`reverses` text,
	`state` text NOT NULL,
	`proposer_id` text NOT NULL,
	`proposed_at` text NOT NULL,
	`effects` text NOT NULL,
	`approver_id` text,
	`approved_at` text,
	`factor_at` text,
	`held_until` text,
	`ended_by` text,
	`ended_at` text,
	`reason` text DEFAULT '' NOT NULL,
	`released_at` text,
	CONSTRAINT "withdrawals_kind" CHECK(kind in ('withdrawal', 'reversal') and (kind = 'reversal') = (reverses is not null)),
	CONSTRAINT "withdrawals_state" CHECK(state in ('proposed', 'held', 'released', 'sent_back', 'taken_back', 'stopped')),
	CONSTRAINT "withdrawals_two" CHECK(approver_id is null or approver_id <> proposer_id),
	CONSTRAINT "withdrawals_approved" CHECK(state not in ('held', 'released') or (approver_id is not null and approved_at is not null and factor_at is not null and held_until is not null)),
	CONSTRAINT "withdrawals_out" CHECK(state <> 'released' or (released_at is not null and released_at >= held_until))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `withdrawals_decision` ON `withdrawals` (`decision_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `withdrawals_pending` ON `withdrawals` (`member_id`) WHERE state in ('proposed', 'held');--> statement-breakpoint
CREATE INDEX `withdrawals_reverses` ON `withdrawals` (`reverses`) WHERE reverses is not null;--> statement-breakpoint
CREATE INDEX `withdrawals_held` ON `withdrawals` (`held_until`) WHERE state = 'held';--> statement-breakpoint
CREATE INDEX `withdrawals_proposed` ON `withdrawals` (`proposed_at`) WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX `withdrawals_released` ON `withdrawals` (`released_at`) WHERE state = 'released';--> statement-breakpoint
ALTER TABLE `members` ADD `dealings` text;--> statement-breakpoint
CREATE TRIGGER measures_no_update BEFORE UPDATE ON `measures` BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;--> statement-breakpoint
CREATE TRIGGER measures_no_delete BEFORE DELETE ON `measures` BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;--> statement-breakpoint
CREATE TRIGGER measures_by_two BEFORE INSERT ON `measures` WHEN NEW.`measure` = 'withdraw' AND NOT EXISTS (
	SELECT 1 FROM `withdrawals` WHERE `decision_id` = NEW.`decision_id` AND `kind` = 'withdrawal' AND `state` = 'held'
) BEGIN SELECT RAISE(ABORT, 'a membership is ended by two people'); END;--> statement-breakpoint
CREATE TRIGGER withdrawals_proposed_first BEFORE INSERT ON `withdrawals` WHEN NOT (
	NEW.`state` = 'proposed' AND NEW.`approver_id` IS NULL AND NEW.`approved_at` IS NULL AND NEW.`factor_at` IS NULL
	AND NEW.`held_until` IS NULL AND NEW.`ended_by` IS NULL AND NEW.`released_at` IS NULL
) BEGIN SELECT RAISE(ABORT, 'a withdrawal begins with a proposal'); END;--> statement-breakpoint
CREATE TRIGGER withdrawals_no_delete BEFORE DELETE ON `withdrawals` BEGIN SELECT RAISE(ABORT, 'withdrawals are kept'); END;--> statement-breakpoint
CREATE TRIGGER withdrawals_steps BEFORE UPDATE ON `withdrawals` WHEN NOT (
	NEW.`id` = OLD.`id` AND NEW.`kind` = OLD.`kind` AND NEW.`decision_id` = OLD.`decision_id` AND NEW.`case_id` = OLD.`case_id`
	AND NEW.`member_id` = OLD.`member_id` AND NEW.`reverses` IS OLD.`reverses` AND NEW.`proposer_id` = OLD.`proposer_id`
	AND NEW.`proposed_at` = OLD.`proposed_at` AND NEW.`effects` = OLD.`effects`
	AND (
		(OLD.`state` = 'proposed' AND NEW.`state` IN ('held', 'sent_back', 'taken_back'))
		OR (OLD.`state` = 'held' AND NEW.`state` IN ('released', 'stopped'))
		OR (OLD.`state` = NEW.`state` AND NEW.`reason` = '')
	)
	AND (
		(OLD.`state` = 'proposed' AND NEW.`state` = 'held')
		OR (NEW.`approver_id` IS OLD.`approver_id` AND NEW.`approved_at` IS OLD.`approved_at`
			AND NEW.`factor_at` IS OLD.`factor_at` AND NEW.`held_until` IS OLD.`held_until`)
	)
	AND (NEW.`released_at` IS OLD.`released_at` OR NEW.`state` = 'released')
) BEGIN SELECT RAISE(ABORT, 'a withdrawal goes its way step by step'); END;--> statement-breakpoint
CREATE TRIGGER withdrawals_second_person BEFORE UPDATE ON `withdrawals` WHEN NEW.`state` = 'held' AND OLD.`state` = 'proposed' AND NOT (
	NEW.`factor_at` <= NEW.`approved_at`
	AND round((julianday(NEW.`approved_at`) - julianday(NEW.`factor_at`)) * 86400000) < 300000
	AND NEW.`held_until` > NEW.`approved_at`
	AND EXISTS (SELECT 1 FROM `staff` WHERE `id` = NEW.`approver_id` AND `role` IN ('lead', 'approver') AND `disabled_at` IS NULL)
	AND EXISTS (SELECT 1 FROM `sessions` WHERE `staff_id` = NEW.`approver_id` AND `factor_at` = NEW.`factor_at`)
	AND EXISTS (SELECT 1 FROM `withdrawal_evidence` WHERE `withdrawal_id` = NEW.`id`)
	AND NOT EXISTS (
		SELECT 1 FROM `withdrawal_evidence` e WHERE e.`withdrawal_id` = NEW.`id` AND NOT EXISTS (
			SELECT 1 FROM `withdrawal_openings` o WHERE o.`withdrawal_id` = e.`withdrawal_id` AND o.`n` = e.`n`
			AND o.`staff_id` = NEW.`approver_id` AND o.`at` <= NEW.`approved_at`
		)
	)
) BEGIN SELECT RAISE(ABORT, 'a withdrawal needs a second person, with a fresh second factor, who opened the evidence'); END;--> statement-breakpoint
CREATE TRIGGER evidence_before_opening BEFORE INSERT ON `withdrawal_evidence` WHEN length(NEW.`hash`) <> 64
	OR NOT EXISTS (SELECT 1 FROM `withdrawals` WHERE `id` = NEW.`withdrawal_id` AND `state` = 'proposed')
	OR EXISTS (SELECT 1 FROM `withdrawal_openings` WHERE `withdrawal_id` = NEW.`withdrawal_id`)
BEGIN SELECT RAISE(ABORT, 'evidence is pinned with its proposal'); END;--> statement-breakpoint
CREATE TRIGGER evidence_only_emptied BEFORE UPDATE ON `withdrawal_evidence` WHEN NOT (
	NEW.`withdrawal_id` = OLD.`withdrawal_id` AND NEW.`n` = OLD.`n` AND NEW.`kind` = OLD.`kind` AND NEW.`ref` = OLD.`ref`
	AND NEW.`at` = OLD.`at` AND NEW.`hash` = OLD.`hash` AND NEW.`title` IN ('', OLD.`title`) AND NEW.`text` IN ('', OLD.`text`)
) BEGIN SELECT RAISE(ABORT, 'evidence is kept as it was pinned'); END;--> statement-breakpoint
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON `withdrawal_evidence` BEGIN SELECT RAISE(ABORT, 'evidence is kept'); END;--> statement-breakpoint
CREATE TRIGGER openings_while_proposed BEFORE INSERT ON `withdrawal_openings` WHEN
	NOT EXISTS (SELECT 1 FROM `withdrawals` WHERE `id` = NEW.`withdrawal_id` AND `state` = 'proposed' AND `proposer_id` <> NEW.`staff_id`)
	OR NOT EXISTS (SELECT 1 FROM `withdrawal_evidence` WHERE `withdrawal_id` = NEW.`withdrawal_id` AND `n` = NEW.`n`)
BEGIN SELECT RAISE(ABORT, 'evidence is opened before the second person decides'); END;--> statement-breakpoint
CREATE TRIGGER openings_no_update BEFORE UPDATE ON `withdrawal_openings` BEGIN SELECT RAISE(ABORT, 'openings are kept'); END;--> statement-breakpoint
CREATE TRIGGER openings_no_delete BEFORE DELETE ON `withdrawal_openings` BEGIN SELECT RAISE(ABORT, 'openings are kept'); END;--> statement-breakpoint
CREATE TRIGGER outbox_by_two_in BEFORE INSERT ON `outbox` WHEN NEW.`state` NOT IN ('held', 'undone')
	AND (NEW.`event` = 'member.withdrawn' OR instr(NEW.`payload`, '"member.withdrawn"') > 0 OR instr(NEW.`payload`, '"measure":"withdraw"') > 0)
BEGIN SELECT RAISE(ABORT, 'a withdrawal is sent by two people, once its hold is over'); END;--> statement-breakpoint
CREATE TRIGGER outbox_by_two_out BEFORE UPDATE ON `outbox` WHEN NEW.`state` NOT IN ('held', 'undone')
	AND (NEW.`event` = 'member.withdrawn' OR instr(NEW.`payload`, '"member.withdrawn"') > 0 OR instr(NEW.`payload`, '"measure":"withdraw"') > 0)
	AND NOT EXISTS (
		SELECT 1 FROM `withdrawals` WHERE `decision_id` = NEW.`decision_id` AND `state` = 'released' AND `approver_id` <> `proposer_id`
		AND `kind` = CASE NEW.`event` WHEN 'measure.reversed' THEN 'reversal' ELSE 'withdrawal' END AND (NEW.`channel` <> 'webhook' OR NEW.`id` = 'msg_' || `decision_id`)
	)
BEGIN SELECT RAISE(ABORT, 'a withdrawal is sent by two people, once its hold is over'); END;
