#!/usr/bin/env python3
"""Installs the programs that mtlint is measured beside, and tries each on a line with faults.

usage: install.py FOLDER     a virtual environment is made there; `missing.tsv` in it names what cannot be had, and why

A peer that answers the trial wrongly counts as missing: some packages install a stub that downloads the program when it
is first run, and the time of a stub says nothing. Debian's packages are installed where this runs as root.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import peers  # noqa: E402


def quiet(*command, seconds=600):
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds)
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))


def install(peer, folder):
    """Why a peer could not be installed; None where it was."""
    if peer.source == "debian":
        if quiet("dpkg", "-s", peer.packages[0]).returncode == 0:
            return None
        if os.geteuid() != 0:
            return f"needs root: apt-get install {peer.packages[0]}"
        ran = quiet("apt-get", "install", "-qq", "-y", "--no-install-recommends", *peer.packages)
        if ran.returncode != 0:
            quiet("apt-get", "update", "-qq")
            ran = quiet("apt-get", "install", "-qq", "-y", "--no-install-recommends", *peer.packages)
    else:
        alone = ["--no-deps"] if peer.source == "pypi-alone" else []
        pip = [str(folder / "bin/pip"), "--disable-pip-version-check", "install", "-q", *alone]
        ran = quiet(*pip, *peer.packages)
    if ran.returncode == 0:
        return None
    lines = (ran.stderr or ran.stdout).strip().splitlines() or ["no reason given"]
    return lines[-1][:160]


def attempt(peer, folder):
    """Why a peer is no use; None where it finds what it should."""
    with tempfile.TemporaryDirectory() as name:
        command = peers.trial(peer, folder, pathlib.Path(name))
        ran = quiet(*command, seconds=120)
    if peer.proof in ran.stdout + ran.stderr and "Traceback (most" not in ran.stderr:
        return None
    said = (ran.stderr or ran.stdout).strip().splitlines() or [f"status {ran.returncode}"]
    if any("ownload" in line for line in said):
        return "the package brings no program: it downloads one from elsewhere when it is first run"
    return f"installed, but its trial failed: {said[-1][:120]}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    if not (folder / "bin/python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    missing = []
    for peer in peers.all():
        reason = None if attempt(peer, folder) is None else install(peer, folder) or attempt(peer, folder)
        if reason:
            missing.append(f"{peer.program}\t{reason}\n")
            print(f"bench: {peer.program} cannot be had here: {reason}", file=sys.stderr)
    (folder / "missing.tsv").write_text("".join(missing))


main()
