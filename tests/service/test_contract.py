"""The service against its own OpenAPI document, by schemathesis, inside this process."""

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from newsgen.config import Config, Service
from newsgen.service.app import create
from tests.service.conftest import ROOM

pytestmark = pytest.mark.slow

OPERATIONS = {
    "listTerms": "GET /v1/terms",
    "getTerm": "GET /v1/terms/{id}",
    "searchTerms": "GET /v1/search",
    "exportGlossary": "GET /v1/glossary/{format}",
    "getTermsFeed": "GET /v1/feeds/terms",
    "annotate": "POST /v1/annotate",
    "check": "POST /v1/check",
    "listArticles": "GET /v1/articles",
    "getArticle": "GET /v1/articles/{session}/{edition}",
    "getFeed": "GET /v1/feeds/{name}",
    "getHealth": "GET /health",
    "getMetrics": "GET /metrics",
}
ALWAYS_VALID = {
    *("getTerm", "getArticle", "getFeed", "getHealth", "getMetrics"),
    *("exportGlossary", "getTermsFeed"),
}
"""Where any string will do, nothing can be wrong by the document."""


def test_the_document_is_openapi_3_1_and_names_every_operation(client):
    document = client.get("/v1/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    named = {
        operation["operationId"]: f"{method.upper()} {path}"
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }
    assert named == OPERATIONS
    assert "traceback" not in json.dumps(document).lower()


@pytest.fixture
def schema(archive, glossary, us_store):
    service = Service(rate=0, drafts=True, url="https://terms.example.com", check="anyone")
    app = create(Config(newsroom=ROOM, service=service), archive, glossary, store=us_store)
    return schemathesis.openapi.from_asgi("/v1/openapi.json", app)


@pytest.mark.parametrize(
    ("operation", "mode"),
    [(operation, GenerationMode.POSITIVE) for operation in OPERATIONS]
    + [(operation, GenerationMode.NEGATIVE) for operation in OPERATIONS if operation not in ALWAYS_VALID],
)
def test_the_service_keeps_its_contract(schema, operation, mode):
    cases = schema.find_operation_by_id(operation).as_strategy(generation_mode=mode)

    @settings(max_examples=50, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=cases)
    def holds(case):
        case.call_and_validate()

    holds()
