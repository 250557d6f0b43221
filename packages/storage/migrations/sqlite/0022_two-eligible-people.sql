ALTER TABLE `staff` ADD `access_changed_at` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `staff` ADD `confirmed_at` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `confirmed_by` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `invited_by` text;--> statement-breakpoint
UPDATE `staff` SET `invited_by` = (SELECT `created_by` FROM `invitations` WHERE `staff_id` = `staff`.`id` ORDER BY `created_at` DESC LIMIT 1);--> statement-breakpoint
UPDATE `staff` SET `confirmed_at` = `created_at`, `confirmed_by` = 'upgrade'
WHERE `disabled_at` IS NULL AND (`password_hash` <> '' OR `oidc_subject` IS NOT NULL);--> statement-breakpoint
ALTER TABLE `withdrawals` ADD `setback` text CHECK(setback in ('proposer', 'approver', 'evidence', 'person'));--> statement-breakpoint
ALTER TABLE `withdrawals` ADD `setback_at` text;--> statement-breakpoint
CREATE TABLE `setting_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`loosening` text NOT NULL,
	`proposer_id` text NOT NULL,
	`proposed_at` text NOT NULL,
	`state` text NOT NULL,
	`ended_by` text,
	`ended_at` text,
	CONSTRAINT "setting_proposals_state" CHECK(state in ('proposed', 'agreed', 'in_force', 'refused', 'taken_back')),
	CONSTRAINT "setting_proposals_two" CHECK(state <> 'agreed' or (ended_by is not null and ended_by <> proposer_id)),
	CONSTRAINT "setting_proposals_ended" CHECK((state = 'proposed') = (ended_at is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `setting_proposals_pending` ON `setting_proposals` (`state`) WHERE state = 'proposed';--> statement-breakpoint
CREATE VIEW `settled_staff` AS SELECT `id`, `role`, `confirmed_at`,
	CASE `access_changed_at` WHEN '' THEN '' ELSE strftime('%Y-%m-%dT%H:%M:%fZ', `access_changed_at`, '+24 hours') END AS `settled_at`
FROM `staff` WHERE `disabled_at` IS NULL;--> statement-breakpoint
CREATE VIEW `small_desk` AS SELECT strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(`value`, '$.since'), '+72 hours') AS `begins`
FROM `desk_settings` WHERE `name` = 'few_leads' AND json_extract(`value`, '$.since') IS NOT NULL;--> statement-breakpoint
CREATE TRIGGER staff_confirmed_by_lead BEFORE UPDATE ON `staff` WHEN NEW.`confirmed_at` IS NOT NULL AND OLD.`confirmed_at` IS NOT NEW.`confirmed_at` AND NOT (
	NEW.`disabled_at` IS NULL AND NEW.`confirmed_by` <> NEW.`id` AND NEW.`confirmed_by` IS NOT NEW.`invited_by`
	AND EXISTS (SELECT 1 FROM `staff` WHERE `id` = NEW.`confirmed_by` AND `role` = 'lead' AND `disabled_at` IS NULL)
) BEGIN SELECT RAISE(ABORT, 'an account is confirmed by a lead other than who invited it'); END;--> statement-breakpoint
CREATE TRIGGER staff_access_changed BEFORE UPDATE ON `staff` WHEN NEW.`confirmed_at` IS NOT NULL AND (
	NEW.`role` <> OLD.`role` OR (OLD.`disabled_at` IS NOT NULL AND NEW.`disabled_at` IS NULL) OR NEW.`access_changed_at` <> OLD.`access_changed_at`
) BEGIN SELECT RAISE(ABORT, 'a change of access ends a confirmation'); END;--> statement-breakpoint
DROP TRIGGER withdrawals_steps;--> statement-breakpoint
CREATE TRIGGER withdrawals_steps BEFORE UPDATE ON `withdrawals` WHEN NOT (
	NEW.`id` = OLD.`id` AND NEW.`kind` = OLD.`kind` AND NEW.`decision_id` = OLD.`decision_id` AND NEW.`case_id` = OLD.`case_id`
	AND NEW.`member_id` = OLD.`member_id` AND NEW.`reverses` IS OLD.`reverses` AND NEW.`proposer_id` = OLD.`proposer_id`
	AND NEW.`proposed_at` = OLD.`proposed_at` AND NEW.`effects` = OLD.`effects`
	AND (
		(OLD.`state` = 'proposed' AND NEW.`state` IN ('held', 'sent_back', 'taken_back'))
		OR (OLD.`state` = 'held' AND NEW.`state` IN ('released', 'stopped'))
		OR (OLD.`state` = 'held' AND NEW.`state` = 'proposed' AND NEW.`setback` IS NOT NULL AND NEW.`approver_id` IS NULL
			AND NEW.`approved_at` IS NULL AND NEW.`factor_at` IS NULL AND NEW.`held_until` IS NULL)
		OR (OLD.`state` = NEW.`state` AND NEW.`reason` = '' AND NEW.`ended_by` IS OLD.`ended_by` AND NEW.`ended_at` IS OLD.`ended_at`
			AND NEW.`released_at` IS OLD.`released_at`)
	)
	AND (
		(OLD.`state` = 'proposed' AND NEW.`state` = 'held') OR (OLD.`state` = 'held' AND NEW.`state` = 'proposed')
		OR (NEW.`approver_id` IS OLD.`approver_id` AND NEW.`approved_at` IS OLD.`approved_at`
			AND NEW.`factor_at` IS OLD.`factor_at` AND NEW.`held_until` IS OLD.`held_until`)
	)
	AND (NEW.`released_at` IS OLD.`released_at` OR NEW.`state` = 'released')
) BEGIN SELECT RAISE(ABORT, 'a withdrawal goes its way step by step'); END;--> statement-breakpoint
CREATE TRIGGER withdrawals_eligible BEFORE UPDATE ON `withdrawals`
WHEN NEW.`state` <> OLD.`state` AND NEW.`state` IN ('held', 'released') AND 2 <> (
	SELECT count(*) FROM `settled_staff` s
	WHERE ((s.`id` = NEW.`proposer_id` AND s.`role` IN ('moderator', 'lead', 'approver')) OR (s.`id` = NEW.`approver_id` AND s.`role` IN ('lead', 'approver')))
	AND s.`settled_at` <= coalesce(NEW.`released_at`, NEW.`approved_at`)
	AND (s.`confirmed_at` IS NOT NULL OR EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= coalesce(NEW.`released_at`, NEW.`approved_at`)))
) BEGIN SELECT RAISE(ABORT, 'a withdrawal takes two eligible people'); END;--> statement-breakpoint
DROP TRIGGER evidence_before_opening;--> statement-breakpoint
CREATE TRIGGER evidence_before_opening BEFORE INSERT ON `withdrawal_evidence` WHEN length(NEW.`hash`) <> 64
	OR NOT EXISTS (SELECT 1 FROM `withdrawals` WHERE `id` = NEW.`withdrawal_id` AND `state` = 'proposed')
	OR (EXISTS (SELECT 1 FROM `withdrawal_openings` WHERE `withdrawal_id` = NEW.`withdrawal_id`) AND NOT EXISTS (
		SELECT 1 FROM `withdrawal_evidence` e WHERE e.`withdrawal_id` = NEW.`withdrawal_id` AND e.`kind` = 'text' AND NEW.`kind` = 'text'
		AND json_extract(e.`ref`, '$.type') = json_extract(NEW.`ref`, '$.type') AND json_extract(e.`ref`, '$.id') = json_extract(NEW.`ref`, '$.id')
		AND json_extract(e.`ref`, '$.version') < json_extract(NEW.`ref`, '$.version')
	))
BEGIN SELECT RAISE(ABORT, 'evidence is pinned with its proposal, or as a newer version of what was'); END;--> statement-breakpoint
CREATE TRIGGER setting_proposals_begin BEFORE INSERT ON `setting_proposals` WHEN NEW.`state` <> 'proposed' OR EXISTS (
	SELECT 1 FROM `setting_proposals` WHERE `id` = NEW.`id` OR `state` = 'proposed'
) BEGIN SELECT RAISE(ABORT, 'a loosened setting begins with a proposal'); END;--> statement-breakpoint
CREATE TRIGGER setting_proposals_steps BEFORE UPDATE ON `setting_proposals` WHEN NOT coalesce(
	OLD.`state` = 'proposed' AND NEW.`state` <> 'proposed' AND NEW.`id` = OLD.`id` AND NEW.`loosening` = OLD.`loosening`
	AND NEW.`proposer_id` = OLD.`proposer_id` AND NEW.`proposed_at` = OLD.`proposed_at` AND NEW.`ended_at` >= OLD.`proposed_at`
	AND (NEW.`state` IN ('refused', 'taken_back')
		OR (
			EXISTS (SELECT 1 FROM `settled_staff` s WHERE s.`id` = NEW.`proposer_id` AND s.`role` = 'admin' AND s.`settled_at` <= NEW.`ended_at`
				AND (s.`confirmed_at` IS NOT NULL OR EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= NEW.`ended_at`)))
			AND ((NEW.`state` = 'agreed' AND EXISTS (SELECT 1 FROM `settled_staff` s WHERE s.`id` = NEW.`ended_by` AND s.`role` = 'lead'
					AND s.`settled_at` <= NEW.`ended_at`
					AND (s.`confirmed_at` IS NOT NULL OR EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= NEW.`ended_at`))))
				OR (NEW.`state` = 'in_force' AND EXISTS (SELECT 1 FROM `small_desk` WHERE `begins` <= NEW.`ended_at`)
					AND NEW.`ended_at` >= strftime('%Y-%m-%dT%H:%M:%fZ', NEW.`proposed_at`, '+72 hours')))
		)
	), 0
) BEGIN SELECT RAISE(ABORT, 'a setting is loosened by an eligible admin and an eligible lead'); END;--> statement-breakpoint
CREATE TRIGGER setting_proposals_no_delete BEFORE DELETE ON `setting_proposals` BEGIN SELECT RAISE(ABORT, 'proposals are kept'); END;
