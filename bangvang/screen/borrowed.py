"""Streamlit's own words, which it knows in English only, in the reader's language; and the page's language itself.

They stand in tooltips, menus, placeholders and in what is read aloud. Our own words are never touched:
only a whole text that is one of Streamlit's, outside of what we have drawn.
"""

import streamlit as st

from bangvang.screen.frame import View
from bangvang.text import LANGUAGES, Words, keys

_TABLE = "borrowed."

_speaker = st.components.v2.component(
    "bangvang_speaker",
    js="""
    const NAMES = ["aria-label", "aria-roledescription", "title", "placeholder"];
    const NAMED = NAMES.map((each) => `[${each}]`).join();
    export default function ({ data }) {
      document.documentElement.lang = data.language;
      // one at a time: the one of the other language would put every word back, without end
      document.bangvangSpeaker?.disconnect();
      const known = new Map(data.words);
      const said = (text) => known.get(text.trim());
      // a part of a field is called by its own name and the field's: "day, Ngày của mốc"
      const called = (text) => said(text) ?? text.replace(/^\\p{L}+(?=, )/u, (part) => said(part) ?? part);
      const name = (box) => {
        for (const each of NAMES) {
          if (!box.hasAttribute(each)) continue;
          const written = box.getAttribute(each), told = called(written);
          if (told !== written) box.setAttribute(each, told);
        }
      };
      const write = (node) => {
        const told = said(node.data);
        if (told && !node.parentElement?.closest('[class*="bv-"], style, script')) node.data = told;
      };
      const through = (root) => {
        if (root.nodeType === Node.TEXT_NODE) return write(root);
        if (root.nodeType !== Node.ELEMENT_NODE) return;
        name(root);
        root.querySelectorAll(NAMED).forEach(name);
        const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node; (node = walk.nextNode()); ) write(node);
      };
      const watch = new MutationObserver((changes) => {
        for (const each of changes) {
          if (each.type === "attributes") name(each.target);
          else if (each.type === "characterData") write(each.target);
          else each.addedNodes.forEach(through);
        }
      });
      document.bangvangSpeaker = watch;
      through(document.body);
      watch.observe(document.body, {
        subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES,
      });
      return () => watch.disconnect();
    }
    """,
)


def speak(look: View) -> None:
    """Puts Streamlit's words on this page into the language of the visit."""
    t = look.words
    _speaker(data={"language": t.language, "words": words(t)}, key="speaker", height=1)


def words(t: Words) -> list[tuple[str, str]]:
    """Each of Streamlit's words in another of our languages, and what it is in this one."""
    others = [Words(language) for language in LANGUAGES if language != t.language]
    return [
        (other(key), t(key)) for other in others for key in keys(_TABLE) if other(key) != t(key)
    ]
