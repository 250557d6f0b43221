CREATE TABLE "closings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"month" text collate "C" NOT NULL,
	"revision" integer NOT NULL,
	"state" text collate "C" NOT NULL,
	"snapshot" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"proposer_id" text collate "C" NOT NULL,
	"proposed_at" text collate "C" NOT NULL,
	"ended_by" text collate "C",
	"ended_at" text collate "C",
	"end_reason" text collate "C" DEFAULT '' NOT NULL,
	CONSTRAINT "closings_state" CHECK (state in ('proposed', 'approved', 'sent_back', 'taken_back') and revision >= 1),
	CONSTRAINT "closings_hash" CHECK (length(hash) = 64 and month like '____-__'),
	CONSTRAINT "closings_ended" CHECK ((state = 'proposed') = (ended_by is null) and (ended_by is null) = (ended_at is null)),
	CONSTRAINT "closings_two" CHECK (state = 'proposed' or (state = 'taken_back') = (ended_by = proposer_id))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "closings_pending" ON "closings" USING btree ("month") WHERE state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "closings_revision" ON "closings" USING btree ("month","revision") WHERE state = 'approved';--> statement-breakpoint
CREATE INDEX "closings_month" ON "closings" USING btree ("month","id");--> statement-breakpoint
CREATE FUNCTION "closing_first"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF NEW.state = 'proposed' AND NEW.end_reason = ''
		AND NEW.revision = 1 + (SELECT coalesce(max(c.revision), 0) FROM closings c WHERE c.month = NEW.month AND c.state = 'approved')
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a closing begins with a proposal';
END $$;--> statement-breakpoint
CREATE TRIGGER "closings_proposed_first" BEFORE INSERT ON "closings" FOR EACH ROW EXECUTE FUNCTION "closing_first"();--> statement-breakpoint
CREATE TRIGGER "closings_steps" BEFORE UPDATE ON "closings" FOR EACH ROW WHEN (NOT coalesce(
	OLD.state = 'proposed' AND NEW.state IN ('approved', 'sent_back', 'taken_back') AND NEW.ended_at >= OLD.proposed_at
	AND NEW.id = OLD.id AND NEW.month = OLD.month AND NEW.revision = OLD.revision AND NEW.snapshot = OLD.snapshot
	AND NEW.hash = OLD.hash AND NEW.reason = OLD.reason AND NEW.proposer_id = OLD.proposer_id
	AND NEW.proposed_at = OLD.proposed_at, false
)) EXECUTE FUNCTION "refused"('what was frozen is kept as it was');--> statement-breakpoint
CREATE FUNCTION "second_lead"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF NEW.ended_by <> NEW.proposer_id AND 2 = (
		SELECT count(*) FROM staff s WHERE s.id IN (NEW.ended_by, NEW.proposer_id) AND s.role = 'lead' AND s.disabled_at IS NULL
	) THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a month is closed by two leads';
END $$;--> statement-breakpoint
CREATE TRIGGER "closings_second_lead" BEFORE UPDATE ON "closings" FOR EACH ROW
	WHEN (NEW.state = 'approved') EXECUTE FUNCTION "second_lead"();--> statement-breakpoint
CREATE TRIGGER "closings_kept" BEFORE DELETE OR TRUNCATE ON "closings" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();
