DROP TRIGGER notices_no_delete;--> statement-breakpoint
CREATE TRIGGER notices_no_delete BEFORE DELETE ON `notices` WHEN OLD.`state` <> 'draft'
BEGIN SELECT RAISE(ABORT, 'notices are kept, but for a draft'); END;
