"""A Spark and a PostgreSQL of our own on 127.0.0.1, for as long as they are tested."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

import pytest

from tests.processes import HOST, free_port, listening, running

# Java ready sooner, where each question is asked once.
HASTE = {"JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"}
PATIENCE = 90


@contextmanager
def settings(**values: str) -> Iterator[None]:
    """Settings of the environment, and of these kinds no others."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CASES_URL", "CASES_DATA", "CASES_TABLE"):
            patch.delenv(name, raising=False)
        for name, value in values.items():
            patch.setenv(name, value)
        yield


def need_spark() -> Path:
    """Where Spark is installed; skips where it cannot run."""
    found = find_spec("pyspark")
    if found is None or found.origin is None:
        pytest.skip("Spark is left out: pip install -r requirements-engines.txt")
    java = shutil.which("java")
    told = (
        subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr if java else ""
    )
    version = re.search(r'version "(\d+)', told)
    if version is None or int(version[1]) < 17:
        pytest.skip("Spark is left out: it needs Java 17 (Debian: openjdk-17-jre-headless)")
    return Path(found.origin).parent


@contextmanager
def spark_connect(folder: Path) -> Iterator[str]:
    """A Spark Connect server; answers with its address."""
    home, port = need_spark(), free_port()
    settings = {
        "spark.connect.grpc.binding.address": HOST,
        "spark.connect.grpc.binding.port": port,
        "spark.driver.host": HOST,
        "spark.driver.bindAddress": HOST,
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": 2,
    }
    options = [part for name, value in settings.items() for part in ("--conf", f"{name}={value}")]
    server = "org.apache.spark.sql.connect.service.SparkConnectServer"
    command = [
        home / "bin" / "spark-submit",
        "--master",
        "local[2]",
        *options,
        "--class",
        server,
        "spark-internal",
    ]
    environment = {
        **os.environ,
        **HASTE,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": HOST,
        "PYSPARK_PYTHON": sys.executable,
    }
    log = folder / "spark.log"
    with running(command, log, folder, environment) as process:  # its scripts give way to Java
        listening(port, process, log)
        yield f"sc://{HOST}:{port}"


def need_postgres() -> Path:
    """Where PostgreSQL's programs are; skips where there is no server or no driver."""
    if find_spec("psycopg") is None:
        pytest.skip("PostgreSQL is left out: pip install -r requirements-engines.txt")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "")]
    if not found[-1].is_file():
        pytest.skip("PostgreSQL is left out: no server is installed (Debian: postgresql)")
    return found[-1].parent


@contextmanager
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server with an empty database; answers with its address, password and all."""
    programs, port, password = need_postgres(), free_port(), token_hex(8)
    with TemporaryDirectory() as name:
        folder = Path(name)
        data, secret = folder / "server", folder / "password"
        secret.write_text(password)
        for place in (folder, secret) if os.getuid() == 0 else ():
            shutil.chown(place, "postgres")
        _run(
            programs / "initdb",
            "-D",
            data,
            "-U",
            "cases",
            "-A",
            "scram-sha-256",
            f"--pwfile={secret}",
            "--no-sync",
        )
        options = f"-c listen_addresses={HOST} -c port={port} -c unix_socket_directories= -c fsync=off"
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgres://cases:{password}@{HOST}:{port}/postgres"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop")


def _run(*command: object) -> None:
    """PostgreSQL refuses to run as root."""
    user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run(
        [*user, *map(str, command)], check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE, cwd="/"
    )
