"""The hands that an editor works with: a mouse, a keyboard alone, a phone whose browser runs no script.

Each does the same few things in its own way, so that a morning is told once. What is pressed, followed or
written into is named as it reads on screen. The keyboard's hand uses nothing but keys, from where the focus
is: what Tab does not reach, it does not find.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from playwright.sync_api import ElementHandle, Locator, Page, expect

from tests.service.browser.look import PHONE

Name = str | re.Pattern[str]
_SOON = 60_000
"""Milliseconds that an answer from elsewhere may take."""
_BLINK = 500
"""Milliseconds between two looks at what does not show by itself."""
_STOPS = 400
"""Presses of Tab after which nothing more is expected on a page."""
_BEFORE = """(box) => {
    const told = getSelection(), range = document.createRange();
    range.selectNodeContents(box);
    range.setEnd(told.anchorNode, told.anchorOffset);
    return [range.toString().length, told.toString()];
}"""
"""What an eye sees of a box: how many characters stand before where the selection began, and it."""
_SPAN = """(box, word) => {
    const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const at = node.data.indexOf(word);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        range.startContainer.parentElement.scrollIntoView({ block: "center" });
        const { left, right, top, height } = range.getClientRects()[0];
        return { left, right, y: top + height / 2 };
    }
}"""
"""Where a word of a box stands on screen."""

_IS_REACHED = "node => node.isConnected ? node === document.activeElement : null"
"""Null of what another has taken the place of."""


class Hand(ABC):
    """A hand on a page, and the eyes above it."""

    settings: ClassVar[dict[str, Any]] = {}
    """What its browser is opened with."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, name: Name) -> None:
        """Press a button, and wait for the page that answers."""
        with self.page.expect_navigation():
            self._press(self._button(name))

    @abstractmethod
    def _press(self, button: Locator) -> None: ...

    @abstractmethod
    def follow(self, name: Name, inside: str = "body") -> None:
        """Follow the first link of that name."""

    @abstractmethod
    def write(self, label: Name, text: str) -> None:
        """Write into a field instead of what stands in it."""

    @abstractmethod
    def choose(self, label: Name) -> None:
        """Choose one of a few."""

    @abstractmethod
    def reword(self, old: str, new: str) -> None:
        """Put words, or a figure, in the place of others in the text that is being edited."""

    def sees(self, text: Name, inside: str = "body") -> None:
        """Wait until a text shows by itself."""
        expect(self._text(text, inside)).to_be_visible(timeout=_SOON)

    def _text(self, text: Name, inside: str) -> Locator:
        return self.page.locator(inside).get_by_text(text).first

    def _button(self, name: Name) -> Locator:
        return self.page.get_by_role("button", name=name, exact=isinstance(name, str)).first

    def _link(self, name: Name, inside: str) -> Locator:
        return self.page.locator(inside).get_by_role("link", name=name).first

    def _box(self, old: str) -> Locator:
        return self.page.get_by_role("textbox").filter(has_text=old).first


class Mouse(Hand):
    """Clicks, and drags over the words that are to be typed over; a figure is one click."""

    def _press(self, button: Locator) -> None:
        button.click()

    def follow(self, name: Name, inside: str = "body") -> None:
        self._link(name, inside).click()

    def write(self, label: Name, text: str) -> None:
        self.page.get_by_label(label).click(click_count=3)
        self.page.keyboard.type(text)

    def choose(self, label: Name) -> None:
        self.page.get_by_label(label).click()

    def reword(self, old: str, new: str) -> None:
        box, mouse = self._box(old), self.page.mouse
        figure = box.locator(".figure").get_by_text(old, exact=True)
        if figure.count():
            figure.first.click()
        else:
            where = box.evaluate(_SPAN, old)
            mouse.move(where["left"], where["y"])
            mouse.down()
            mouse.move(where["right"], where["y"], steps=8)
            mouse.up()
        assert box.evaluate(_BEFORE)[1] == old
        self.page.keyboard.type(new)


class Keyboard(Hand):
    """Tab, Enter, Space, arrows, typing: nothing else."""

    def press(self, name: Name) -> None:
        self._reach(self._button(name))
        super().press(name)

    def _press(self, button: Locator) -> None:
        self._reach(button)
        self._key("Space")

    def follow(self, name: Name, inside: str = "body") -> None:
        self._reach(self._link(name, inside))
        self._key("Enter")

    def write(self, label: Name, text: str) -> None:
        self._reach(self.page.get_by_label(label))
        self._key("Control+A")
        self.page.keyboard.type(text)

    def choose(self, label: Name) -> None:
        wanted = self.page.get_by_label(label)
        group = wanted.get_attribute("name")
        self._reach(self.page.locator(f'input[name="{group}"]:checked'))
        while not wanted.is_checked():
            self._key("ArrowDown")
        expect(wanted).to_be_focused()

    def reword(self, old: str, new: str) -> None:
        box = _found(self._box(old))
        self._reach(self._box(old))
        at = (box.text_content() or "").index(old)
        self._key("Control+Home")
        seen = box.evaluate(_BEFORE)[0]
        while seen < at:
            self._key("ArrowRight")
            before, seen = seen, box.evaluate(_BEFORE)[0]
            assert seen > before, "the caret stands still"
        while len(box.evaluate(_BEFORE)[1]) < len(old):
            self._key("Shift+ArrowRight")
        assert box.evaluate(_BEFORE)[1] == old
        self.page.keyboard.type(new)

    def _key(self, key: str) -> None:
        self.page.keyboard.press(key)

    def _reach(self, target: Locator) -> None:
        node = _found(target)
        for _ in range(_STOPS):
            is_reached = node.evaluate(_IS_REACHED)
            if is_reached:
                return
            if is_reached is None:
                node = _found(target)
                continue
            self._key("Tab")
        raise AssertionError(f"Tab does not reach it: {target}")


def _found(target: Locator) -> ElementHandle:
    """What a name stands for: to look for it anew at each key takes ten times as long as the key."""
    return target.element_handle()


class Phone(Hand):
    """Taps on 360 pixels, types into plain fields, asks anew for what does not show by itself."""

    settings: ClassVar[dict[str, Any]] = {**PHONE, "java_script_enabled": False}

    def _press(self, button: Locator) -> None:
        button.tap()

    def follow(self, name: Name, inside: str = "body") -> None:
        with self.page.expect_navigation():
            self._link(name, inside).tap()

    def write(self, label: Name, text: str) -> None:
        field = self.page.get_by_label(label)
        field.tap()
        field.fill(text)

    def choose(self, label: Name) -> None:
        self.page.get_by_label(label).tap()

    def reword(self, old: str, new: str) -> None:
        field = self._box(old)
        field.tap()
        field.fill(field.input_value().replace(old, new, 1))

    def sees(self, text: Name, inside: str = "body") -> None:
        again = self.page.get_by_role("link", name="새로 보기")
        for _ in range(_SOON // _BLINK):
            if self._text(text, inside).count():
                break
            if again.count():
                with self.page.expect_navigation():
                    again.first.tap()
            self.page.wait_for_timeout(_BLINK)
        expect(self._text(text, inside)).to_be_visible()
