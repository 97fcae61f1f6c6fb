"""The script of every visit: navigation by right, language, the sample's clock, the live channel."""

import streamlit as st

from bangvang.draw import style
from bangvang.screen import frame

st.set_page_config(page_title="Bảng Vàng", page_icon="🏅", layout="wide")
look = frame.view()
t = look.words
st.html(style.sheet(t("upload.browse"), t("upload.or_drop")))

show = [
    st.Page(
        "../../pages/show/leaderboard.py",
        title=t("leaderboard.nav"),
        url_path="bang-xep-hang",
        default=True,
    ),
    st.Page("../../pages/show/quota.py", title=t("quota.nav"), url_path="chi-tieu"),
    st.Page("../../pages/show/countdown.py", title=t("countdown.nav"), url_path="dem-nguoc"),
]
sections = {t("nav.show"): show}
if look.actor.may("book"):
    sections[t("nav.manage")] = [
        st.Page("../../pages/manage/upload.py", title=t("upload.nav"), url_path="nap"),
        st.Page("../../pages/manage/batches.py", title=t("batches.nav"), url_path="cac-lan-nap"),
        st.Page(
            "../../pages/manage/duplicates.py", title=t("duplicates.nav"), url_path="trung-lap"
        ),
        st.Page("../../pages/manage/units.py", title=t("units.nav"), url_path="don-vi"),
    ]
page = st.navigation(sections)
frame.sidebar(look)
if look.is_sample:
    st.html(style.banner(t("sample.banner")))
page.run()
frame.listen(look)
