ALTER TABLE `contact_reminders` ADD `whole_escrow_yen` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_reminders` ADD `two_people_above_yen` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `contact_reminders_alone` ON `contact_reminders` (`decided_by`,`decided_at`) WHERE amount_yen is not null and agreed_by is null;--> statement-breakpoint
UPDATE `contact_reminders` SET
	`two_people_above_yen` = max(coalesce((SELECT json_extract(`value`, '$.twoPeopleAboveYen') FROM `desk_settings` WHERE `name` = 'contact_reminders'), 100000),
		CASE WHEN `state` IN ('held', 'decided') AND `agreed_by` IS NULL THEN coalesce(`amount_yen`, 0) ELSE 0 END),
	`whole_escrow_yen` = CASE WHEN `state` IN ('held', 'decided') THEN coalesce(`amount_yen`, 0) ELSE coalesce(json_extract(`contract`, '$.escrowedYen'), 0) + coalesce((
		SELECT sum(r.`amount_yen`) FROM `contact_reminders` r
		WHERE r.`contract_id` = `contact_reminders`.`contract_id` AND r.`id` <> `contact_reminders`.`id` AND r.`state` = 'decided' AND r.`reversed_at` IS NULL
	), 0) END;--> statement-breakpoint
CREATE TRIGGER contact_reminders_money BEFORE UPDATE ON `contact_reminders` WHEN NEW.`state` = 'decided' AND OLD.`state` <> 'decided'
	AND NEW.`amount_yen` IS NOT NULL AND max(NEW.`whole_escrow_yen`, NEW.`amount_yen`) > NEW.`two_people_above_yen`
	AND coalesce(NEW.`agreed_by` = NEW.`decided_by`, 1)
BEGIN SELECT RAISE(ABORT, 'money above the limit is moved by two people'); END;--> statement-breakpoint
CREATE TRIGGER contact_reminders_limit BEFORE UPDATE ON `contact_reminders` WHEN NEW.`whole_escrow_yen` <> OLD.`whole_escrow_yen`
	OR NEW.`two_people_above_yen` <> OLD.`two_people_above_yen`
BEGIN SELECT RAISE(ABORT, 'the limit of a request stays as it was taken'); END;
