-- When the person's or the company's certification of a user was last changed; kept in the person's row, which names the user in lists.
ALTER TABLE certifications ADD COLUMN listed_at BIGINT NOT NULL DEFAULT 0;
UPDATE certifications SET listed_at = (SELECT MAX(modified_at) FROM certifications other WHERE other.user_id = certifications.user_id);
DROP INDEX certifications_modified;
CREATE INDEX certifications_listed ON certifications (subject, listed_at, id);

-- A sign-in code that the operator made on the console.
ALTER TABLE administrators ADD COLUMN code_mac TEXT NULL;
ALTER TABLE administrators ADD COLUMN code_expires_at BIGINT NULL;
ALTER TABLE administrators ADD COLUMN code_tries INTEGER NOT NULL DEFAULT 0;
