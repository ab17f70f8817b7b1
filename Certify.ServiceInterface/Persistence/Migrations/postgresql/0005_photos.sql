-- Photos out of use are looked for too: what a user leaves behind is erased by what is named here.
CREATE INDEX photos_user ON photos (user_id);
