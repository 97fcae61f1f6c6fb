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
    r"|(?:thủ trưởng(?:\s+(?:đơn vị|cơ quan))?|(?:phó\s+|tổng\s+)?giám đốc|(?:phó\s+)?hiệu trưởng)\s*(?:\(.*)?$"
    r"|(?:p\.?\s*|c?t\.?\s+)(?:chủ tịch|công đoàn|cđcs)\s*(?:\(.*)?$|(?:kế toán(?:\s+trưởng)?|thư ký|ban giám (?:hiệu|đốc)|hội đồng sáng kiến)\s*(?:\(.*)?$"
    r"|(?:đại diện\s+)?lãnh đạo(?:\s+(?:đơn vị|cơ quan|công ty|phòng))?\s*(?:\(.*)?$|(?:cán bộ|người)\s+(?:phụ trách|theo dõi|lập|tổng hợp|kiểm tra|duyệt)\s*(?:\(.*)?$"
    r"|[*\s]*(?:ghi chú|lưu ý)\s*:.*|nơi nhận\s*(?::.*)?$|xác nhận(?:\s+của\s.*)?\s*$|\(\s*ký\b.*|ký[,\s]+(?:tên|ghi rõ|đóng dấu).*"
    r"|ban chấp hành(?:\s+(?:công đoàn|cđcs|cđ)\b.{0,40})?$"
    r"|danh sách (?:này |trên )?(?:gồm|có)\s.*|ấn định.*|nguoi lap(?: bieu)?$|noi nhan:?$|chu tich$)"
)
#: The place and day above signatures; on a row with a title and a person it is the day of these.
SIGNED_ON = r"(?i)^.{0,30}\bngày\s*[\d.…\s]*\s*tháng\s*[\d.…\s]*\s*năm\s*[\d.…]*\s*$"
UNIT_WORDS = (
    r"(?i)^(?:[-–—*•+]\s*)?(?:(?:[IVXLC]+|[A-ZĐ]|\d{1,2})\s*[.)/:-]+\s*)?(?:lđlđ|ldld|liên đoàn lao động|cđcs|công đoàn|cđn?\b|"
    r"trường|công ty|cty|bệnh viện|xí nghiệp|nhà máy|tổng công ty|trung tâm|ubnd|quận|huyện|thị xã|q\.|h\.|tx\.|"
    r"khối|cụm|đơn vị|phòng|ban|chi nhánh|ngân hàng|viện|sở|hợp tác xã|htx|cong doan|truong|lien doan|"
    r"ủy ban|uỷ ban|chi cục|cục|kho bạc|tòa án|toà án|công an|học viện|đại học|cao đẳng|mầm non|tiểu học|thcs|thpt|"
    r"tập đoàn|doanh nghiệp|khách sạn|nhà hàng|siêu thị|trạm|xí nghiệp)(?:\s|$|\.|:)"
)
#: Begin names of workplaces and never those of people ("Đoàn" and "Tô" do): a person's column may
#: hold the union of the rows below. A team ("Tổ Toán", "Ban Giám hiệu") may be an author itself.
WORKPLACE = (
    r"(?i)^(?:(?:[IVXLC]+|[A-ZĐ]|\d{1,2})\s*[.)/:-]+\s*)?(?:lđlđ|ldld|liên đoàn|lien doan|cđcs|cdcs|công đoàn|cong doan|"
    r"trường|truong (?:mam non|tieu hoc|thcs|thpt|dai hoc|cao dang)|mầm non|tiểu học|thcs|thpt|đại học|cao đẳng|học viện|"
    r"công ty|cong ty|cty|tổng công ty|tập đoàn|xí nghiệp|xi nghiep|nhà máy|doanh nghiệp|hợp tác xã|htx|chi nhánh|"
    r"ngân hàng|khách sạn|nhà hàng|siêu thị|bệnh viện|benh vien|trung tâm|trung tam|viện|trạm|"
    r"ubnd|ủy ban|uỷ ban|quận|huyện|thị xã|phường|sở|cục|chi cục|kho bạc|bảo hiểm|tòa án|toà án|công an|"
    r"phòng|văn phòng|khối|cụm|đơn vị|phân xưởng|bảo tàng|thư viện|nhà (?:hát|văn hóa|văn hoá|khách|xuất bản))"
    r"(?:\s|\.|:)"
)
#: No day and no amount, in words or figures: in such a column it is the name of what stands below.
NO_VALUE = r"^\p{Lu}[^\d]*\s[^\d]*$"
AMOUNT_WORDS = r"(?i)\b(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|vnđ|vnd|không|chưa|khoảng|trên|dưới|hơn|tháng|quý|năm|đang|đã|giảm|tăng|tiết kiệm)\b"
DAY_WORDS = r"(?i)^(?:ngày|sáng|chiều|tối|thứ|tuần|đợt|từ|đến|đầu|cuối|giữa)\b"
#: A note that takes its row back, or doubts that it counts.
WITHDRAWN = (
    r"(?i)^\s*(?:(?:xin|đã|đề nghị|tự|được)\s+)*(?:rút|hủy|huỷ|loại|gạch)(?:\s+(?:bỏ|tên|đăng ký|sáng kiến|hồ sơ|khỏi|lui|đơn)\b[^\n]{0,40}|\s*[.,;(!]|\s*$)"
    r"|^\s*(?:(?:bị|do)\s+)?trùng(?:\s+(?:lặp|tên|nội dung|với|stt|số|đề tài)\b[^\n]{0,40}|\s*[.,;(!]|\s*$)"
    r"|^\s*không\s+(?:tham gia|đăng ký|nộp|đạt|hợp lệ|công nhận|được công nhận|đủ điều kiện|tính)\b"
)
