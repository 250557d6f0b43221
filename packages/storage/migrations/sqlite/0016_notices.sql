CREATE TABLE `notices` (
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
        and (published_at is null) = (issue is null) and (published_at is null) = (hash is null)),
	CONSTRAINT "notices_two" CHECK(state <> 'published' or published_by <> editor_id)
) STRICT;
--> statement-breakpoint
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
CREATE TRIGGER notices_publish BEFORE UPDATE ON `notices` WHEN NEW.`state` = 'published' AND NOT (
	2 = (SELECT count(*) FROM `staff` WHERE `id` IN (NEW.`published_by`, NEW.`editor_id`) AND `role` = 'lead' AND `disabled_at` IS NULL)
	AND EXISTS (SELECT 1 FROM `closings` WHERE `id` = NEW.`closing_id` AND `state` = 'approved' AND `revision` = NEW.`revision`
		AND `month` = strftime('%Y-%m', NEW.`month` || '-01', '-1 month')
		AND `revision` = (SELECT max(c.`revision`) FROM `closings` c WHERE c.`month` = `closings`.`month` AND c.`state` = 'approved'))
) BEGIN SELECT RAISE(ABORT, 'a notice is published by two leads, on the newest figures of a closed month'); END;--> statement-breakpoint
CREATE TRIGGER notices_no_delete BEFORE DELETE ON `notices` BEGIN SELECT RAISE(ABORT, 'notices are kept'); END;
