"""Case records in an engine that runs elsewhere: Spark and PostgreSQL, with drivers of their own.

Drivers: `requirements-engines.txt`.
"""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from data.cases.engines import Engine, EngineUnavailable, Question, Table, kinds_of

DRIVERS = "Install it with: pip install -r requirements-engines.txt"
PATIENCE = 5  # seconds until an engine counts as unreachable
RETRIES = 2
LOCAL_SPARK = re.compile(r"local(\[([1-9][0-9]?|\*)\])?")
SPARK_PORT = 15002
OF_LOCAL_SPARK = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",
}
_PLACE = re.compile(
    r"postgres(?:ql)?://(?:[^@/?#:]*(?::[^@/?#:]*)?@)?(?P<host>[A-Za-z0-9._-]*)(?::(?P<port>[0-9]+))?(?:[/?][^@]*)?"
)
READ_ONLY = "-c default_transaction_read_only=on"


def spark(url: str, data: str) -> Engine:
    """Spark at sc://host:15002, or for trying it a Spark of our own: local, local[2], local[*].

    `data` names the Parquet file, folder or object store as Spark itself would open it.
    """
    try:
        builder = import_module("pyspark.sql").SparkSession.builder
    except ImportError:
        raise EngineUnavailable(f"The driver for Spark is not installed. {DRIVERS}") from None
    trouble = "could not be started or reached"
    try:
        if LOCAL_SPARK.fullmatch(url):
            session = builder.master(url).config(map=OF_LOCAL_SPARK).getOrCreate()
        else:
            session = _remote(builder, url)
        trouble = "found no Parquet file where CASES_DATA says"
        table = import_module("ibis").pyspark.connect(session).read_parquet(data)
        kinds = kinds_of(table)
    except EngineUnavailable:
        raise
    except Exception as error:  # Spark's driver raises errors of its own, of Java and of gRPC
        raise EngineUnavailable(f"Spark {trouble} ({type(error).__name__}).") from None

    def ask(question: Question) -> pd.DataFrame:
        try:
            rows: pd.DataFrame = question(table).to_pandas()
        except Exception as error:
            raise EngineUnavailable(f"Spark did not answer ({type(error).__name__}).") from None
        return rows

    return Engine(ask, kinds, session)


def _remote(builder: Any, url: str) -> Any:
    place = urlsplit(url)
    host, port = place.hostname or "", place.port or SPARK_PORT
    try:
        socket.create_connection((host, port), PATIENCE).close()
    except OSError:
        raise EngineUnavailable(f"No Spark answers at {host}, port {port}; see CASES_URL.") from None
    session = builder.remote(url).getOrCreate()
    # The driver's own policy waits for minutes when the server has gone.
    retries = import_module("pyspark.sql.connect.client.retries")
    session.client.set_retry_policies([retries.DefaultPolicy(max_retries=RETRIES)])
    return session


def postgres(url: str, name: str) -> Engine:
    """A table or view of PostgreSQL at postgres://user:password@host/database.

    Each question has a connection of its own that can only read.
    """

    def ask(question: Question) -> pd.DataFrame:
        with _table_of(url, name) as table:
            rows: pd.DataFrame = question(table).to_pandas()
            return rows

    with _table_of(url, name) as table:
        return Engine(ask, kinds_of(table))


@contextmanager
def _table_of(url: str, full_name: str) -> Iterator[Table]:
    ibis, psycopg = import_module("ibis"), driver_of_postgres()
    missing = import_module("ibis.common.exceptions").TableNotFound
    place, _, name = full_name.rpartition(".")
    try:
        with opened(url, autocommit=True, options=READ_ONLY) as connection:
            yield ibis.postgres.from_connection(connection).table(name, database=place or None)
    except (missing, psycopg.errors.UndefinedTable):
        raise EngineUnavailable(f"PostgreSQL has no table {full_name}; see CASES_TABLE.") from None
    except psycopg.Error as error:
        raise EngineUnavailable(f"PostgreSQL did not answer ({type(error).__name__}).") from None


def driver_of_postgres() -> Any:
    """The module psycopg; EngineUnavailable where it is not installed."""
    try:
        return import_module("psycopg")
    except ImportError:
        raise EngineUnavailable(f"The driver for PostgreSQL is not installed. {DRIVERS}") from None


def opened(url: str, **settings: Any) -> Any:
    """A connection to PostgreSQL; EngineUnavailable, without the password, where there is none."""
    psycopg = import_module("psycopg")
    try:
        return psycopg.connect(url, connect_timeout=PATIENCE, **settings)
    except psycopg.Error:
        raise EngineUnavailable(f"No PostgreSQL lets us in at {_host(url)}; see CASES_URL.") from None


def _host(url: str) -> str:
    """Where an address leads, without who asks; nothing of one in which a password could be cut in two."""
    found = _PLACE.fullmatch(url)
    if not found:
        return "that address: signs such as @ : / ? # in a password have to be percent-encoded"
    return f"{found['host'] or 'this machine'}, port {found['port'] or 5432}"
