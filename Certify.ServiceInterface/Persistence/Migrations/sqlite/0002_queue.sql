-- One row a message. visible_at is when it may be claimed: when it is due or, while leased, when the lease ends.
-- again_at: it was published again while leased, so it is delivered once more after that. Smaller priorities go first.
CREATE TABLE queue (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT    NOT NULL,
    unique_key  TEXT    NOT NULL,
    body        TEXT    NOT NULL,
    priority    INTEGER NOT NULL CHECK (priority BETWEEN -1 AND 1),
    visible_at  BIGINT  NOT NULL,
    tries       INTEGER NOT NULL DEFAULT 0,
    lease       TEXT    NULL,
    lease_node  TEXT    NULL,
    again_at    BIGINT  NULL,
    last_error  TEXT    NULL,
    dead_at     BIGINT  NULL,
    created_at  BIGINT  NOT NULL
);
CREATE UNIQUE INDEX queue_one_pending ON queue (kind, unique_key) WHERE dead_at IS NULL;
CREATE INDEX queue_claim ON queue (priority, visible_at) WHERE dead_at IS NULL;
CREATE INDEX queue_dead ON queue (dead_at) WHERE dead_at IS NOT NULL;

-- One row a due time: whoever inserts it runs the act. A run that never finished is taken over when its lease ends.
CREATE TABLE schedule_runs (
    schedule    TEXT    NOT NULL,
    due         BIGINT  NOT NULL,
    node        TEXT    NOT NULL,
    lease_ends  BIGINT  NOT NULL,
    finished_at BIGINT  NULL,
    PRIMARY KEY (schedule, due)
);

CREATE TABLE workers (
    node    TEXT   PRIMARY KEY,
    beat_at BIGINT NOT NULL
);

-- What the database knows about itself: its id, the fingerprints of its keys.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
