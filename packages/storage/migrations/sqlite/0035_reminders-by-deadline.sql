DROP INDEX `contact_reminders_state`;--> statement-breakpoint
CREATE INDEX `contact_reminders_proposed` ON `contact_reminders` (`decided_at`,`id`) WHERE state = 'proposed';