//! The one writer of an index.
//!
//! An advisory lock (`flock`), which the kernel releases when the process ends: a killed run never
//! blocks the next. The content of the file is only for the error message of the second writer.

use crate::error::{IndexError, LockHolder};
use crate::generation::files;
use crate::progress::Progress;
use nachlese_index_format::Layout;
use std::fs::{File, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::time::{Duration, Instant};

/// How long to wait before the next attempt.
const RETRY_AFTER: Duration = Duration::from_millis(50);

/// The lock, held until dropped.
#[derive(Debug)]
pub(crate) struct Lock(#[allow(dead_code, reason = "dropping the file drops the lock")] File);

impl Lock {
    /// Takes the lock of the index, whose folder is created if it does not exist. Waits at most
    /// `wait` for another writer to release it, unless the run is cancelled.
    pub(crate) fn acquire(
        layout: &Layout,
        wait: Duration,
        progress: &dyn Progress,
    ) -> Result<Lock, IndexError> {
        let root = layout.root();
        std::fs::create_dir_all(root).map_err(IndexError::io(root))?;
        let path = layout.lock();
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(IndexError::io(&path))?;
        // A monotonic clock: the time of day may be changed.
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if progress.cancelled() => return Err(IndexError::Interrupted),
                Err(TryLockError::WouldBlock) if start.elapsed() < wait => {
                    std::thread::sleep(RETRY_AFTER.min(wait.saturating_sub(start.elapsed())));
                }
                Err(TryLockError::WouldBlock) => return Err(IndexError::Busy(holder(&mut file))),
                Err(TryLockError::Error(source)) => return Err(IndexError::Io { path, source }),
            }
        }
        files::follow_mode(root, &path)?;
        let line = format!("process {} on {} since {}\n", std::process::id(), host(), files::now());
        file.set_len(0)
            .and_then(|()| file.seek(SeekFrom::Start(0)))
            .and_then(|_| file.write_all(line.as_bytes()))
            .map_err(IndexError::io(&path))?;
        Ok(Lock(file))
    }
}

/// The process that holds the lock, as it wrote itself into the file.
fn holder(file: &mut File) -> LockHolder {
    let mut holder = Vec::new();
    // The holder wrote one short line; anything longer is not ours.
    let _ = file.take(200).read_to_end(&mut holder);
    LockHolder(String::from_utf8_lossy(&holder).chars().take_while(|c| !c.is_control()).collect())
}

fn host() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    if name.trim().is_empty() { "this host".to_owned() } else { name.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Quiet;

    #[test]
    fn a_second_writer_learns_who_the_first_is() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        let first = Lock::acquire(&layout, Duration::ZERO, &Quiet).unwrap();
        let second = Lock::acquire(&layout, Duration::from_millis(80), &Quiet).unwrap_err().to_string();
        assert!(second.contains(&format!("process {}", std::process::id())), "{second}");
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| Lock::acquire(&layout, Duration::from_secs(60), &Quiet));
            std::thread::sleep(Duration::from_millis(60));
            drop(first);
            waiting.join().unwrap().unwrap();
        });
    }
}
