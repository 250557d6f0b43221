ALTER TABLE `appeals` ADD `agreed_by` text;--> statement-breakpoint
ALTER TABLE `appeals` ADD `agreed_at` text;--> statement-breakpoint
UPDATE `appeals` SET `held_until` = NULL WHERE `state` = 'held' AND `outcome` = 'granted'
	AND EXISTS (SELECT 1 FROM `contact_reminders` r WHERE r.`id` = `appeals`.`reminder_id` AND r.`agreed_by` IS NOT NULL AND r.`amount_yen` IS NOT NULL);--> statement-breakpoint
CREATE TRIGGER contact_reminders_reversal BEFORE UPDATE ON `contact_reminders` WHEN NEW.`reversed_at` IS NOT NULL AND OLD.`reversed_at` IS NULL
	AND NEW.`amount_yen` IS NOT NULL AND NEW.`agreed_by` IS NOT NULL AND NOT EXISTS (
		SELECT 1 FROM `appeals` a WHERE a.`reminder_id` = NEW.`id` AND a.`outcome` = 'granted' AND a.`agreed_by` <> a.`decided_by`
	)
BEGIN SELECT RAISE(ABORT, 'money that two people moved is taken back by two'); END;
