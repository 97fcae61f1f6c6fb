"""Phrases by which rows that are no registrations are known, as regular expressions of Polars."""

NUMBER = r"^\(?\d{1,6}(?:\.0)?\s*[.)]?$"
SECTION_NUMBER = r"^(?:[IVXLC]{1,6}|[A-HĐ])\s*[.)/]?$"
TOTAL = (
    r"(?i)^(?:tổng\s*(?:cộng|số)\b|tong\s*(?:cong|so)\b|(?:tổng|cộng|tong|cong)\s*(?:$|[:(\d])"
    r"|tổng\s+sáng kiến|cộng\s+(?:dồn|theo|đơn vị|ldld|lđlđ|cđ)\b)"
)
#: Words at the start of a title or a name that make a full row worth a closer look.
NOT_PLAIN = r"^(?:[Tt]ổng\b|TỔNG\b|[Tt]ong\b|TONG\b|[Cc]ộng\b|CỘNG\b|[Cc]ong [:(\d]|%[A-Za-z]|\[TMP|\{\{|«|(?i:vd|ví dụ)\b)"
TEMPLATE = r"^(?:%[A-Za-z][\w.]*%?(?:;.*)?|\[TMP\].*|\{\{.*\}\}|«.*»)$"
EXAMPLE = r"(?i)^(?:vd|ví dụ|vi du|mẫu|example)\s*(?:\d*\s*[.:)]|\d*$)"
HOLLOW = r"(?i)^(?:[0\s.,–-]*|false|#[\w/]+[!?]?)$"
LOWER_START = r"^[\p{Ll}(&+,]"
SIGNATURE = (
    r"(?i)^(?:người\s+(?:lập|tổng hợp|báo cáo|kê khai|viết)"
    r"(?:\s+(?:biểu|bảng|danh sách|báo cáo))?\s*(?:[(:].*)?$"
    r"|tm\.?\s*(?:ban|bch|btv|công đoàn|đơn vị|hội đồng)\b.*|(?:t/m|thay mặt|kt\.)\s.*"
    r"|(?:phó\s+)?chủ tịch(?:\s+(?:công đoàn|cđcs|cđ|hội đồng))?\s*(?:\(.*)?$"
    r"|(?:thủ trưởng(?:\s+(?:đơn vị|cơ quan))?|(?:phó\s+|tổng\s+)?giám đốc|hiệu trưởng)\s*(?:\(.*)?$"
    r"|nơi nhận\s*(?::.*)?$|xác nhận(?:\s+của\s.*)?\s*$|\(\s*ký\b.*|ký[,\s]+(?:tên|ghi rõ|đóng dấu).*"
    r"|ban chấp hành(?:\s+(?:công đoàn|cđcs|cđ)\b.{0,40})?$"
    r"|.{0,30}\bngày\s*[\d.…\s]*\s*tháng\s*[\d.…\s]*\s*năm\s*[\d.…]*\s*$"
    r"|danh sách (?:này |trên )?(?:gồm|có)\s.*|ấn định.*|nguoi lap(?: bieu)?$|noi nhan:?$|chu tich$)"
)
UNIT_WORDS = (
    r"(?i)^(?:(?:[IVXLC]+|[A-ZĐ]|\d{1,2})\s*[.)/:-]+\s*)?(?:lđlđ|ldld|liên đoàn lao động|cđcs|công đoàn|cđn?\b|"
    r"trường|công ty|cty|bệnh viện|xí nghiệp|nhà máy|tổng công ty|trung tâm|ubnd|quận|huyện|thị xã|q\.|h\.|tx\.|"
    r"khối|cụm|đơn vị|phòng|ban|chi nhánh|ngân hàng|viện|sở|hợp tác xã|htx|cong doan|truong|lien doan)(?:\s|$|\.|:)"
)
