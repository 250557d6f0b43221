DROP INDEX `setting_proposals_pending`;--> statement-breakpoint
ALTER TABLE `setting_proposals` ADD `about` text DEFAULT 'measures' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `setting_proposals_pending` ON `setting_proposals` (`about`) WHERE state = 'proposed';--> statement-breakpoint
DROP TRIGGER setting_proposals_begin;--> statement-breakpoint
DROP TRIGGER setting_proposals_steps;--> statement-breakpoint
CREATE TRIGGER setting_proposals_begin BEFORE INSERT ON `setting_proposals` WHEN NEW.`state` <> 'proposed' OR NEW.`about` NOT IN ('measures', 'money') OR EXISTS (
	SELECT 1 FROM `setting_proposals` WHERE `id` = NEW.`id` OR (`state` = 'proposed' AND `about` = NEW.`about`)
) BEGIN SELECT RAISE(ABORT, 'a loosened setting begins with a proposal'); END;--> statement-breakpoint
CREATE TRIGGER setting_proposals_steps BEFORE UPDATE ON `setting_proposals` WHEN NOT coalesce(
	OLD.`state` = 'proposed' AND NEW.`state` <> 'proposed' AND NEW.`id` = OLD.`id` AND NEW.`loosening` = OLD.`loosening` AND NEW.`about` = OLD.`about`
	AND NEW.`proposer_id` = OLD.`proposer_id` AND NEW.`proposed_at` = OLD.`proposed_at` AND NEW.`ended_at` >= OLD.`proposed_at`
	AND (NEW.`state` IN ('refused', 'taken_back')
		OR (NEW.`about` = 'measures'
			AND EXISTS (SELECT 1 FROM `settled_staff` s WHERE s.`id` = NEW.`proposer_id` AND s.`role` = 'admin' AND s.`settled_at` <= NEW.`ended_at`
				AND (s.`confirmed_at` IS NOT NULL OR EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= NEW.`ended_at`)))
			AND ((NEW.`state` = 'agreed' AND EXISTS (SELECT 1 FROM `settled_staff` s WHERE s.`id` = NEW.`ended_by` AND s.`role` = 'lead'
					AND s.`settled_at` <= NEW.`ended_at`
					AND (s.`confirmed_at` IS NOT NULL OR EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= NEW.`ended_at`))))
				OR (NEW.`state` = 'in_force' AND EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= NEW.`ended_at`)
					AND NEW.`ended_at` >= strftime('%Y-%m-%dT%H:%M:%fZ', NEW.`proposed_at`, '+72 hours')))
		)
		OR (NEW.`about` = 'money' AND NEW.`state` = 'agreed' AND 2 = (
			SELECT count(*) FROM `settled_staff` s WHERE s.`id` IN (NEW.`proposer_id`, NEW.`ended_by`) AND s.`role` = 'lead'
			AND s.`settled_at` <= NEW.`ended_at` AND s.`confirmed_at` IS NOT NULL
		))
	), 0
) BEGIN SELECT RAISE(ABORT, 'a setting is loosened by two eligible people'); END;
