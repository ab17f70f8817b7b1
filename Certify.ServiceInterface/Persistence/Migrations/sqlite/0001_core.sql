-- Times are unix milliseconds, flags 0 or 1, days yyyymmdd. Sealed columns (BLOB) hold AES-256-GCM; *_idx are blind indexes.

CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_name TEXT NOT NULL,
    phone TEXT NULL,
    email TEXT NULL,
    password_hash TEXT NULL,
    locked INTEGER NOT NULL DEFAULT 0,
    locked_at BIGINT NULL,
    epoch BIGINT NOT NULL DEFAULT 0,
    extra_roles TEXT NOT NULL DEFAULT '',
    last_login_at BIGINT NULL,
    last_login_kind TEXT NULL,
    has_news INTEGER NOT NULL DEFAULT 0,
    passed_number_idx TEXT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX users_phone ON users (phone);
CREATE UNIQUE INDEX users_email ON users (email);

CREATE TABLE administrators (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_name TEXT NOT NULL,
    phone TEXT NULL,
    role TEXT NOT NULL,
    locked INTEGER NOT NULL DEFAULT 0,
    epoch BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX administrators_user_name ON administrators (user_name);

CREATE TABLE wechat_identities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id BIGINT NOT NULL REFERENCES users (id),
    app_id TEXT NOT NULL,
    open_id TEXT NOT NULL,
    union_id TEXT NULL,
    nick_name TEXT NULL,
    bound_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX wechat_identities_open ON wechat_identities (app_id, open_id);
CREATE UNIQUE INDEX wechat_identities_user ON wechat_identities (user_id, app_id);
CREATE INDEX wechat_identities_union ON wechat_identities (union_id);

CREATE TABLE login_networks (
    user_id BIGINT NOT NULL,
    network TEXT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, network)
);

CREATE TABLE certifications (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id BIGINT NOT NULL REFERENCES users (id),
    subject TEXT NOT NULL,
    state TEXT NOT NULL,
    level TEXT NOT NULL,
    door TEXT NOT NULL,
    attempt_id BIGINT NOT NULL DEFAULT 0,
    declared BLOB NULL,
    number_idx TEXT NULL,
    evidence_complete INTEGER NOT NULL DEFAULT 0,
    valid_till INTEGER NULL,
    authority TEXT NULL,
    advice TEXT NULL,
    in_review INTEGER NOT NULL DEFAULT 0,
    notified_days INTEGER NULL,
    renewing BLOB NULL,
    renewing_idx TEXT NULL,
    renewing_level TEXT NULL,
    renewing_till INTEGER NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX certifications_user ON certifications (user_id, subject);
CREATE INDEX certifications_number ON certifications (number_idx);
CREATE INDEX certifications_renewing ON certifications (renewing_idx);
CREATE INDEX certifications_modified ON certifications (subject, modified_at);
CREATE INDEX certifications_ending ON certifications (state, valid_till);
CREATE INDEX certifications_renewing_ending ON certifications (renewing_till);

CREATE TABLE attempts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    certification_id BIGINT NOT NULL REFERENCES certifications (id),
    user_id BIGINT NOT NULL,
    subject TEXT NOT NULL,
    door TEXT NOT NULL,
    level TEXT NOT NULL,
    status TEXT NOT NULL,
    declared BLOB NOT NULL,
    number_idx TEXT NOT NULL,
    consent_version TEXT NOT NULL DEFAULT '',
    submitted_at BIGINT NOT NULL,
    sweep_id BIGINT NULL,
    photos TEXT NOT NULL DEFAULT '',
    evidence BLOB NULL,
    rule TEXT NOT NULL DEFAULT '',
    advice TEXT NULL,
    put_offs INTEGER NOT NULL DEFAULT 0,
    decided_at BIGINT NULL,
    decided_by TEXT NULL
);
CREATE INDEX attempts_status ON attempts (status, subject, id);
CREATE INDEX attempts_certification ON attempts (certification_id);
CREATE INDEX attempts_sweep ON attempts (sweep_id, status);

CREATE TABLE vendor_calls (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    attempt_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    provider TEXT NOT NULL,
    api TEXT NOT NULL,
    parameters_mac TEXT NOT NULL,
    number_idx TEXT NOT NULL,
    result TEXT NOT NULL,
    answer BLOB NULL,
    code TEXT NOT NULL DEFAULT '',
    request_id TEXT NOT NULL DEFAULT '',
    cost BIGINT NOT NULL DEFAULT 0,
    reserved_at BIGINT NOT NULL,
    finished_at BIGINT NULL
);
CREATE INDEX vendor_calls_attempt ON vendor_calls (attempt_id);
CREATE INDEX vendor_calls_user ON vendor_calls (user_id, api, reserved_at);
CREATE INDEX vendor_calls_number ON vendor_calls (number_idx, reserved_at);
CREATE INDEX vendor_calls_parameters ON vendor_calls (parameters_mac, reserved_at);
CREATE INDEX vendor_calls_api ON vendor_calls (provider, api, reserved_at);

CREATE TABLE photos (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    object_key TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    in_use INTEGER NOT NULL,
    uploaded_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX photos_in_use ON photos (user_id, kind) WHERE in_use = 1;

CREATE TABLE notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id BIGINT NULL,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    purpose TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',
    body BLOB NULL,
    unique_key TEXT NOT NULL,
    is_code INTEGER NOT NULL,
    network TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL,
    expires_at BIGINT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT NULL,
    provider TEXT NOT NULL DEFAULT '',
    vendor_id TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX notices_key ON notices (unique_key);
CREATE INDEX notices_recipient ON notices (recipient, created_at);
CREATE INDEX notices_network ON notices (network, created_at);
CREATE INDEX notices_created ON notices (is_code, created_at);
CREATE INDEX notices_status ON notices (status, id);

CREATE TABLE sandbox_outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    notice_id BIGINT NOT NULL,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    purpose TEXT NOT NULL,
    subject TEXT NOT NULL,
    body BLOB NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX sandbox_outbox_notice ON sandbox_outbox (notice_id);
CREATE INDEX sandbox_outbox_recipient ON sandbox_outbox (recipient, id);

CREATE TABLE user_messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id BIGINT NOT NULL,
    type TEXT NOT NULL,
    content BLOB NOT NULL,
    status TEXT NOT NULL,
    unique_key TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX user_messages_key ON user_messages (unique_key);
CREATE INDEX user_messages_user ON user_messages (user_id, id);

CREATE TABLE sweeps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_by TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    ended_at BIGINT NULL,
    total BIGINT NOT NULL
);
CREATE INDEX sweeps_open ON sweeps (ended_at);

CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    target TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX audit_target ON audit (target, id);
