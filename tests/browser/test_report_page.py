"""The HTML report in headless Chromium: filters, keys, links, paper; no error, and no request leaves the page."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from rectify_lint.api import lint_paths
from rectify_lint.report import render

NOTICE = Path(__file__).parents[2] / "examples" / "notice.txt"
Open = Callable[..., webdriver.Chrome]


@pytest.fixture
def open_page(browser: webdriver.Chrome, tmp_path: Path) -> Iterator[Open]:
    """Opens the report of *paths*; afterwards no error may have been logged and nothing requested."""

    def open_report(*paths: str, lang: str = "zh", width: int = 1280, dark: bool = False) -> webdriver.Chrome:
        page = tmp_path / "report.html"
        report = lint_paths(paths or [str(NOTICE)])
        page.write_text(render(report, "html", lang=lang), "utf-8")
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
        browser.get(page.as_uri())
        return browser

    yield open_report
    assert browser.get_log("browser") == []
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            assert message["params"]["request"]["url"].startswith(tmp_path.as_uri()), message


def shown(page: webdriver.Chrome) -> list[str]:
    cards = page.find_elements(By.CSS_SELECTOR, ".finding")
    return [str(card.get_attribute("id")) for card in cards if card.is_displayed()]


def focused(page: webdriver.Chrome) -> str | None:
    return page.switch_to.active_element.get_attribute("id")


def press(page: webdriver.Chrome, key: str) -> None:
    page.switch_to.active_element.send_keys(key)


def in_view(page: webdriver.Chrome, element: WebElement) -> bool:
    """Whether *element* is inside the window and below the bar at its top."""
    found: bool = page.execute_script(
        "const box = arguments[0].getBoundingClientRect(), bar = document.querySelector('.top');"
        "const top = getComputedStyle(bar).position === 'sticky' ? bar.getBoundingClientRect().bottom : 0;"
        "return box.top >= top - 1 && box.top < innerHeight;",
        element,
    )
    return found


def test_a_filter_hides_findings_and_their_marks(open_page: Open) -> None:
    page = open_page()
    assert len(shown(page)) == 5
    total = page.find_element(By.CSS_SELECTOR, "[data-family=TOT]")
    mark = page.find_element(By.CSS_SELECTOR, f"mark[data-findings='{str(total.get_attribute('id'))[1:]}']")
    page.find_element(By.CSS_SELECTOR, "input[value=TOT]").click()
    assert len(shown(page)) == 4
    assert not total.is_displayed()
    assert "off" in str(mark.get_attribute("class"))
    assert page.find_element(By.ID, "shown").text == "显示 4 / 5 条"
    page.find_element(By.CSS_SELECTOR, "input[value=error]").click()
    assert shown(page) == []
    assert page.find_element(By.ID, "none-shown").is_displayed()
    page.find_element(By.CSS_SELECTOR, "input[value=error]").click()
    page.find_element(By.CSS_SELECTOR, "input[value=TOT]").click()
    assert len(shown(page)) == 5


def test_a_finding_is_followed_to_its_place_and_back(open_page: Open) -> None:
    page = open_page()
    card = page.find_element(By.ID, "f1-5")
    link = card.find_element(By.CSS_SELECTOR, "h4 a")
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", link)
    link.click()
    assert page.current_url.endswith("#m1-5")
    place = page.find_element(By.ID, "m1-5")
    assert in_view(page, place)
    page.find_element(By.CSS_SELECTOR, "mark[data-findings='1-5']").click()
    assert focused(page) == "f1-5"
    related = card.find_element(By.TAG_NAME, "details")
    related.find_element(By.TAG_NAME, "summary").click()
    related.find_element(By.CSS_SELECTOR, "a").click()
    assert page.current_url.endswith("#l1-3")
    assert in_view(page, page.find_element(By.ID, "l1-3"))


def test_keys_and_buttons_go_from_finding_to_finding(open_page: Open) -> None:
    page = open_page()
    press(page, "j")
    assert focused(page) == "f1-1"
    assert "current" in str(
        page.find_element(By.CSS_SELECTOR, "mark[data-findings='1-1']").get_attribute("class")
    )
    press(page, "j")
    press(page, "j")
    press(page, "k")
    assert focused(page) == "f1-2"
    page.find_element(By.ID, "next").click()
    assert focused(page) == "f1-3"
    assert in_view(page, page.find_element(By.ID, "f1-3"))
    press(page, Keys.ENTER)
    assert page.current_url.endswith("#m1-3")
    press(page, "f")
    assert page.switch_to.active_element.get_attribute("value") == "error"
    press(page, "k")
    assert focused(page) == "f1-5"


def test_hidden_findings_are_passed_over(open_page: Open) -> None:
    page = open_page()
    page.find_element(By.CSS_SELECTOR, "input[value=NUM]").click()
    page.find_element(By.ID, "next").click()
    assert focused(page) == "f1-2"


def test_the_outline_leads_into_the_text_and_shows_statuses(open_page: Open) -> None:
    page = open_page()
    statuses = [one.text for one in page.find_elements(By.CSS_SELECTOR, ".contents .status")]
    assert len(statuses) == 7
    assert statuses[2].startswith("无状态")
    link = page.find_element(By.CSS_SELECTOR, ".contents a[href='#l1-31']")
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", link)
    link.click()
    assert in_view(page, page.find_element(By.ID, "l1-31"))


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_is_no_wider_than_the_window(open_page: Open, width: int) -> None:
    page = open_page(width=width, lang="en")
    assert page.execute_script("return document.documentElement.scrollWidth") <= width
    text, card = (page.find_element(By.CSS_SELECTOR, one) for one in ("#l1-8 > p", "#f1-2"))
    beside = card.rect["x"] >= text.rect["x"] + text.rect["width"]
    assert beside is (width > 960)


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out_from_its_ground_in_both_schemes(open_page: Open, dark: bool) -> None:
    page = open_page(dark=dark)
    for selector in ("#l1-3 > p", "mark.error", ".finding h4", ".finding .grade", ".facts", ".pass .verdict"):
        element = page.find_element(By.CSS_SELECTOR, selector)
        assert page.execute_script(CONTRAST, element) >= 4.5, selector


CONTRAST = """
const parse = (text) => text.match(/[0-9.]+/g).map(Number);
const light = ([r, g, b]) => {
  const part = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
};
let ground = arguments[0];
const clear = (one) => { const c = parse(getComputedStyle(one).backgroundColor); return c[3] === 0; };
while (clear(ground) && ground.parentElement) ground = ground.parentElement;
const pair = [getComputedStyle(arguments[0]).color, getComputedStyle(ground).backgroundColor];
const [a, b] = pair.map((text) => light(parse(text))).sort((x, y) => y - x);
return (a + 0.05) / (b + 0.05);
"""
"""The contrast of an element's text, as WCAG works it out."""


def test_it_prints_on_a4_with_findings_beside_the_text(open_page: Open) -> None:
    page = open_page()
    printed: dict[str, Any] = page.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    data = base64.b64decode(printed["data"])
    assert data.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in data or b"/MediaBox [0 0 595 842]" in data
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not page.find_element(By.CSS_SELECTOR, ".filters").is_displayed()
    assert page.find_element(By.ID, "f1-2").is_displayed()
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_many_files_have_an_index_with_totals(open_page: Open, tmp_path: Path) -> None:
    for name in ("甲.txt", "乙.txt"):
        shutil.copyfile(NOTICE, tmp_path / name)
    (tmp_path / "clean.txt").write_text("安澜县水利局工作计划\n做好管护工作。\n", "utf-8")
    page = open_page(str(tmp_path), str(tmp_path / "none.txt"))
    rows = [row.text for row in page.find_elements(By.CSS_SELECTOR, ".index tbody tr")]
    assert len(rows) == 3
    assert any("clean.txt 0 0 0" in row for row in rows)
    assert "none.txt" in page.find_element(By.CSS_SELECTOR, ".failures").text
    page.find_element(By.CSS_SELECTOR, ".index a[href='#file3']").click()
    assert in_view(page, page.find_element(By.CSS_SELECTOR, "#file3 h2"))
    page.find_element(By.CSS_SELECTOR, "#file3 .back a").click()
    assert page.current_url.endswith("#index")
