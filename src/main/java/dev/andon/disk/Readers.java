package dev.andon.disk;

/// Who may read a file that is written. Where the system knows no such rights, whoever may read its folder.
public enum Readers {
    /// This user alone, whoever could read what was there.
    OWNER,
    /// Who could read what was there; else this user alone.
    AS_BEFORE,
    /// Who could read what was there; else whoever may read what this user makes.
    USUAL
}
