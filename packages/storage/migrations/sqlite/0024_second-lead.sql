DROP TRIGGER notices_publish;--> statement-breakpoint
CREATE TABLE `__new_closings` (
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
	CONSTRAINT "closings_two" CHECK(state in ('proposed', 'approved') or (state = 'taken_back') = (ended_by = proposer_id))
) STRICT, WITHOUT ROWID;--> statement-breakpoint
INSERT INTO `__new_closings`(`id`, `month`, `revision`, `state`, `snapshot`, `hash`, `reason`, `proposer_id`, `proposed_at`, `ended_by`, `ended_at`, `end_reason`) SELECT `id`, `month`, `revision`, `state`, `snapshot`, `hash`, `reason`, `proposer_id`, `proposed_at`, `ended_by`, `ended_at`, `end_reason` FROM `closings`;--> statement-breakpoint
DROP TABLE `closings`;--> statement-breakpoint
ALTER TABLE `__new_closings` RENAME TO `closings`;--> statement-breakpoint
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
CREATE TRIGGER closings_second_lead BEFORE UPDATE ON `closings` WHEN NEW.`state` = 'approved' AND NOT coalesce(
	EXISTS (SELECT 1 FROM `settled_staff` s WHERE s.`id` = NEW.`proposer_id` AND s.`role` = 'lead' AND s.`settled_at` <= NEW.`ended_at`
		AND (s.`confirmed_at` IS NOT NULL OR EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= NEW.`ended_at`)))
	AND EXISTS (SELECT 1 FROM `settled_staff` s WHERE s.`id` = NEW.`ended_by` AND s.`role` = 'lead' AND s.`settled_at` <= NEW.`ended_at`
		AND (s.`confirmed_at` IS NOT NULL OR EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= NEW.`ended_at`)))
	AND (NEW.`ended_by` <> NEW.`proposer_id` OR (EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= NEW.`ended_at`)
		AND NEW.`ended_at` >= strftime('%Y-%m-%dT%H:%M:%fZ', NEW.`proposed_at`, '+72 hours'))), 0
) BEGIN SELECT RAISE(ABORT, 'a month is closed by two eligible leads, or by one on a small desk after 72 hours'); END;--> statement-breakpoint
CREATE TRIGGER closings_no_delete BEFORE DELETE ON `closings` BEGIN SELECT RAISE(ABORT, 'closings are kept'); END;--> statement-breakpoint
CREATE TABLE `__new_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`edit` integer NOT NULL,
	`texts` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`edited_at` text NOT NULL,
	`editor_id` text NOT NULL,
	`requested_at` text,
	`requested_by` text,
	`refused_at` text,
	`refused_by` text,
	`refusal` text DEFAULT '' NOT NULL,
	`published_at` text,
	`published_by` text,
	`closing_id` text,
	`revision` integer,
	`issue` text,
	`hash` text,
	CONSTRAINT "notices_state" CHECK(state in ('draft', 'requested', 'published') and version >= 1 and edit >= 1),
	CONSTRAINT "notices_month" CHECK(month like '____-__'),
	CONSTRAINT "notices_requested" CHECK((state = 'draft') = (requested_at is null) and (requested_at is null) = (requested_by is null)),
	CONSTRAINT "notices_refused" CHECK((refused_at is null) = (refused_by is null) and (refused_at is null) = (refusal = '')),
	CONSTRAINT "notices_published" CHECK((state = 'published') = (published_at is not null) and (published_at is null) = (published_by is null)
        and (published_at is null) = (closing_id is null) and (published_at is null) = (revision is null)
        and (published_at is null) = (issue is null) and (published_at is null) = (hash is null))
) STRICT;--> statement-breakpoint
INSERT INTO `__new_notices`(`id`, `month`, `version`, `state`, `edit`, `texts`, `created_at`, `created_by`, `edited_at`, `editor_id`, `requested_at`, `requested_by`, `refused_at`, `refused_by`, `refusal`, `published_at`, `published_by`, `closing_id`, `revision`, `issue`, `hash`) SELECT `id`, `month`, `version`, `state`, `edit`, `texts`, `created_at`, `created_by`, `edited_at`, `editor_id`, `requested_at`, `requested_by`, `refused_at`, `refused_by`, `refusal`, `published_at`, `published_by`, `closing_id`, `revision`, `issue`, `hash` FROM `notices`;--> statement-breakpoint
DROP TABLE `notices`;--> statement-breakpoint
ALTER TABLE `__new_notices` RENAME TO `notices`;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_version` ON `notices` (`month`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_open` ON `notices` (`month`) WHERE state <> 'published';--> statement-breakpoint
CREATE TRIGGER notices_begin BEFORE INSERT ON `notices` WHEN NOT (
	NEW.`state` = 'draft' AND NEW.`edit` = 1 AND NEW.`refusal` = ''
	AND NEW.`version` = 1 + (SELECT coalesce(max(`version`), 0) FROM `notices` WHERE `month` = NEW.`month`)
) BEGIN SELECT RAISE(ABORT, 'a notice begins as a draft'); END;--> statement-breakpoint
CREATE TRIGGER notices_once BEFORE INSERT ON `notices` WHEN EXISTS (SELECT 1 FROM `notices` WHERE `id` = NEW.`id`)
	OR EXISTS (SELECT 1 FROM `notices` WHERE `month` = NEW.`month` AND (`state` <> 'published' OR `version` = NEW.`version`))
BEGIN SELECT RAISE(ABORT, 'notices are kept'); END;--> statement-breakpoint
CREATE TRIGGER notices_steps BEFORE UPDATE ON `notices` WHEN NOT coalesce(
	OLD.`state` <> 'published' AND NEW.`id` = OLD.`id` AND NEW.`month` = OLD.`month` AND NEW.`version` = OLD.`version`
	AND NEW.`created_at` = OLD.`created_at` AND NEW.`created_by` = OLD.`created_by`
	AND ((NEW.`edit` = OLD.`edit` + 1 AND NEW.`state` = 'draft') OR (NEW.`edit` = OLD.`edit` AND NEW.`texts` = OLD.`texts`
		AND NEW.`edited_at` = OLD.`edited_at` AND NEW.`editor_id` = OLD.`editor_id` AND NEW.`state` <> OLD.`state`))
	AND (NEW.`state` <> 'published' OR OLD.`state` = 'requested'), 0
) BEGIN SELECT RAISE(ABORT, 'a notice goes its way, and what was published is kept as it was'); END;--> statement-breakpoint
CREATE TRIGGER notices_publish BEFORE UPDATE ON `notices` WHEN NEW.`state` = 'published' AND NOT coalesce(
	EXISTS (SELECT 1 FROM `settled_staff` s WHERE s.`id` = NEW.`editor_id` AND s.`role` = 'lead' AND s.`settled_at` <= NEW.`published_at`
		AND (s.`confirmed_at` IS NOT NULL OR EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= NEW.`published_at`)))
	AND EXISTS (SELECT 1 FROM `settled_staff` s WHERE s.`id` = NEW.`published_by` AND s.`role` = 'lead' AND s.`settled_at` <= NEW.`published_at`
		AND (s.`confirmed_at` IS NOT NULL OR EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= NEW.`published_at`)))
	AND (NEW.`published_by` <> NEW.`editor_id` OR (EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= NEW.`published_at`)
		AND NEW.`published_at` >= strftime('%Y-%m-%dT%H:%M:%fZ', OLD.`requested_at`, '+72 hours')))
	AND EXISTS (SELECT 1 FROM `closings` WHERE `id` = NEW.`closing_id` AND `state` = 'approved' AND `revision` = NEW.`revision`
		AND `month` = strftime('%Y-%m', NEW.`month` || '-01', '-1 month')
		AND `revision` = (SELECT max(c.`revision`) FROM `closings` c WHERE c.`month` = `closings`.`month` AND c.`state` = 'approved')), 0
) BEGIN SELECT RAISE(ABORT, 'a notice is published by two eligible leads, or by one on a small desk after 72 hours, on the newest figures of a closed month'); END;--> statement-breakpoint
CREATE TRIGGER notices_no_delete BEFORE DELETE ON `notices` WHEN OLD.`state` <> 'draft'
BEGIN SELECT RAISE(ABORT, 'notices are kept, but for a draft'); END;