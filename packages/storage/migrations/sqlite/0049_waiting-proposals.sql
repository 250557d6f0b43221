ALTER TABLE `withdrawals` ADD `waiting_since` text;--> statement-breakpoint
UPDATE `withdrawals` SET `waiting_since` = coalesce(`setback_at`, `proposed_at`) WHERE `state` = 'proposed';
