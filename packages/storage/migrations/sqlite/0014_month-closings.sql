CREATE TABLE `closings` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`revision` integer NOT NULL,
	`state` text NOT NULL,
	`snapshot` text NOT NULL,
	`hash` text NOT NULL,
	`reason` text NOT NULL,
	`proposer_id` text NOT NULL,
	`proposed_at` text NOT NULL,
	`ended_by` text,
	`ended_at` text,
	`end_reason` text DEFAULT '' NOT NULL,
	CONSTRAINT "closings_state" CHECK(state in ('proposed', 'approved', 'sent_back', 'taken_back') and revision >= 1),
	CONSTRAINT "closings_hash" CHECK(length(hash) = 64 and month like '____-__'),
	CONSTRAINT "closings_ended" CHECK((state = 'proposed') = (ended_by is null) and (ended_by is null) = (ended_at is null)),
	CONSTRAINT "closings_two" CHECK(state = 'proposed' or (state = 'taken_back') = (ended_by = proposer_id))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `closings_pending` ON `closings` (`month`) WHERE state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX `closings_revision` ON `closings` (`month`,`revision`) WHERE state = 'approved';--> statement-breakpoint
CREATE INDEX `closings_month` ON `closings` (`month`,`id`);--> statement-breakpoint
CREATE TRIGGER closings_proposed_first BEFORE INSERT ON `closings` WHEN NOT (
	NEW.`state` = 'proposed' AND NEW.`end_reason` = ''
	AND NEW.`revision` = 1 + (SELECT coalesce(max(`revision`), 0) FROM `closings` WHERE `month` = NEW.`month` AND `state` = 'approved')
) BEGIN SELECT RAISE(ABORT, 'a closing begins with a proposal'); END;--> statement-breakpoint
CREATE TRIGGER closings_once BEFORE INSERT ON `closings` WHEN EXISTS (SELECT 1 FROM `closings` WHERE `id` = NEW.`id`)
	OR EXISTS (SELECT 1 FROM `closings` WHERE `month` = NEW.`month` AND `state` = 'proposed')
BEGIN SELECT RAISE(ABORT, 'closings are kept'); END;--> statement-breakpoint
CREATE TRIGGER closings_steps BEFORE UPDATE ON `closings` WHEN NOT coalesce(
	OLD.`state` = 'proposed' AND NEW.`state` IN ('approved', 'sent_back', 'taken_back') AND NEW.`ended_at` >= OLD.`proposed_at`
	AND NEW.`id` = OLD.`id` AND NEW.`month` = OLD.`month` AND NEW.`revision` = OLD.`revision` AND NEW.`snapshot` = OLD.`snapshot`
	AND NEW.`hash` = OLD.`hash` AND NEW.`reason` = OLD.`reason` AND NEW.`proposer_id` = OLD.`proposer_id`
	AND NEW.`proposed_at` = OLD.`proposed_at`, 0
) BEGIN SELECT RAISE(ABORT, 'what was frozen is kept as it was'); END;--> statement-breakpoint
CREATE TRIGGER closings_second_lead BEFORE UPDATE ON `closings` WHEN NEW.`state` = 'approved' AND (NEW.`ended_by` = NEW.`proposer_id` OR 2 <> (
	SELECT count(*) FROM `staff` WHERE `id` IN (NEW.`ended_by`, NEW.`proposer_id`) AND `role` = 'lead' AND `disabled_at` IS NULL
)) BEGIN SELECT RAISE(ABORT, 'a month is closed by two leads'); END;--> statement-breakpoint
CREATE TRIGGER closings_no_delete BEFORE DELETE ON `closings` BEGIN SELECT RAISE(ABORT, 'closings are kept'); END;
