"""Where the server is, for all tests here."""

import os
import pathlib

import pytest


@pytest.fixture(scope="session")
def http():
    return "http://" + os.environ["NEURALAKE_HTTP"]


@pytest.fixture(scope="session")
def postgres():
    host, port = os.environ["NEURALAKE_POSTGRES"].rsplit(":", 1)
    return {"host": host, "port": int(port)}


@pytest.fixture(scope="session")
def flight():
    return "grpc://" + os.environ["NEURALAKE_FLIGHT"]


@pytest.fixture(scope="session")
def tables():
    return pathlib.Path(os.environ["NEURALAKE_TABLES"])
