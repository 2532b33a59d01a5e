"""What the checks of this folder share: the program, a folder for each check, ways to run and to watch it."""

import os
import pathlib
import pty
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time

#: Large sizes (FAULTS_FULL=1) take minutes; the others keep `.ci/run` short.
FULL = os.environ.get("FAULTS_FULL") == "1"
#: Longest time that any run may take before it counts as hanging, in seconds.
PATIENCE = 900 if FULL else 300

DOUBLED = "The army army advanced on the town.\n"
SINGLE = "The army advanced on the town.\n"

checks = []


def check(function):
    """Registers a check; it gets a `Workplace` and asserts."""
    checks.append(function)
    return function


class Skipped(Exception):
    """This machine does not allow what the check needs; the reason is printed."""


class Ran:
    def __init__(self, status, out, err, peak):
        self.status, self.out, self.err, self.peak = status, out, err, peak

    @property
    def complaints(self):
        return self.err.decode().splitlines()

    def __repr__(self):
        return f"status {self.status}\n--- out\n{self.out[-2000:].decode(errors='replace')}\n--- err\n" + self.err[
            -2000:
        ].decode(errors="replace")


class Workplace:
    """A folder of its own for one check, which everybody may enter."""

    def __init__(self, program):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mtlint-faults-"))
        self.folder.chmod(0o755)
        self.original = program
        self.mounts = []

    def leave(self):
        for mount in reversed(self.mounts):
            subprocess.run(["umount", str(mount)], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def file(self, name, content=DOUBLED):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def start(self, *arguments, environment=None, folder=None, limits=(), before=(), program=None, **streams):
        """Starts the program with the system's own handling of signals, whatever this process was started with."""

        def prepare():
            for which, limit in limits:
                resource.setrlimit(which, limit)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE, signal.SIGXFSZ):
                signal.signal(number, signal.SIG_DFL)

        command = [*before, str(program or self.original), *map(str, arguments)]
        streams.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.Popen(
            command, cwd=folder or self.folder, env=environment, preexec_fn=prepare, restore_signals=True, **streams)

    def run(self, *arguments, given=None, patience=PATIENCE, **options):
        """Runs the program to its end; what it writes goes to files, so that no pipe holds it up."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            stdin = options.pop("stdin", subprocess.DEVNULL)
            if given is not None:
                stdin = tempfile.TemporaryFile()
                stdin.write(given if isinstance(given, bytes) else given.encode())
                stdin.seek(0)
            process = self.start(*arguments, stdin=stdin, stdout=out, stderr=err, **options)
            status, peak = finish(process, patience)
            out.seek(0)
            err.seek(0)
            return Ran(status, out.read(), err.read(), peak)

    def terminal(self, *arguments, **options):
        """Runs the program with both streams on a terminal and returns what the terminal got."""
        outer, inner = pty.openpty()
        modes = termios.tcgetattr(inner)
        modes[1] &= ~termios.OPOST
        termios.tcsetattr(inner, termios.TCSANOW, modes)
        process = self.start(*arguments, stdout=inner, stderr=inner, **options)
        os.close(inner)
        got = b""
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            if not select.select([outer], [], [], 1)[0]:
                continue
            try:
                chunk = os.read(outer, 65536)
            except OSError:
                break
            if not chunk:
                break
            got += chunk
        os.close(outer)
        finish(process, PATIENCE)
        return got

    def small_disk(self, kilobytes, options=""):
        """A file system of its own with little room."""
        place = self.folder / f"disk{len(self.mounts)}"
        place.mkdir()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k{options}", "tmpfs", str(place)], capture_output=True)
        if mounted.returncode != 0:
            raise Skipped("no file system can be mounted here")
        self.mounts.append(place)
        return place

    def as_nobody(self):
        """Words before a command that take all rights from it; the program is copied to where it can be read."""
        if os.geteuid() != 0:
            return [], self.original
        if not shutil.which("setpriv"):
            raise Skipped("root can take no rights from itself: there is no setpriv")
        copy = self.folder / "mtlint"
        if not copy.exists():
            shutil.copy(self.original, copy)
            copy.chmod(0o755)
        return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"], copy


def finish(process, patience):
    """Exit status (negative: the signal that ended it) and peak memory in MB."""
    begun = time.monotonic()
    while time.monotonic() - begun < patience:
        number, raw, used = os.wait4(process.pid, os.WNOHANG)
        if number:
            process.returncode = os.waitstatus_to_exitcode(raw)
            return process.returncode, used.ru_maxrss / 1024
        time.sleep(0.005)
    process.kill()
    os.wait4(process.pid, 0)
    process.returncode = -signal.SIGKILL
    raise AssertionError(f"still running after {patience} s")


def wait_until(holds, what, patience=60):
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < patience, f"waited in vain: {what}"
        time.sleep(0.002)


def leftovers(folder):
    """Hidden files in a folder: what was begun and not put in place."""
    return [path.name for path in pathlib.Path(folder).iterdir() if path.name.startswith(".")]


def run_all(names):
    program = os.path.abspath(os.environ.get("MTLINT", ".build/release/mtlint"))
    if not os.access(program, os.X_OK):
        sys.exit(f"faults: there is no program at {program}; build it or say with MTLINT=path where it is")
    # A cache of its own: nothing of the user's is read or written.
    home = tempfile.mkdtemp(prefix="mtlint-faults-home-")
    os.environ["MTLINT_CACHE_DIR"] = home
    chosen = [one for one in checks if not names or any(name in one.__name__ for name in names)]
    held = skipped = 0
    failed = []
    for one in chosen:
        work = Workplace(program)
        begun = time.monotonic()
        title = one.__name__.replace("_", " ")
        try:
            note = one(work)
            held += 1
            print(f"  ✓ {title} ({time.monotonic() - begun:.1f} s{'; ' + note if note else ''})", flush=True)
        except Skipped as reason:
            skipped += 1
            print(f"  – {title}: not checked, {reason}", flush=True)
        except AssertionError as error:
            failed.append(title)
            print(f"  ✘ {title}: {error}", flush=True)
        finally:
            work.leave()
    shutil.rmtree(home, ignore_errors=True)
    if failed:
        sys.exit(f"faults: {held} hold, {len(failed)} don't: {'; '.join(failed)}")
    print(f"faults: all {held} hold" + (f", {skipped} cannot be checked here" if skipped else ""))
