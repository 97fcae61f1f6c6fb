"""A real workbook with a password: one cell, encrypted as Excel 2010 and newer do."""

import base64
import zlib

LOCKED_XLSX = zlib.decompress(
    base64.b64decode(
        "eNrtV9ty2kYYXmI7sd1T0kOapmmq0a0nFmdMBpxyxgWMjTCG3AlpkWQJSWiFg9zpw+SiD9CZPkKn07vmBTrTPkjj/hLCBjtxkZPO"
        "pB0+5mO1u9r99j/oF7z47c4fz3+8/ye6gG20hF6erqGbU2MB4I1J5/a47/Dl6enpZPh0gf8U/gI68VuC2C17sXRifgu46vXXoX3P"
        "u17g/4XJ87vktVfF/33gB8APgR+NSwC6A/wY+AnwU+BnwLvAz4H3gF8A7wO/BD4AfgV8CPx6kU/vBBpIh4+FKFRAGrQmspEf3EUr"
        "ZzV//TX3vPjh519+Ovk9MGlXkJdcAEeVd1UNUMdIQHuIgxEFvkXo/xNoeCNN2zOP/hqMtVfGczdRHpQsIAsncJQxIj7svwdvwIn2"
        "8pz2T8+1QM8ERRmioCH/uI1uBPza74xVvbnL1tegNebWvw/6Tu1Y8d798+g7vyGM1+rvgB964I358AAFXPtvubH073/WzXnH9+KF"
        "XBxH5PL5ZhG9hv+dPPnGm2uCHgc6xLXZRH3/9p/l3+q/YP/l8120P3Bm/9o19G/C826CVh9U/NYe5L57/PvfydVf0avqz9hmPxF4"
        "CPo3vN/BfurP8xX0TiAFrIHdvJsFBNgDP2yinOsJJ/NlaJ0atfnKSjn5DxC4pv6qt1aa2oOa470QfgvP7rR++JrPQttb79TT71AR"
        "PkmUQRFog/D9CMVQHPYqwlUUrkLuWBZOlocZZzYD4yHwdghGgigB53Du+x7t+ojLvGd9XayW3yB/luHj1LLUk1FfpY6xSWRdS9Oh"
        "zSBNYY3XBVkT0/RBs/hoi6aIxWkCp+oaTtM2JvST7fUU3GTahgWrKNhBI2lasizjMcMQXsJ9jmz2Zd7Uid6zNnm9z+i9nsxjJhwM"
        "xpnzpfR47WPDx2oF24XxBrrJGBwhz3RTmGzEX3cjHpuWDHOchentdQqQgvk8Z3EU4VSLlU/A9lCcprqqzivnXbgpK1tgfTgGPYkj"
        "0nguHqXdXc7Ay4aEzYwq6qZsSf00nSmwtDeakzhZcx0+uarpAs5lc+Mdpxax5UwsFKbdM7U4dQhKaow5CbeUetLOhEqdprwnhpM7"
        "YjpNU4xniABW7GgWFmETm/K8j4Vyn+Mr2E7TfLYl2q1SJ4QTXZIVJfVZs6wUhUpdS5Bh4RmOkGDpsFaOlZIDqZ4/3uB7pd7eBhnY"
        "iTzZaNQOK1sxoW/yTDhWMRKR0KDVMDuFfecEM1reefvSMDM8rNvN46yyq2Sy8tG3pVqnktF2R2yUjQRxKduM7BUsYiRKTTaqyMFK"
        "U9KL9U72Kddph+IqKUcOVLFaaWTtvMiMdvgGJ2Wm7Z0OLNk+C8PMODU05TdOuu2ZEKeMx2f2gl8pYshaTh9qFmRK0AHtI5Vmk+cC"
        "ZtLs7WbWlbpTWRfRt6y9vl0P5mJGt1OPGibGIXEm5i1swhOFzTII7WjGEPzARfK49fTkKKplR22eiXflblVyVl0p+8odvXMwbCfa"
        "LR1ghVTkcKm8z4ixRDE52s0Fq8mWzdSyo6IySESVasMKV+u7naJaJPuDCj422Y2qUdXY5k5BjjUyR8JgVDyJKlr4INeezV2IpSd2"
        "oO21hZAQV3rKQWbAn+B2p9ati2yyFLN6+8eVpKBWi6YZV9mt83R0U2Mmgbw0ZS7kaWqqMG6vowUWWGCBBRa4jL8Bu4xHPA=="
    )
)
