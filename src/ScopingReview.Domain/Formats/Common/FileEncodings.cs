using System.Text;
using System.Text.Unicode;

namespace ScopingReview.Domain.Formats;

/// <summary>Tells in which encoding a file is written, where its bytes decide, and reads it so.</summary>
public static class FileEncodings
{
    /// <summary>The name for the screen and the command line: "GB18030".</summary>
    public static string Name(this FileEncoding encoding) => encoding switch
    {
        FileEncoding.Utf8 => "UTF-8",
        FileEncoding.Windows1252 => "Windows-1252",
        FileEncoding.Windows1251 => "Windows-1251",
        FileEncoding.Gb18030 => "GB18030",
        FileEncoding.ShiftJis => "Shift-JIS",
        _ => "Mac-Roman",
    };

    /// <summary>The encoding of a name, whatever its case and punctuation; null where it is none of these.</summary>
    public static FileEncoding? Find(string name)
    {
        static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return Enum.GetValues<FileEncoding>().Where(encoding => Plain(encoding.Name()) == Plain(name)).Cast<FileEncoding?>()
            .FirstOrDefault();
    }

    /// <summary>
    /// What the bytes speak for: UTF-8 wherever all are valid or a byte order mark says something else; Windows-1252 where nothing speaks
    /// for another. Cyrillic shows by words of high bytes alone, Chinese by pairs of which most are common characters, Japanese by its
    /// kana or by common kanji one after the other, Mac Roman by letters where Windows-1252 has signs or nothing.
    /// </summary>
    /// <param name="beginning">The beginning of the file.</param>
    public static FileEncoding Guess(ReadOnlySpan<byte> beginning)
    {
        if (HasMark(beginning) || beginning.Contains((byte)0) || IsUtf8(beginning))
            return FileEncoding.Utf8;
        var pairs = CountPairs(beginning);
        if (pairs.Kana >= 2 && pairs.Kana * 3 >= pairs.High && Decodes(beginning, FileEncoding.ShiftJis))
            return FileEncoding.ShiftJis;
        if (pairs.Common * 10 >= pairs.High * 6 && Decodes(beginning, FileEncoding.Gb18030))
            return FileEncoding.Gb18030;
        var kanji = CountKanji(beginning);
        if (kanji.InRow >= 4 && kanji.InRow * 10 >= kanji.High * 7)
            return FileEncoding.ShiftJis;
        var letters = CountLetters(beginning);
        if (letters.Cyrillic >= 3 && letters.Cyrillic * 10 >= letters.High * 7)
            return FileEncoding.Windows1251;
        var isMac = letters.Mac > 0 && (letters.Western == 0 || (letters.OnlyMac > 0 && letters.Mac >= letters.Western));
        return isMac ? FileEncoding.MacRoman : FileEncoding.Windows1252;
    }

    /// <summary>The bytes as UTF-8; as they are where they need not be changed.</summary>
    /// <param name="bytes">A file or its beginning.</param>
    /// <param name="encoding">Its encoding; null to guess.</param>
    public static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> bytes, FileEncoding? encoding = null) =>
        CodePage(encoding ?? Guess(bytes), isChosen: encoding is not null) is { } page ? Encoding.UTF8.GetBytes(page.GetString(bytes))
        : bytes;

    /// <summary>
    /// The code page with which a file has to be read before the readers, which know UTF-8 and Windows-1252; null for none.
    /// </summary>
    internal static Encoding? CodePage(FileEncoding encoding, bool isChosen) => encoding switch
    {
        FileEncoding.Utf8 => null,
        FileEncoding.Windows1252 => isChosen ? Page(1252) : null,
        _ => Page(encoding),
    };

    private static Encoding Page(FileEncoding encoding) => Page(encoding switch
    {
        FileEncoding.Windows1251 => 1251,
        FileEncoding.Gb18030 => 54936,
        FileEncoding.ShiftJis => 932,
        _ => 10000,
    });

    private static Encoding Page(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;

    private static bool HasMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) || bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(
            Encoding.BigEndianUnicode.Preamble);

    /// <summary>All valid, or nearly: single damaged bytes in a file of UTF-8 do not make it something else.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return true;
        var (valid, invalid) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            valid += status == System.Buffers.OperationStatus.Done && used > 1 ? 1 : 0;
            invalid += status == System.Buffers.OperationStatus.InvalidData ? 1 : 0;
            bytes = bytes[Math.Max(used, 1)..];
        }

        return valid > invalid || invalid == 0;
    }

    private static bool Decodes(ReadOnlySpan<byte> bytes, FileEncoding encoding)
    {
        var text = Page(encoding).GetString(bytes).AsSpan();
        // The beginning may end within a character.
        return !(text.Length > 0 ? text[..^1] : text).ContainsAny('\uFFFD', '\u30FB') || encoding == FileEncoding.ShiftJis;
    }

    /// <summary>Characters of two bytes: all, common Chinese ones (level 1 of GB 2312, punctuation), Japanese kana of Shift-JIS.</summary>
    private static (int High, int Common, int Kana) CountPairs(ReadOnlySpan<byte> bytes)
    {
        var (high, common, kana) = (0, 0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            high++;
            var next = i + 1 < bytes.Length ? bytes[i + 1] : (byte)0;
            common += bytes[i] is >= 0xB0 and <= 0xD7 or >= 0xA1 and <= 0xA3 && next >= 0xA1 ? 1 : 0;
            kana += (bytes[i] == 0x82 && next is >= 0x9F and <= 0xF1) || (bytes[i] == 0x83 && next is >= 0x40 and <= 0x96) ? 1 : 0;
            i += next >= 0x40 ? 1 : 0;
        }

        return (high, common, kana);
    }

    /// <summary>
    /// Characters of Shift-JIS: all that begin with a high byte, and signs, kana and kanji of level 1 that stand right beside another such.
    /// A quotation mark of Windows-1252 with the letter behind it looks like one, but stands alone.
    /// </summary>
    private static (int High, int InRow) CountKanji(ReadOnlySpan<byte> bytes)
    {
        var (high, inRow, end, isFirst) = (0, 0, -1, false);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            high++;
            var next = i + 1 < bytes.Length ? bytes[i + 1] : (byte)0;
            var isKanji = (bytes[i] is >= 0x81 and <= 0x83 or >= 0x89 and <= 0x97 || (bytes[i] == 0x88 && next >= 0x9F)
                || (bytes[i] == 0x98 && next <= 0x72)) && next is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC);
            if (!isKanji)
                continue;
            inRow += end != i ? 0 : isFirst ? 2 : 1;
            isFirst = end != i;
            end = ++i + 1;
        }

        return (high, inRow);
    }

    /// <summary>
    /// High bytes beside others (Cyrillic words); beside ASCII letters as Mac Roman has them, of these the ones that Windows-1252 has not;
    /// and as Windows-1252 has them, but for capitals behind a small letter, which are Mac Roman's quotation marks.
    /// </summary>
    private static (int High, int Cyrillic, int Mac, int OnlyMac, int Western) CountLetters(ReadOnlySpan<byte> bytes)
    {
        var (high, cyrillic, mac, onlyMac, western) = (0, 0, 0, 0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            high++;
            var (before, after) = (i > 0 ? bytes[i - 1] : (byte)0, i + 1 < bytes.Length ? bytes[i + 1] : (byte)0);
            cyrillic += bytes[i] >= 0xC0 && (before >= 0xC0 || after >= 0xC0) ? 1 : 0;
            var isBesideLetter = char.IsAsciiLetter((char)before) || char.IsAsciiLetter((char)after);
            mac += isBesideLetter && bytes[i] is (>= 0x80 and <= 0x84) or (>= 0x86 and <= 0x90) or (>= 0x98 and <= 0x9F) ? 1 : 0;
            onlyMac += isBesideLetter && (bytes[i] is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D
                || (bytes[i] is >= 0xD2 and <= 0xD5 && char.IsAsciiLetterLower((char)before) && char.IsAsciiLetterLower((char)after)))
                    ? 1 : 0;
            western += isBesideLetter && bytes[i] >= 0xC0 && !(bytes[i] < 0xE0 && char.IsAsciiLetterLower((char)before)) ? 1 : 0;
        }

        return (high, cyrillic, mac, onlyMac, western);
    }
}
