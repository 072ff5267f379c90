//! The program run by another user, who owns nothing and is bound by modes.

use super::{is_root, skip};
use crate::support::{Run, World};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// By number: there may be no such name.
pub const NOBODY: u32 = 65534;

pub struct Nobody<'w> {
    world: &'w World,
    program: PathBuf,
}

impl Nobody<'_> {
    /// Lets others into a world. `None`, and said so, where this process cannot become another.
    pub fn of(world: &World) -> Option<Nobody<'_>> {
        if !is_root() {
            skip("another user cannot be played: this is not root");
            return None;
        }
        set_mode(&world.path(""), 0o755);
        // Where the program was built others may not get to.
        let (built, program) = (Path::new(env!("CARGO_BIN_EXE_nachlese")), world.path("nachlese"));
        std::fs::hard_link(built, &program).or_else(|_| std::fs::copy(built, &program).map(drop)).unwrap();
        let nobody = Nobody { world, program };
        let output = nobody.command(&["--help"]).output();
        if output.as_ref().is_ok_and(|output| output.status.success()) {
            return Some(nobody);
        }
        skip(&format!("another user cannot run the program: {output:?}"));
        None
    }

    /// The program in an empty environment, without a terminal.
    fn command(&self, args: &[&str]) -> Command {
        let ids = [format!("--reuid={NOBODY}"), format!("--regid={NOBODY}"), "--clear-groups".to_owned()];
        let mut command = Command::new("setpriv");
        command.args(ids).arg(&self.program).args(args).current_dir(self.world.path(""));
        command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("LANG", "C");
        command.stdin(Stdio::null());
        command
    }

    #[track_caller]
    pub fn expect(&self, code: i32, args: &[&str]) -> Run {
        let Output { status, stdout, stderr } = self.command(args).output().unwrap();
        let (stdout, stderr) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
        let ended = status.code().unwrap_or(-1);
        assert_eq!(ended, code, "nachlese {}\n--- stdout\n{stdout}--- stderr\n{stderr}", args.join(" "));
        Run { code: ended, stdout, stderr }
    }

    /// Gives a folder of the world to nobody.
    pub fn give(&self, name: &str) {
        let owner = format!("{NOBODY}:{NOBODY}");
        let given = Command::new("chown").arg("-R").arg(owner).arg(self.world.path(name)).status().unwrap();
        assert!(given.success());
    }
}

pub fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}
