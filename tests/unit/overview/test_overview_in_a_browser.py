"""The overview page in a real browser and before a validator: with something in every section, and with hostile content."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from overview_world import HOSTILE, NOW, empty, full
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from docgen.overview.content import Content
from docgen.overview.page import page
from office import AXE_CORE, AXE_CORE_VERSION, HTML_VALIDATE, HTML_VALIDATE_VERSION, need_node_module, need_program

PAGES = {"full": full(), "hostile": full(HOSTILE), "empty": empty()}
VALIDATE = """
const { HtmlValidate, StaticConfigLoader } = await import(process.argv[1]);
const rules = { extends: ["html-validate:recommended", "html-validate:standard"] };
const report = await new HtmlValidate(new StaticConfigLoader(rules)).validateFile(process.argv[2]);
console.log(JSON.stringify(report.results.flatMap(file => file.messages.map(one => `${one.ruleId}: ${one.message}`))));
"""
FORMS = {"light": ("light", 1280), "dark": ("dark", 1280), "narrow": ("light", 360)}


def validated(file: Path) -> list[str]:
    """What html-validate has against a page."""
    module = need_node_module(HTML_VALIDATE, HTML_VALIDATE_VERSION) / "dist" / "esm" / "index.js"
    command = [need_program("node", "nodejs"), "--input-type=module", "-e", VALIDATE, module.as_uri(), str(file)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert isinstance(found, list)
    return found


def written(folder: Path, content: Content) -> Path:
    file = folder / "oversikt.html"
    file.write_bytes(page(content, NOW).data)
    return file


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_valid(name: str, tmp_path: Path) -> None:
    assert validated(written(tmp_path, PAGES[name])) == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    file = written(tmp_path, full())
    file.write_text(file.read_text("utf-8").replace("<h1>", '<h1 id="innhold">', 1), "utf-8")
    assert any("no-dup-id" in message for message in validated(file))


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    options = Options()
    options.binary_location = need_program("chromium", "chromium")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    opened = Chrome(options=options, service=Service(need_program("chromedriver", "chromium-driver")))
    try:
        yield opened
    finally:
        opened.quit()


def violations(browser: Chrome, file: Path, form: str) -> list[str]:
    """What axe-core has against the page in one form; the page itself lets no script run, so it is told from outside."""
    scheme, width = FORMS[form]
    axe = (need_node_module(AXE_CORE, AXE_CORE_VERSION) / "axe.min.js").read_text("utf-8")
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get(file.as_uri())
    browser.execute_script(axe)
    told: dict[str, Any] = browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    assert len(told["passes"]) > 20, "it has looked"
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in told["violations"]]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_accessible(name: str, form: str, browser: Chrome, tmp_path: Path) -> None:
    assert violations(browser, written(tmp_path, PAGES[name]), form) == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    assert browser.execute_script("return document.querySelector('.hopp').hash") == "#innhold"


def test_axe_finds_what_is_wrong(browser: Chrome, tmp_path: Path) -> None:
    file = written(tmp_path, full())
    file.write_text(file.read_text("utf-8").replace('lang="nb"', "", 1), "utf-8")
    assert any("html-has-lang" in found for found in violations(browser, file, "light"))


def test_a_script_in_the_page_does_not_run(browser: Chrome, tmp_path: Path) -> None:
    file = written(tmp_path, full())
    text = file.read_text("utf-8").replace("</main>", "<script>document.title = 'kjørt'</script></main>", 1)
    file.write_text(text, "utf-8")
    browser.get(file.as_uri())
    assert browser.title == "(1) Oversikt"
