namespace ScopingReview.Domain.Formats;

/// <summary>How the letters of a file without a byte order mark can be written as bytes.</summary>
public enum FileEncoding
{
    /// <summary>UTF-8; single bytes that are none are read as Windows-1252.</summary>
    Utf8,

    /// <summary>Windows-1252, Western Europe.</summary>
    Windows1252,

    /// <summary>Windows-1251, Cyrillic.</summary>
    Windows1251,

    /// <summary>GB 18030 and what it extends (GBK, GB 2312), Chinese.</summary>
    Gb18030,

    /// <summary>Shift-JIS, Japanese.</summary>
    ShiftJis,

    /// <summary>Mac Roman, Western Europe on old Macs.</summary>
    MacRoman,
}
